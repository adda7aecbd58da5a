WITH rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd, source
  FROM core.fact_exchange_rate
),

ranks AS (
  SELECT source, CAST(rank AS INT) AS rank
  FROM reference.rate_sources
),

days AS (
  SELECT currency, valid_from AS day FROM rates
  UNION
  SELECT currency, valid_to AS day FROM rates
),

-- Between two days on which any rate of the currency begins or ends, one rate holds.
spans AS (
  SELECT
    currency,
    day AS valid_from,
    lead(day) OVER (PARTITION BY currency ORDER BY day) AS valid_to
  FROM days
),

sources AS (
  SELECT DISTINCT currency, source
  FROM rates
),

begun AS (
  SELECT currency, source, valid_from, max_by(struct(units_per_usd, valid_to), valid_to) AS rate
  FROM rates
  GROUP BY currency, source, valid_from
),

-- Of each source the rate that began last.
held AS (
  SELECT
    spans.currency,
    spans.valid_from,
    spans.valid_to,
    sources.source,
    last(begun.rate, TRUE) OVER (PARTITION BY spans.currency, sources.source ORDER BY spans.valid_from) AS rate
  FROM spans
  JOIN sources ON spans.currency = sources.currency
  LEFT JOIN begun
    ON spans.currency = begun.currency
    AND sources.source = begun.source
    AND spans.valid_from = begun.valid_from
  WHERE spans.valid_to IS NOT NULL
),

chosen AS (
  SELECT
    held.currency,
    held.valid_from,
    held.valid_to,
    min_by(struct(held.rate.units_per_usd, held.source), struct(coalesce(ranks.rank, 10000), held.source)) AS rate
  FROM held
  LEFT JOIN ranks ON held.source = ranks.source
  WHERE held.rate.valid_to >= held.valid_to
  GROUP BY held.currency, held.valid_from, held.valid_to
)

SELECT
  currency,
  valid_from,
  valid_to,
  rate.units_per_usd,
  rate.source
FROM chosen
