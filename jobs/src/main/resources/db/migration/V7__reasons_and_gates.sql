-- Why a run has a table as it does, what the table was made from, and which run asked a gate that this one took over.

ALTER TABLE run_table ADD COLUMN reason VARCHAR(2000);

CREATE TABLE run_input (
  run_id        VARCHAR(60) NOT NULL REFERENCES run (run_id),
  table_name    VARCHAR(200) NOT NULL,
  input         VARCHAR(200) NOT NULL,
  digest        CHAR(64) NOT NULL,                  -- of its deliveries, of the list, or of what the table follows from
  PRIMARY KEY (run_id, table_name, input)
);

ALTER TABLE gate_result ADD COLUMN asked_by VARCHAR(60); -- null for the run itself
