WITH rows_told AS (
  SELECT state_code, person_key, event, event_on, delivery_id, row_no, received_seq
  FROM staging.focal_point
)

-- The same event told twice is one event.
SELECT
  state_code,
  person_key,
  event,
  event_on,
  min_by(delivery_id, struct(received_seq, row_no)) AS delivery_id,
  min_by(row_no, struct(received_seq, row_no)) AS row_no
FROM rows_told
GROUP BY state_code, person_key, event, event_on
