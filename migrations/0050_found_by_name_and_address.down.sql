DROP INDEX applications_by_job;
ALTER TABLE candidates DROP COLUMN search_text, DROP COLUMN email_key;
DROP FUNCTION search_pattern(text);
DROP FUNCTION search_form(text);
