WITH listed AS (
  SELECT
    state_code, alpha2, m49_code, name_ar, name_en, name_es, name_fr, name_ru, name_zh,
    region, sub_region, regional_group, member_since, valid_from, valid_to
  FROM reference.member_states
),

-- A reference list is text throughout; dates have the one form, so that a bare year is an error and no day.
typed AS (
  SELECT
    state_code, alpha2, m49_code, name_en AS name,
    map('ar', name_ar, 'en', name_en, 'es', name_es, 'fr', name_fr, 'ru', name_ru, 'zh', name_zh) AS names,
    region, sub_region, regional_group,
    to_date(member_since, 'yyyy-MM-dd') AS member_since,
    to_date(valid_from, 'yyyy-MM-dd') AS valid_from,
    to_date(valid_to, 'yyyy-MM-dd') AS valid_to
  FROM listed
)

SELECT
  state_code,
  alpha2,
  m49_code,
  name,
  names,
  region,
  sub_region,
  regional_group,
  member_since IS NOT NULL AS is_member_state,
  member_since,
  valid_from,
  valid_to,
  valid_to IS NULL AS is_current
FROM typed
