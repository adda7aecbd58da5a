WITH activities AS (
  SELECT
    activity_id, kind, state, beneficiary_codes, starts_on, branch, pillar, programme_id, modality,
    delivery_id, row_no
  FROM core.fact_activity
)

SELECT
  activity_id,
  beneficiaries.state_code,
  kind AS activity_kind,
  state AS activity_state,
  starts_on,
  branch,
  pillar,
  programme_id,
  modality,
  delivery_id,
  row_no
FROM activities
LATERAL VIEW explode(beneficiary_codes) beneficiaries AS state_code
