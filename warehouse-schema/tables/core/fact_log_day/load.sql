-- A day without a page view still has a log: that is a 0 in a chart, and no gap. Logs leave staging once they
-- are loaded, so the days of earlier nights are kept here.
SELECT day, site
FROM staging.page_view
WHERE kind = 'day_seen'
UNION
SELECT day, site
FROM core.fact_log_day
