ALTER TABLE timelines ALTER COLUMN broken_promises DROP DEFAULT, ALTER COLUMN broken_promises DROP NOT NULL;
ALTER TABLE timelines ALTER COLUMN broken_promises TYPE integer USING broken_promises[cardinality(broken_promises)];
ALTER TABLE timelines RENAME COLUMN broken_promises TO broken_promise;
COMMENT ON COLUMN timelines.broken_promise IS NULL;
