WITH rates AS (
  SELECT
    currency, valid_from, valid_to, holds_days, units_per_usd AS units,
    coalesce(base_currency, 'USD') AS base_currency,
    rate_source, delivery_id, row_no, received_seq
  FROM staging.exchange_rate
),

ranked AS (
  SELECT
    currency, base_currency, valid_from, valid_to, holds_days, units, rate_source, delivery_id, row_no,
    row_number() OVER (
      PARTITION BY currency, base_currency, valid_from, rate_source ORDER BY received_seq DESC, row_no DESC
    ) AS recency
  FROM rates
),

-- Sources name the last day; core names the first day after it, in every table alike.
latest AS (
  SELECT
    currency, base_currency, valid_from,
    date_add(coalesce(valid_to, date_add(valid_from, holds_days - 1), last_day(valid_from)), 1) AS valid_to,
    -- Narrower operands leave a quotient 14 decimals; of decimal(38,9) it would keep 6.
    CAST(units AS DECIMAL(18,9)) AS units,
    rate_source, delivery_id, row_no
  FROM ranked
  WHERE recency = 1
),

dollars AS (
  SELECT base_currency, valid_from, valid_to, units, rate_source, delivery_id, row_no
  FROM latest
  WHERE currency = 'USD' AND base_currency <> 'USD'
),

-- The other currencies of a source that has the dollar's rate of the day; without it there is no rate per dollar.
crossed AS (
  SELECT
    latest.currency, latest.valid_from, least(latest.valid_to, dollars.valid_to) AS valid_to,
    CAST(CAST(latest.units AS DECIMAL(24,9)) / dollars.units AS DECIMAL(38,9)) AS units_per_usd,
    latest.rate_source, latest.delivery_id, latest.row_no
  FROM latest
  JOIN dollars
    ON latest.base_currency = dollars.base_currency
    AND latest.valid_from = dollars.valid_from
    AND latest.rate_source = dollars.rate_source
  WHERE latest.currency NOT IN ('USD', latest.base_currency)
),

-- The currency that the others are told against: the dollar's rate the other way round.
bases AS (
  SELECT
    base_currency AS currency, valid_from, valid_to,
    CAST(CAST(1 AS DECIMAL(24,9)) / units AS DECIMAL(38,9)) AS units_per_usd,
    rate_source, delivery_id, row_no
  FROM dollars
),

per_dollar AS (
  SELECT
    currency, valid_from, valid_to, CAST(units AS DECIMAL(38,9)) AS units_per_usd, rate_source, delivery_id, row_no
  FROM latest
  WHERE base_currency = 'USD'
  UNION ALL
  SELECT currency, valid_from, valid_to, units_per_usd, rate_source, delivery_id, row_no
  FROM crossed
  UNION ALL
  SELECT currency, valid_from, valid_to, units_per_usd, rate_source, delivery_id, row_no
  FROM bases
)

SELECT currency, valid_from, valid_to, units_per_usd, rate_source AS source, delivery_id, row_no
FROM per_dollar
