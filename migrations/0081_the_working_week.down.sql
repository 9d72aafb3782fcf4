ALTER TABLE organizations DROP COLUMN working_days, DROP COLUMN opened_days;
