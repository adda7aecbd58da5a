-- What donors are called, as known last.
SELECT
  donor_id AS value,
  map('en', name) AS names,
  map('donor_kind', donor_kind) AS attributes
FROM core.dim_donor
WHERE is_current
