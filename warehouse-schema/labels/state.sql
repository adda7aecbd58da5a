-- What Member States are called, in six languages.
SELECT
  state_code AS value,
  names,
  map('region', region) AS attributes
FROM core.dim_state
WHERE is_current
