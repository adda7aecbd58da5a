WITH activities AS (
  SELECT programme_id, programme_name, branch, pillar, starts_on, received_seq, row_no
  FROM staging.activity
  WHERE programme_id IS NOT NULL
),

-- Money may be given for a programme that has not held anything yet.
funded AS (
  SELECT DISTINCT programme_id
  FROM staging.fund_flow
  WHERE programme_id IS NOT NULL
),

told AS (
  SELECT programme_id, programme_name, branch, pillar, struct(starts_on, received_seq, row_no) AS told
  FROM activities
  UNION ALL
  SELECT programme_id, NULL, NULL, NULL, NULL
  FROM funded
)

SELECT
  programme_id,
  coalesce(max_by(programme_name, told) FILTER (WHERE programme_name IS NOT NULL), programme_id) AS name,
  max_by(branch, told) FILTER (WHERE branch IS NOT NULL) AS branch,
  max_by(pillar, told) FILTER (WHERE pillar IS NOT NULL) AS pillar
FROM told
GROUP BY programme_id
