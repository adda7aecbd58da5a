-- What each log says without its compression: tells a log that grew, or that a server renamed and packed since.

CREATE TABLE log_content (
  delivery_id    VARCHAR(200) NOT NULL PRIMARY KEY REFERENCES delivery (delivery_id),
  sha256         CHAR(64) NOT NULL,                 -- of its bytes without compression
  bytes          BIGINT NOT NULL,                   -- how many they are
  head           CHAR(64) NOT NULL,                 -- SHA-256 of the first of them
  ends_with_line BOOLEAN NOT NULL                   -- whether its last line has an end
);
