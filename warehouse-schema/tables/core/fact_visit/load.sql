-- The visitor comes first in every key: sites and days are few, and rows are sorted by what tells them apart.
WITH page_views AS (
  SELECT site, day, visitor_key, visitor_period, viewed_at, is_robot
  FROM core.fact_page_view
),

gaps AS (
  SELECT
    site, day, visitor_key, visitor_period, viewed_at, is_robot,
    unix_micros(viewed_at) - unix_micros(lag(viewed_at) OVER visitor_day) AS idle_micros
  FROM page_views
  WINDOW visitor_day AS (PARTITION BY visitor_key, day, site ORDER BY viewed_at)
),

-- Exactly 1,800 s continue a visit. Days stand alone, so that one can be computed again without its neighbours.
-- RANGE, since page views of one instant begin a visit together, in whichever order they stand.
numbered AS (
  SELECT
    site, day, visitor_key, visitor_period, viewed_at, is_robot,
    count_if(idle_micros > 1800000000) OVER (
      PARTITION BY visitor_key, day, site ORDER BY viewed_at RANGE UNBOUNDED PRECEDING
    ) AS visit_no
  FROM gaps
),

visits AS (
  SELECT
    site,
    day,
    visitor_key,
    min(visitor_period) AS visitor_period,
    min(viewed_at) AS started_at,
    max(viewed_at) AS ended_at,
    count(*) AS page_views,
    bool_or(is_robot) AS is_robot
  FROM numbered
  GROUP BY visitor_key, day, site, visit_no
)

SELECT
  left(sha2(concat_ws('|', site, visitor_key, unix_micros(started_at)), 256), 32) AS visit_id,
  day,
  site,
  visitor_key,
  visitor_period,
  started_at,
  ended_at,
  page_views,
  unix_seconds(ended_at) - unix_seconds(started_at) AS duration_seconds,
  page_views = 1 AS is_bounce,
  is_robot
FROM visits
