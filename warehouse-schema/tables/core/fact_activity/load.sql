WITH activities AS (
  SELECT
    activity_id, kind, state, is_leadership, is_joint, title, programme_id, branch, pillar, modality,
    -- A State named twice is one beneficiary; none is an empty list, so that counting it needs no special case.
    array_distinct(coalesce(state_codes, array())) AS beneficiary_codes,
    starts_on,
    coalesce(ends_on, starts_on) AS ends_on,
    delivery_id, row_no
  FROM staging.activity
)

SELECT
  activity_id,
  kind,
  state,
  is_leadership,
  is_joint,
  title,
  programme_id,
  branch,
  pillar,
  modality,
  get(beneficiary_codes, 0) AS state_code,
  beneficiary_codes,
  starts_on,
  ends_on,
  CASE WHEN kind IN ('workshop', 'course') THEN datediff(ends_on, starts_on) + 1 END AS training_days,
  delivery_id,
  row_no
FROM activities
