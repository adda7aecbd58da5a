WITH flows AS (
  SELECT
    flow_id, pledge_id, stage, donor_id, donor_kind, fund, programme_id, flow_on,
    coalesce(value_on, flow_on) AS own_rate_on,
    due_on, currency, amount, amount_usd, rate_source, delivery_id, row_no,
    CASE WHEN stage = 'pledge' THEN coalesce(pledge_id, flow_id) ELSE pledge_id END AS named_id,
    stage = 'pledge' AND amount < 0 AS is_reduction
  FROM core.fact_fund_flow
  WHERE nature = 'cash'
),

rates AS (
  SELECT currency, valid_from, valid_to, units_per_usd
  FROM mart.rate_in_use
),

-- Whoever pays a pledge pays into the account of its first line.
pledges AS (
  SELECT
    named_id AS pledge_id,
    min_by(struct(donor_id, fund, currency), struct(flow_on, flow_id)) AS account
  FROM flows
  WHERE stage = 'pledge' AND amount > 0
  GROUP BY named_id
),

assigned AS (
  SELECT
    flows.flow_id, flows.pledge_id, flows.stage, flows.flow_on, flows.own_rate_on, flows.due_on,
    flows.currency, flows.amount, flows.amount_usd, flows.rate_source, flows.is_reduction,
    coalesce(pledges.account.donor_id, flows.donor_id) AS account_donor,
    coalesce(pledges.account.fund, flows.fund) AS account_fund,
    coalesce(pledges.account.currency, flows.currency) AS account_currency
  FROM flows
  LEFT JOIN pledges ON flows.named_id = pledges.pledge_id
),

-- A flow in another currency settles what its dollars are worth that day; a reduction has a value of its own day, too.
valued AS (
  SELECT
    assigned.flow_id, assigned.pledge_id, assigned.stage, assigned.flow_on, assigned.due_on,
    assigned.account_donor, assigned.account_fund, assigned.account_currency,
    CASE
      WHEN assigned.currency = assigned.account_currency THEN assigned.amount
      WHEN assigned.account_currency = 'USD' THEN assigned.amount_usd
      ELSE CAST(
        CAST(assigned.amount_usd AS DECIMAL(24,9)) * CAST(rates.units_per_usd AS DECIMAL(18,9)) AS DECIMAL(38,9)
      )
    END AS amount,
    CASE
      WHEN NOT assigned.is_reduction OR assigned.rate_source IN ('usd', 'source') THEN assigned.amount_usd
      WHEN assigned.currency = assigned.account_currency THEN CAST(
        CAST(assigned.amount AS DECIMAL(24,9)) / CAST(rates.units_per_usd AS DECIMAL(18,9)) AS DECIMAL(38,9)
      )
      ELSE assigned.amount_usd
    END AS amount_usd
  FROM assigned
  LEFT JOIN rates
    ON (assigned.is_reduction OR assigned.currency <> assigned.account_currency)
    AND assigned.account_currency = rates.currency
    AND assigned.own_rate_on >= rates.valid_from
    AND assigned.own_rate_on < rates.valid_to
),

accounts AS (
  SELECT
    account_donor,
    account_fund,
    account_currency,
    settle_pledges(
      collect_list(named_struct(
        'flow_id', flow_id, 'pledge_id', pledge_id, 'stage', stage, 'flow_on', flow_on, 'due_on', due_on,
        'amount', amount, 'amount_usd', amount_usd
      ))
    ) AS postings
  FROM valued
  GROUP BY account_donor, account_fund, account_currency
),

postings AS (
  SELECT account_donor, account_fund, account_currency, posting.*
  FROM (
    SELECT account_donor, account_fund, account_currency, explode(postings) AS posting
    FROM accounts
  ) AS exploded
)

SELECT
  left(
    sha2(
      concat_ws(
        '|',
        postings.flow_id, postings.account, coalesce(postings.line_id, ''), postings.posted_on,
        coalesce(postings.age, ''), postings.part_no
      ),
      256
    ),
    32
  ) AS posting_id,
  postings.flow_id,
  postings.account,
  postings.line_id,
  postings.pledge_id,
  concat(year(postings.cohort_on), '-Q', quarter(postings.cohort_on)) AS cohort,
  postings.account_donor AS donor_id,
  subject.donor_kind,
  postings.account_fund AS fund,
  subject.programme_id,
  postings.posted_on,
  postings.falls_on,
  postings.age,
  postings.account_currency AS currency,
  postings.amount,
  postings.pledge_usd,
  postings.flow_usd,
  postings.outstanding,
  postings.outstanding_usd,
  postings.is_inferred,
  told.delivery_id,
  told.row_no
FROM postings
JOIN flows AS told ON postings.flow_id = told.flow_id
-- A line's postings are all of its donor and programme, whoever paid.
JOIN flows AS subject ON coalesce(postings.line_id, postings.flow_id) = subject.flow_id
