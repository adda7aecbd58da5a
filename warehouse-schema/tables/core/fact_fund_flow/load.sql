WITH given AS (
  SELECT
    flow_id, pledge_id, stage, nature, reason, donor_id, donor_name, donor_kind, fund, programme_id, earmark,
    flow_on, value_on, due_on, currency, amount, amount_usd, source_term, delivery_id, row_no
  FROM staging.fund_flow
),

aliases AS (
  SELECT
    lower(alias) AS alias,
    donor_id,
    name,
    coalesce(CAST(valid_from AS DATE), DATE'0001-01-01') AS valid_from,
    coalesce(CAST(valid_to AS DATE), DATE'9999-12-31') AS valid_to
  FROM reference.donor_aliases
),

-- Each with the donor that is meant, as in core.dim_donor.
told AS (
  SELECT
    given.flow_id, given.pledge_id, given.stage, given.nature, given.reason,
    coalesce(by_id.donor_id, by_name.donor_id, given.donor_id) AS donor_id,
    given.donor_kind, given.fund, given.programme_id, given.earmark, given.flow_on, given.value_on, given.due_on,
    given.currency, given.amount, given.amount_usd, given.source_term, given.delivery_id, given.row_no
  FROM given
  LEFT JOIN aliases AS by_id
    ON lower(given.donor_id) = by_id.alias
    AND given.flow_on >= by_id.valid_from
    AND given.flow_on < by_id.valid_to
  LEFT JOIN aliases AS by_name
    ON lower(given.donor_name) = by_name.alias
    AND given.flow_on >= by_name.valid_from
    AND given.flow_on < by_name.valid_to
),

rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd, source
  FROM core.fact_exchange_rate
),

ranks AS (
  SELECT source, CAST(rank AS INT) AS rank
  FROM reference.rate_sources
),

donors AS (
  SELECT donor_id, donor_kind, valid_from, valid_to
  FROM core.dim_donor
),

-- A reduction takes the line due last, and one without a due date is due after all others.
reduced AS (
  SELECT
    change.flow_id,
    max_by(
      coalesce(line.value_on, line.flow_on),
      struct(line.due_on IS NULL, line.due_on, line.flow_on, line.flow_id)
    ) AS line_on
  FROM told AS change
  JOIN told AS line
    ON line.pledge_id = change.pledge_id
    AND line.stage = change.stage
    AND line.amount > 0
    AND line.flow_on <= change.flow_on
  -- Money paid back is worth what its own day says; only what was promised shrinks at the promise's rate.
  WHERE change.amount < 0 AND change.stage <> 'receipt'
  GROUP BY change.flow_id
),

flows AS (
  SELECT
    told.flow_id, told.pledge_id, told.stage, told.nature, told.reason, told.donor_id,
    coalesce(told.donor_kind, donors.donor_kind) AS donor_kind,
    told.fund, told.programme_id, told.earmark, told.flow_on, told.value_on, told.due_on,
    told.currency, told.amount, told.amount_usd, told.source_term, told.delivery_id, told.row_no,
    coalesce(told.value_on, reduced.line_on, told.flow_on) AS rate_on
  FROM told
  LEFT JOIN reduced ON told.flow_id = reduced.flow_id
  LEFT JOIN donors
    ON told.donor_id = donors.donor_id
    AND told.flow_on >= donors.valid_from
    AND (donors.valid_to IS NULL OR told.flow_on < donors.valid_to)
),

-- One rate a currency and day: by the rank of its source, unranked sources last; then the one set last.
rates_of_days AS (
  SELECT
    days.currency,
    days.rate_on,
    max_by(
      struct(rates.units_per_usd, rates.source),
      struct(-coalesce(ranks.rank, 10000), rates.valid_from, rates.source)
    ) AS rate
  FROM (SELECT DISTINCT currency, rate_on FROM flows) AS days
  JOIN rates
    ON days.currency = rates.currency AND days.rate_on >= rates.valid_from AND days.rate_on < rates.valid_to
  LEFT JOIN ranks ON rates.source = ranks.source
  GROUP BY days.currency, days.rate_on
),

valued AS (
  SELECT
    flows.flow_id, flows.pledge_id, flows.stage, flows.nature, flows.reason, flows.donor_id, flows.donor_kind,
    flows.fund, flows.programme_id, flows.earmark, flows.flow_on, flows.value_on, flows.due_on,
    flows.currency, flows.amount, flows.amount_usd, flows.rate_on, flows.source_term,
    flows.delivery_id, flows.row_no,
    rates_of_days.rate,
    CASE
      WHEN flows.currency = 'USD' AND coalesce(flows.amount_usd, flows.amount) = flows.amount THEN 'usd'
      WHEN flows.amount_usd IS NOT NULL THEN 'source'
      ELSE coalesce(rates_of_days.rate.source, 'none')
    END AS rate_source
  FROM flows
  LEFT JOIN rates_of_days ON flows.currency = rates_of_days.currency AND flows.rate_on = rates_of_days.rate_on
)

SELECT
  flow_id, pledge_id, stage, nature, reason, donor_id, donor_kind, fund, programme_id, earmark,
  flow_on, value_on, due_on, currency, amount,
  CASE rate_source
    WHEN 'usd' THEN amount
    WHEN 'source' THEN amount_usd
    WHEN 'none' THEN NULL
    -- Narrower operands leave the quotient 14 decimals; of decimal(38,9) it would keep 6.
    ELSE CAST(CAST(amount AS DECIMAL(24,9)) / CAST(rate.units_per_usd AS DECIMAL(18,9)) AS DECIMAL(38,9))
  END AS amount_usd,
  CASE rate_source
    WHEN 'usd' THEN CAST(1 AS DECIMAL(38,9))
    WHEN 'source' THEN NULL
    ELSE rate.units_per_usd
  END AS rate,
  rate_on,
  rate_source,
  source_term,
  delivery_id,
  row_no
FROM valued
