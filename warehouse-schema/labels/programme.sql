-- What programmes are called.
SELECT
  programme_id AS value,
  map('en', name) AS names,
  map('branch', branch) AS attributes
FROM core.dim_programme
WHERE name IS NOT NULL
