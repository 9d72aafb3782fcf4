-- Why: everything that can be told. A message may wait for a member, hold a calendar file, and be composed anew while it
-- has not left; a notification may be a rung of a member's digest; an outcome may be corrected.

ALTER TABLE messages
  ADD COLUMN composition jsonb,
  ADD COLUMN calendar_filename text,
  ADD COLUMN calendar_content text,
  ADD COLUMN declinable boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT messages_calendar_whole CHECK ((calendar_filename IS NULL) = (calendar_content IS NULL)),
  DROP CONSTRAINT messages_status_known,
  ADD CONSTRAINT messages_status_known CHECK (status IN ('WAITING', 'QUEUED', 'SENDING', 'SENT', 'CANCELLED', 'DEAD'));
ALTER TABLE messages ALTER COLUMN declinable DROP DEFAULT;
COMMENT ON COLUMN messages.composition IS 'What it is composed of, so that it can be composed anew while it has not left; NULL for one that ended, or that never is.';
COMMENT ON COLUMN messages.declinable IS 'Nothing in it is more than a reassurance: a candidate may decline such mails.';

ALTER TABLE notifications
  ADD COLUMN day date,
  DROP CONSTRAINT notifications_ledger,
  ADD CONSTRAINT notifications_ledger UNIQUE NULLS NOT DISTINCT
    (organization_id, application_id, timeline_id, revision, outcome_id, kind, rung, day, recipient_id);
COMMENT ON COLUMN notifications.rung IS 'Of a note that there is still no decision, its number; of a reminder, its business days from the date.';
COMMENT ON COLUMN notifications.day IS 'Of what may be told again on another day, the local day of the member''s digest.';
CREATE INDEX notifications_by_recipient ON notifications (organization_id, recipient_id, at);

ALTER TABLE outcomes
  ADD COLUMN corrects_id uuid,
  ADD COLUMN corrects_told boolean NOT NULL DEFAULT false,
  ADD COLUMN superseded_at timestamptz,
  ADD COLUMN approved_at timestamptz,
  ADD COLUMN due_at timestamptz,
  ADD CONSTRAINT outcomes_corrects_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES outcomes (organization_id, id),
  DROP CONSTRAINT outcomes_tell_known,
  ADD CONSTRAINT outcomes_tell_known CHECK (tell_candidate IN ('BY_POLICY', 'NOW', 'LATER', 'ALREADY_TOLD'));
ALTER TABLE outcomes ALTER COLUMN corrects_told DROP DEFAULT;
COMMENT ON COLUMN outcomes.superseded_at IS 'When it was corrected, or the application reopened: it is told no more.';
COMMENT ON COLUMN outcomes.due_at IS 'When it was to be told: NULL until that was reckoned.';

-- A message that waits for a member, and what it is about.
CREATE TABLE drafts (
  organization_id uuid NOT NULL,
  message_id      uuid NOT NULL,
  application_id  uuid NOT NULL,
  timeline_id     uuid,
  revision        integer,
  outcome_id      uuid,
  note            text,
  note_edited     boolean NOT NULL,
  CONSTRAINT drafts_pkey PRIMARY KEY (organization_id, message_id),
  CONSTRAINT drafts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT drafts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT drafts_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number),
  CONSTRAINT drafts_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes (organization_id, id),
  CONSTRAINT drafts_about_one CHECK (num_nonnulls(timeline_id, outcome_id) = 1 AND (timeline_id IS NULL) = (revision IS NULL))
);
CREATE INDEX drafts_by_application ON drafts (organization_id, application_id);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_tenant ON drafts
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON drafts TO followthrough_service;

-- Addresses to which an organization sends nothing more, until they are released.
CREATE TABLE suppressions (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  address         text NOT NULL,
  reason          text NOT NULL,
  message_id      uuid,
  at              timestamptz NOT NULL,
  released_at     timestamptz,
  CONSTRAINT suppressions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT suppressions_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT suppressions_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT suppressions_reason_known CHECK (reason IN ('BOUNCED', 'REFUSED', 'COMPLAINED', 'ASKED', 'BY_MEMBER')),
  CONSTRAINT suppressions_address_is_lower CHECK (address = lower(address))
);
CREATE UNIQUE INDEX suppressions_one_standing ON suppressions (organization_id, address) WHERE released_at IS NULL;
ALTER TABLE suppressions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY suppressions_tenant ON suppressions
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON suppressions TO followthrough_service;
