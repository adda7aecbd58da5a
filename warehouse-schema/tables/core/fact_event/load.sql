SELECT
  event_on,
  label,
  coalesce(metrics, array()) AS metrics,
  delivery_id,
  row_no
FROM staging.event
