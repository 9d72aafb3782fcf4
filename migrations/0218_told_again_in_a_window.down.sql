-- A decision that waits to be told again stays untold, and stands in its recruiter's digest.

ALTER TABLE outcomes DROP COLUMN again_since, DROP COLUMN again_at;
