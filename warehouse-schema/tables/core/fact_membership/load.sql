SELECT
  body,
  party_kind,
  party_id,
  role,
  valid_from,
  valid_to,
  delivery_id,
  row_no
FROM staging.membership
