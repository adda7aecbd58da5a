WITH members AS (
  SELECT party_id, party_kind, party_name, party_short_name, valid_from, received_seq, row_no
  FROM staging.membership
  WHERE party_kind IN ('entity', 'group')
),

-- Who attended without being a member of any body is a party all the same.
guests AS (
  SELECT party_id, party_kind
  FROM staging.attendance
  WHERE party_kind = 'entity'
),

parties AS (
  SELECT party_id, party_kind, party_name, party_short_name, struct(valid_from, received_seq, row_no) AS told
  FROM members
  UNION ALL
  SELECT party_id, party_kind, NULL, NULL, NULL
  FROM guests
)

SELECT
  party_id AS entity_id,
  coalesce(max_by(party_name, told) FILTER (WHERE party_name IS NOT NULL), party_id) AS name,
  max_by(party_short_name, told) FILTER (WHERE party_short_name IS NOT NULL) AS short_name,
  max(party_kind) AS party_kind
FROM parties
GROUP BY party_id
