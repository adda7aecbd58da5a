-- Rejected rows that came again, corrected. A delivery of such rows is a repair.

ALTER TABLE delivery ADD COLUMN is_repair BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE repair (
  delivery_id    VARCHAR(200) NOT NULL REFERENCES delivery (delivery_id),
  row_no         BIGINT NOT NULL,                   -- in the repair
  of_delivery_id VARCHAR(200) NOT NULL REFERENCES delivery (delivery_id), -- never a repair itself
  of_row_no      BIGINT NOT NULL,                   -- the row that was rejected first
  PRIMARY KEY (delivery_id, row_no)
);

CREATE INDEX repair_of ON repair (of_delivery_id, of_row_no);

-- Repaired rows that were not rejected again.
CREATE VIEW sound_repair AS
  SELECT r.delivery_id, r.row_no, r.of_delivery_id, r.of_row_no, d.received_seq
  FROM repair r JOIN delivery d ON d.delivery_id = r.delivery_id
  WHERE d.status = 'staged'
    AND NOT EXISTS (SELECT 1 FROM reject again
                    WHERE again.delivery_id = r.delivery_id AND again.row_no = r.row_no);
