WITH events AS (
  SELECT state_code, person_key, event, event_on, delivery_id, row_no
  FROM core.fact_focal_point
  WHERE event IN ('nominated', 'withdrawn')
),

-- Terms are told by the end of the day. A nomination and a withdrawal of one day leave all as it was: either
-- somebody came and went, or was withdrawn and nominated again.
days AS (
  SELECT
    state_code,
    person_key,
    event_on,
    min(event) AS event,
    min_by(delivery_id, event) AS delivery_id,
    min_by(row_no, event) AS row_no
  FROM events
  GROUP BY state_code, person_key, event_on
  HAVING count(*) = 1
),

compared AS (
  SELECT
    state_code, person_key, event, event_on, delivery_id, row_no,
    lag(event) OVER (PARTITION BY state_code, person_key ORDER BY event_on) AS before
  FROM days
),

-- Who is nominated already is not nominated anew.
turns AS (
  SELECT
    state_code, person_key, event, event_on, delivery_id, row_no,
    lead(event_on) OVER (PARTITION BY state_code, person_key ORDER BY event_on) AS next_on
  FROM compared
  WHERE NOT event <=> before
)

SELECT
  state_code,
  person_key,
  event_on AS valid_from,
  next_on AS valid_to,
  delivery_id,
  row_no
FROM turns
WHERE event = 'nominated'
