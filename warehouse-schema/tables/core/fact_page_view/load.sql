WITH requests AS (
  SELECT
    viewed_at, day, site, visitor_key, visitor_period, path, status, bytes, referrer_host, user_agent,
    is_robot_agent, delivery_id, row_no
  FROM staging.page_view
  WHERE kind = 'page_view'
),

-- Logs leave staging once they are loaded: the rest of a touched day is what was published of it.
published AS (
  SELECT
    viewed_at, day, site, visitor_key, visitor_period, path, status, bytes, referrer_host, agent_id,
    is_robot_agent, delivery_id, line_no
  FROM core.fact_page_view
),

signals AS (
  SELECT day, site, visitor_key
  FROM core.fact_robot_signal
),

page_views AS (
  SELECT
    viewed_at, day, site, visitor_key, visitor_period, path, status, bytes, referrer_host,
    -- As in core.dim_agent; a log without agents has the unknown one.
    coalesce(left(sha2(user_agent, 256), 32), '-1') AS agent_id,
    is_robot_agent,
    delivery_id,
    row_no AS line_no
  FROM requests
  UNION ALL
  SELECT
    viewed_at, day, site, visitor_key, visitor_period, path, status, bytes, referrer_host, agent_id,
    is_robot_agent, delivery_id, line_no
  FROM published
  -- A log that stands in staging again is read as a whole: what it told before gives way.
  LEFT ANTI JOIN (SELECT DISTINCT delivery_id FROM requests) AS reread USING (delivery_id)
)

SELECT
  page_views.viewed_at,
  page_views.day,
  page_views.site,
  page_views.visitor_key,
  page_views.visitor_period,
  page_views.path,
  page_views.status,
  page_views.bytes,
  page_views.referrer_host,
  page_views.agent_id,
  page_views.is_robot_agent,
  page_views.is_robot_agent OR signals.visitor_key IS NOT NULL AS is_robot,
  page_views.delivery_id,
  page_views.line_no
FROM page_views
LEFT JOIN signals
  ON page_views.day = signals.day
  AND page_views.site = signals.site
  AND page_views.visitor_key = signals.visitor_key
