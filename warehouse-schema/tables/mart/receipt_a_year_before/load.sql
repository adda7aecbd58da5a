WITH receipts AS (
  SELECT flow_id, donor_id, currency, flow_on, amount, amount_usd, add_months(rate_on, -12) AS earlier_on
  FROM core.fact_fund_flow
  WHERE nature = 'cash' AND stage = 'receipt' AND amount_usd IS NOT NULL
),

rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd
  FROM mart.rate_in_use
),

valued AS (
  SELECT
    receipts.flow_id, receipts.donor_id, receipts.currency, receipts.flow_on, receipts.amount, receipts.amount_usd,
    CASE
      WHEN receipts.currency = 'USD' THEN receipts.amount_usd
      ELSE CAST(
        CAST(receipts.amount AS DECIMAL(24,9)) / CAST(rates.units_per_usd AS DECIMAL(18,9)) AS DECIMAL(38,9)
      )
    END AS earlier_usd
  FROM receipts
  LEFT JOIN rates
    ON receipts.currency = rates.currency
    AND receipts.earlier_on >= rates.valid_from
    AND receipts.earlier_on < rates.valid_to
)

SELECT
  flow_id,
  donor_id,
  currency,
  flow_on,
  amount,
  amount_usd,
  earlier_usd
FROM valued
WHERE earlier_usd IS NOT NULL
