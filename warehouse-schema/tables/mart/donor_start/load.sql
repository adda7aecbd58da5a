WITH receipts AS (
  SELECT donor_id, donor_kind, flow_on, flow_id
  FROM core.fact_fund_flow
  WHERE nature = 'cash' AND stage = 'receipt' AND amount > 0
)

SELECT
  donor_id,
  min_by(donor_kind, struct(flow_on, flow_id)) AS donor_kind,
  min(flow_on) AS first_receipt_on
FROM receipts
GROUP BY donor_id
