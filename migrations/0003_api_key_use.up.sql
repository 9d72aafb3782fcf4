-- Why: an integrator has to see which of its keys are still in use before it revokes one.
-- Expand only: the column is NULL for keys that have not been seen since.
ALTER TABLE api_keys ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN api_keys.last_used_at IS 'Written at most every five minutes per process, not by every request.';
