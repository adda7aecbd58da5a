WITH rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd, rate_source, delivery_id, row_no, received_seq
  FROM staging.exchange_rate
),

ranked AS (
  SELECT
    currency, valid_from, valid_to, units_per_usd, rate_source, delivery_id, row_no,
    row_number() OVER (
      PARTITION BY currency, valid_from, rate_source ORDER BY received_seq DESC, row_no DESC
    ) AS recency
  FROM rates
)

-- Sources name the last day; core names the first day after it, in every table alike.
SELECT
  currency,
  valid_from,
  date_add(coalesce(valid_to, last_day(valid_from)), 1) AS valid_to,
  units_per_usd,
  rate_source AS source,
  delivery_id,
  row_no
FROM ranked
WHERE recency = 1
