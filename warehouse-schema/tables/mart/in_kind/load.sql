WITH flows AS (
  SELECT
    coalesce(pledge_id, flow_id) AS contribution_id,
    flow_id, stage, donor_id, donor_kind, fund, programme_id, earmark, flow_on, currency, amount, amount_usd,
    delivery_id, row_no,
    CASE stage WHEN 'receipt' THEN 3 WHEN 'commitment' THEN 2 WHEN 'pledge' THEN 1 END AS step
  FROM core.fact_fund_flow
  WHERE nature = 'in_kind'
),

-- The same goods are announced, signed for and delivered: their value is counted at the furthest stage alone.
stepped AS (
  SELECT
    contribution_id, flow_id, stage, donor_id, donor_kind, fund, programme_id, earmark, flow_on, currency,
    amount, amount_usd, delivery_id, row_no, step,
    max(step) OVER (PARTITION BY contribution_id) AS furthest
  FROM flows
)

SELECT
  contribution_id,
  flow_id,
  stage,
  donor_id,
  donor_kind,
  fund,
  programme_id,
  earmark,
  flow_on,
  currency,
  amount,
  amount_usd,
  delivery_id,
  row_no
FROM stepped
WHERE step = furthest
