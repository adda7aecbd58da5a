WITH rows_told AS (
  SELECT activity_id, party_kind, party_id, delivery_id, row_no, received_seq
  FROM staging.attendance
),

activities AS (
  SELECT activity_id, kind, state, starts_on
  FROM core.fact_activity
),

parties AS (
  SELECT
    activity_id,
    party_kind,
    party_id,
    min_by(delivery_id, struct(received_seq, row_no)) AS delivery_id,
    min_by(row_no, struct(received_seq, row_no)) AS row_no
  FROM rows_told
  GROUP BY activity_id, party_kind, party_id
)

SELECT
  parties.activity_id,
  parties.party_kind,
  parties.party_id,
  activities.kind AS activity_kind,
  activities.state AS activity_state,
  activities.starts_on,
  parties.delivery_id,
  parties.row_no
FROM parties
LEFT JOIN activities ON parties.activity_id = activities.activity_id
