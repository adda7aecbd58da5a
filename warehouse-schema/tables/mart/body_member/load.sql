WITH memberships AS (
  SELECT body, party_kind, party_id, role, valid_from, valid_to, delivery_id, row_no
  FROM core.fact_membership
),

successions AS (
  SELECT body, succeeds, to_date(succeeded_on, 'yyyy-MM-dd') AS succeeded_on
  FROM reference.body_successions
),

-- The predecessor's members count until the day of the succession, even where nobody wrote down that they ended.
carried AS (
  SELECT
    successions.body,
    memberships.body AS held_in,
    memberships.party_kind, memberships.party_id, memberships.role, memberships.valid_from,
    least(memberships.valid_to, successions.succeeded_on) AS valid_to,
    memberships.delivery_id, memberships.row_no
  FROM memberships
  JOIN successions ON memberships.body = successions.succeeds
  WHERE memberships.valid_from < successions.succeeded_on
)

SELECT body, body AS held_in, party_kind, party_id, role, valid_from, valid_to, delivery_id, row_no
FROM memberships
UNION ALL
SELECT body, held_in, party_kind, party_id, role, valid_from, valid_to, delivery_id, row_no
FROM carried
