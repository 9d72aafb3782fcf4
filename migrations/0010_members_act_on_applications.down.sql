-- Takes 0020 back. Contacts keep the words they were logged with.
ALTER TABLE jobs DROP COLUMN hold_until;
DROP INDEX outcomes_by_corrected;
DROP TABLE application_turns;
ALTER TABLE contacts
  DROP CONSTRAINT contacts_channel_known,
  ADD CONSTRAINT contacts_channel_known CHECK (channel IN ('PHONE', 'E_MAIL', 'IN_PERSON', 'VIDEO', 'OTHER')) NOT VALID;
