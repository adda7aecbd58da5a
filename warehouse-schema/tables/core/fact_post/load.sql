SELECT
  post_id,
  grade,
  funding,
  valid_from,
  valid_to,
  delivery_id,
  row_no
FROM staging.post
