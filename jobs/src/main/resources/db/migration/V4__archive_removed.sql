-- When the bytes of a delivery were given up, retention_days after they came; null while the archive has them. Written
-- before they are deleted, so that a night which was killed in between deletes them when it goes on.
ALTER TABLE delivery ADD COLUMN archive_removed_at VARCHAR(40);
