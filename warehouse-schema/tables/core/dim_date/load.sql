-- Longer than any series an office keeps, and no longer than a page of Parquet.
WITH days AS (
  SELECT explode(sequence(DATE '2000-01-01', DATE '2039-12-31', INTERVAL 1 DAY)) AS day
)

SELECT
  year(day) * 10000 + month(day) * 100 + day(day) AS date_key,
  day,
  month(day) AS month,
  quarter(day) AS quarter,
  year(day) AS year,
  weekofyear(day) AS iso_week,
  extract(YEAROFWEEK FROM day) AS iso_year,
  weekday(day) + 1 AS day_of_week
FROM days
