-- How each release differs from the one before it, and what proves that its files are what they were.

CREATE TABLE figure_change (
  release_id    VARCHAR(40) NOT NULL REFERENCES release (release_id),
  before_id     VARCHAR(40) NOT NULL REFERENCES release (release_id), -- what it is compared with
  metric        VARCHAR(200) NOT NULL,
  period_kind   VARCHAR(20) NOT NULL,
  period        VARCHAR(40) NOT NULL,
  slice         VARCHAR(1000) NOT NULL,
  value_before  VARCHAR(60) NOT NULL,
  value_after   VARCHAR(60),                        -- null: there is no figure any more
  change_class  VARCHAR(2) NOT NULL,                -- R1 later data, R2 recalculated, R3 definition, C correction
  cause         VARCHAR(2000) NOT NULL,
  PRIMARY KEY (release_id, metric, period_kind, period, slice)
);

CREATE TABLE warehouse_file (                       -- files of published snapshots; they are never written again
  path          VARCHAR(1000) NOT NULL PRIMARY KEY, -- below the warehouse
  size_bytes    BIGINT NOT NULL,
  sha256        CHAR(64) NOT NULL
);

ALTER TABLE release ADD COLUMN manifest_digest CHAR(64);      -- of manifest.json; null for earlier versions
ALTER TABLE release ADD COLUMN of_release_id VARCHAR(40);     -- the earlier release that it publishes again
