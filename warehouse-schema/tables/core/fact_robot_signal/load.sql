-- A late log may hold the day's robots.txt and an earlier one its page views, so the signals stay.
SELECT day, site, visitor_key
FROM staging.page_view
WHERE kind = 'robots_txt'
UNION
SELECT day, site, visitor_key
FROM core.fact_robot_signal
