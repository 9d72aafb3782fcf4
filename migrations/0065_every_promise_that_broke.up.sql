-- A promise breaks once. Which one broke last does not tell that: when a message comes back, an earlier promise stands again,
-- and it may have broken before. Its slip would be written a second time, and the timeline could not be advanced any more.

ALTER TABLE timelines ALTER COLUMN broken_promise TYPE integer[]
  USING CASE WHEN broken_promise IS NULL THEN '{}'::integer[] ELSE ARRAY[broken_promise] END;
ALTER TABLE timelines RENAME COLUMN broken_promise TO broken_promises;
ALTER TABLE timelines ALTER COLUMN broken_promises SET DEFAULT '{}', ALTER COLUMN broken_promises SET NOT NULL;
COMMENT ON COLUMN timelines.broken_promises IS 'Promises whose slip is written, in the order in which they broke.';
