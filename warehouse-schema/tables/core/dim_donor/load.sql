WITH given AS (
  SELECT donor_id, donor_name, donor_kind, flow_on, received_seq, row_no
  FROM staging.fund_flow
),

aliases AS (
  SELECT
    lower(alias) AS alias,
    donor_id,
    name,
    coalesce(CAST(valid_from AS DATE), DATE'0001-01-01') AS valid_from,
    coalesce(CAST(valid_to AS DATE), DATE'9999-12-31') AS valid_to
  FROM reference.donor_aliases
),

-- A name that is an alias is not what the donor is called.
flows AS (
  SELECT
    coalesce(by_id.donor_id, by_name.donor_id, given.donor_id) AS donor_id,
    CASE
      WHEN by_id.donor_id IS NULL AND by_name.donor_id IS NOT NULL THEN by_name.name
      ELSE coalesce(by_id.name, given.donor_name)
    END AS donor_name,
    given.donor_kind,
    given.flow_on,
    given.received_seq,
    given.row_no
  FROM given
  LEFT JOIN aliases AS by_id
    ON lower(given.donor_id) = by_id.alias
    AND given.flow_on >= by_id.valid_from
    AND given.flow_on < by_id.valid_to
  LEFT JOIN aliases AS by_name
    ON lower(given.donor_name) = by_name.alias
    AND given.flow_on >= by_name.valid_from
    AND given.flow_on < by_name.valid_to
),

states AS (
  SELECT state_code, name
  FROM core.dim_state
  WHERE is_current
),

-- A day has one name: what arrived last of it. Words that a row leaves out are those of the rows before it.
days AS (
  SELECT
    donor_id,
    flow_on,
    max_by(donor_name, struct(received_seq, row_no)) FILTER (WHERE donor_name IS NOT NULL) AS donor_name,
    max_by(donor_kind, struct(received_seq, row_no)) FILTER (WHERE donor_kind IS NOT NULL) AS donor_kind
  FROM flows
  GROUP BY donor_id, flow_on
),

-- The days before the first name have that first name.
called AS (
  SELECT
    days.donor_id,
    days.flow_on,
    coalesce(
      last(days.donor_name, TRUE) OVER past, first(days.donor_name, TRUE) OVER future, states.name, days.donor_id
    ) AS name,
    coalesce(
      last(days.donor_kind, TRUE) OVER past,
      first(days.donor_kind, TRUE) OVER future,
      CASE WHEN states.state_code IS NOT NULL THEN 'member_state' END
    ) AS donor_kind,
    states.state_code
  FROM days
  LEFT JOIN states ON days.donor_id = states.state_code
  WINDOW
    past AS (PARTITION BY days.donor_id ORDER BY days.flow_on ROWS UNBOUNDED PRECEDING),
    future AS (
      PARTITION BY days.donor_id ORDER BY days.flow_on ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
),

compared AS (
  SELECT
    donor_id, name, donor_kind, state_code, flow_on,
    lag(struct(name, donor_kind)) OVER (PARTITION BY donor_id ORDER BY flow_on) AS before
  FROM called
),

-- A version begins where the name or the kind differs from the day before.
versions AS (
  SELECT
    donor_id, name, donor_kind, state_code,
    flow_on AS valid_from,
    lead(flow_on) OVER (PARTITION BY donor_id ORDER BY flow_on) AS valid_to
  FROM compared
  WHERE NOT before <=> struct(name, donor_kind)
)

SELECT
  donor_id,
  name,
  donor_kind,
  state_code,
  valid_from,
  valid_to,
  valid_to IS NULL AS is_current
FROM versions
