-- Why: each mail that came back made a mail to each member who takes care of the application: 381 of them made 762. One is
-- told at once, and what comes back within the hour after it in one mail. What waits for that is kept here.
-- And whose own mails come back, of that somebody else is told, once.
--
-- Expand only.

CREATE TABLE unreachable_notices (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  member_id        uuid NOT NULL,
  application_id   uuid,
  message_id       uuid NOT NULL,
  heard_at         timestamptz NOT NULL,
  told_at          timestamptz,
  CONSTRAINT unreachable_notices_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT unreachable_notices_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT unreachable_notices_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT unreachable_notices_application_fkey FOREIGN KEY (organization_id, application_id)
    REFERENCES applications (organization_id, id),
  CONSTRAINT unreachable_notices_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT unreachable_notices_once UNIQUE NULLS NOT DISTINCT (organization_id, message_id, application_id, member_id, heard_at)
);
CREATE INDEX unreachable_notices_of_member ON unreachable_notices (organization_id, member_id, told_at);
COMMENT ON TABLE unreachable_notices IS 'That a mail did not arrive, for each member who is to hear of it.';
COMMENT ON COLUMN unreachable_notices.application_id IS 'Of the candidate who did not get the mail; NULL if it was to another member.';
COMMENT ON COLUMN unreachable_notices.message_id IS 'The mail that did not arrive.';
COMMENT ON COLUMN unreachable_notices.told_at IS 'When the mail was composed that says so; NULL while it waits for the hour to end.';
ALTER TABLE unreachable_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unreachable_notices_tenant ON unreachable_notices
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON unreachable_notices TO followthrough_service;
