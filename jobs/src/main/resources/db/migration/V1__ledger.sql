-- What happened in an office. Instants are ISO 8601 in UTC, days ISO 8601; both sort as text.

CREATE TABLE delivery (
  delivery_id   VARCHAR(200) NOT NULL PRIMARY KEY,  -- source and the first 12 characters of the digest
  source        VARCHAR(100) NOT NULL,
  file_name     VARCHAR(1000) NOT NULL,             -- as it first arrived
  sha256        CHAR(64) NOT NULL,
  size_bytes    BIGINT NOT NULL,
  received_at   VARCHAR(40) NOT NULL,
  received_seq  BIGINT NOT NULL UNIQUE,             -- the order of arrival
  rows_read     BIGINT,
  rows_accepted BIGINT,
  rows_rejected BIGINT,
  rows_filtered BIGINT,
  rows_blank    BIGINT,
  status        VARCHAR(20) NOT NULL,               -- received, staged, refused, published
  reason        VARCHAR(2000),
  definition    CHAR(64),                           -- digest of the source's definition that staged it
  release_id    VARCHAR(40),                        -- the first release that knows it
  UNIQUE (source, sha256)
);

CREATE TABLE arrival (                              -- every time that a file came, also one known before
  delivery_id   VARCHAR(200) NOT NULL REFERENCES delivery (delivery_id),
  file_name     VARCHAR(1000) NOT NULL,
  arrived_at    VARCHAR(40) NOT NULL
);

CREATE TABLE reject (
  delivery_id   VARCHAR(200) NOT NULL REFERENCES delivery (delivery_id),
  row_no        BIGINT NOT NULL,
  column_name   VARCHAR(200) NOT NULL,
  rule          VARCHAR(100) NOT NULL,
  message       VARCHAR(2000) NOT NULL,
  PRIMARY KEY (delivery_id, row_no, column_name, rule)
);

CREATE TABLE run (
  run_id        VARCHAR(60) NOT NULL PRIMARY KEY,
  as_of         VARCHAR(10) NOT NULL,
  started_at    VARCHAR(40) NOT NULL,
  ended_at      VARCHAR(40),
  status        VARCHAR(20) NOT NULL,               -- started, published, unchanged, gated, failed
  release_id    VARCHAR(40),
  message       VARCHAR(4000)
);

CREATE TABLE run_table (                            -- what a run has loaded so far; a restart goes on from here
  run_id        VARCHAR(60) NOT NULL REFERENCES run (run_id),
  table_name    VARCHAR(200) NOT NULL,
  snapshot_id   BIGINT NOT NULL,
  fingerprint   CHAR(64) NOT NULL,
  definition    CHAR(64) NOT NULL,
  row_count     BIGINT NOT NULL,
  is_changed    BOOLEAN NOT NULL,
  touched       TEXT,                               -- the partitions, comma-separated; null for all
  PRIMARY KEY (run_id, table_name)
);

CREATE TABLE gate_result (
  run_id        VARCHAR(60) NOT NULL REFERENCES run (run_id),
  table_name    VARCHAR(200) NOT NULL,
  rule          VARCHAR(500) NOT NULL,
  severity      VARCHAR(10) NOT NULL,
  offenders     BIGINT NOT NULL,
  examples      TEXT,
  PRIMARY KEY (run_id, table_name, rule)
);

CREATE TABLE release (
  release_id         VARCHAR(40) NOT NULL PRIMARY KEY,
  release_seq        BIGINT NOT NULL UNIQUE,        -- the order of publication
  as_of              VARCHAR(10) NOT NULL,
  published_at       VARCHAR(40) NOT NULL,
  run_id             VARCHAR(60) NOT NULL UNIQUE REFERENCES run (run_id),
  figures_digest     CHAR(64) NOT NULL,
  inputs_digest      CHAR(64) NOT NULL,             -- of everything that the figures follow from
  status             VARCHAR(20) NOT NULL
);

CREATE TABLE release_table (
  release_id    VARCHAR(40) NOT NULL REFERENCES release (release_id),
  table_name    VARCHAR(200) NOT NULL,
  snapshot_id   BIGINT NOT NULL,
  fingerprint   CHAR(64) NOT NULL,
  definition    CHAR(64) NOT NULL,
  row_count     BIGINT NOT NULL,
  PRIMARY KEY (release_id, table_name)
);

CREATE TABLE lease (
  name          VARCHAR(50) NOT NULL PRIMARY KEY,
  fence         BIGINT NOT NULL,                    -- grows with every holder; a stale one cannot publish
  holder        VARCHAR(200),
  expires_at    VARCHAR(40)
);
