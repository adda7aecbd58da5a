WITH owed AS (
  SELECT donor_id, currency, posted_on, sum(outstanding) AS change
  FROM mart.pledge_posting
  WHERE line_id IS NOT NULL
  GROUP BY donor_id, currency, posted_on
),

debtors AS (
  SELECT donor_id, currency, min(posted_on) AS first_day
  FROM owed
  GROUP BY donor_id, currency
),

rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd
  FROM mart.rate_in_use
  WHERE currency <> 'USD'
),

rate_days AS (
  SELECT currency, valid_from AS day FROM rates
  UNION
  SELECT currency, valid_to AS day FROM rates
),

days AS (
  SELECT donor_id, currency, posted_on AS day, change FROM owed
  UNION ALL
  SELECT debtors.donor_id, debtors.currency, rate_days.day, CAST(0 AS DECIMAL(38,9)) AS change
  FROM debtors
  JOIN rate_days ON debtors.currency = rate_days.currency AND rate_days.day > debtors.first_day
),

balances AS (
  SELECT
    donor_id,
    currency,
    day,
    CAST(sum(sum(change)) OVER (PARTITION BY donor_id, currency ORDER BY day) AS DECIMAL(38,9)) AS outstanding
  FROM days
  GROUP BY donor_id, currency, day
),

valued AS (
  SELECT
    balances.donor_id,
    balances.currency,
    balances.day,
    balances.outstanding,
    CASE WHEN balances.currency = 'USD' THEN CAST(1 AS DECIMAL(38,9)) ELSE rates.units_per_usd END AS units_per_usd
  FROM balances
  LEFT JOIN rates
    ON balances.currency = rates.currency AND balances.day >= rates.valid_from AND balances.day < rates.valid_to
),

worth AS (
  SELECT
    donor_id,
    currency,
    day,
    outstanding,
    units_per_usd,
    coalesce(
      CAST(CAST(outstanding AS DECIMAL(24,9)) / CAST(units_per_usd AS DECIMAL(18,9)) AS DECIMAL(38,9)),
      0
    ) AS usd
  FROM valued
),

changes AS (
  SELECT
    donor_id,
    currency,
    day AS counts_on,
    outstanding,
    units_per_usd,
    CAST(
      usd - lag(usd, 1, CAST(0 AS DECIMAL(38,9))) OVER (PARTITION BY donor_id, currency ORDER BY day) AS DECIMAL(38,9)
    ) AS change_usd
  FROM worth
)

SELECT
  donor_id,
  currency,
  counts_on,
  outstanding,
  units_per_usd,
  change_usd
FROM changes
WHERE change_usd <> 0 OR outstanding <> 0
