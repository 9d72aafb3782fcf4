-- Takes 0003 back.
ALTER TABLE api_keys DROP COLUMN last_used_at;
