WITH rows_told AS (
  SELECT
    activity_id, person_key, identity, participants, completed, sex, state_code,
    delivery_id, row_no, received_seq
  FROM staging.participation
),

activities AS (
  SELECT activity_id, kind, state, starts_on, branch, pillar, programme_id, modality
  FROM core.fact_activity
),

-- A person twice at one activity is one; who completed it once has completed it.
people AS (
  SELECT
    activity_id,
    person_key,
    'person' AS identity,
    1 AS participants,
    bool_or(completed) AS completed,
    min_by(sex, struct(received_seq, row_no)) FILTER (WHERE sex IS NOT NULL) AS sex,
    min_by(state_code, struct(received_seq, row_no)) FILTER (WHERE state_code IS NOT NULL) AS state_code,
    min_by(delivery_id, struct(received_seq, row_no)) AS delivery_id,
    min_by(row_no, struct(received_seq, row_no)) AS row_no
  FROM rows_told
  WHERE person_key IS NOT NULL
  GROUP BY activity_id, person_key
),

named AS (
  SELECT activity_id, CAST(count(*) AS INT) AS people
  FROM people
  GROUP BY activity_id
),

counted AS (
  SELECT
    activity_id, identity, participants, completed, sex, state_code, delivery_id, row_no,
    sum(participants) OVER (
      PARTITION BY activity_id ORDER BY received_seq, row_no ROWS UNBOUNDED PRECEDING
    ) AS heads_so_far
  FROM rows_told
  WHERE person_key IS NULL
),

-- The people named stand among the heads counted: they come off the first group, what is left over off the next.
groups AS (
  SELECT
    counted.activity_id,
    CAST(NULL AS STRING) AS person_key,
    -- Without a key nobody is a known person, whatever the row says.
    CASE WHEN counted.identity = 'person' THEN 'unknown' ELSE counted.identity END AS identity,
    CAST(
      greatest(heads_so_far - coalesce(named.people, 0), 0)
      - greatest(heads_so_far - participants - coalesce(named.people, 0), 0) AS INT
    ) AS participants,
    counted.completed, counted.sex, counted.state_code, counted.delivery_id, counted.row_no
  FROM counted
  LEFT JOIN named ON counted.activity_id = named.activity_id
),

participations AS (
  SELECT activity_id, person_key, identity, participants, completed, sex, state_code, delivery_id, row_no
  FROM people
  UNION ALL
  SELECT activity_id, person_key, identity, participants, completed, sex, state_code, delivery_id, row_no
  FROM groups
)

SELECT
  participations.activity_id,
  participations.person_key,
  participations.identity,
  participations.participants,
  participations.completed,
  participations.sex,
  participations.state_code,
  activities.kind AS activity_kind,
  activities.state AS activity_state,
  activities.starts_on,
  activities.branch,
  activities.pillar,
  activities.programme_id,
  activities.modality,
  participations.delivery_id,
  participations.row_no
FROM participations
LEFT JOIN activities ON participations.activity_id = activities.activity_id
