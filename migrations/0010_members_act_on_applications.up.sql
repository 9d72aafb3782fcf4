-- Why: members log contacts, end and reopen applications, and put jobs on hold until a day. Contacts get the ways of
-- speaking that the API names. How an application ended or went on without a decision is kept, with who did it.
--
-- Expand only. No contact could be logged before.

ALTER TABLE contacts
  DROP CONSTRAINT contacts_channel_known,
  ADD CONSTRAINT contacts_channel_known CHECK (channel IN ('PHONE', 'EMAIL', 'MEETING', 'MESSAGE', 'OTHER'));

CREATE TABLE application_turns (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  application_id  uuid NOT NULL,
  kind            text NOT NULL,
  internal_note   text,
  actor           jsonb NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT application_turns_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT application_turns_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT application_turns_kind_known CHECK (kind IN ('WITHDRAWN', 'HIRED_ELSEWHERE', 'REOPENED'))
);
CREATE INDEX application_turns_by_application ON application_turns (organization_id, application_id, at);
ALTER TABLE application_turns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY application_turns_tenant ON application_turns
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
-- History: may be added to, never changed.
GRANT SELECT, INSERT ON application_turns TO followthrough_service;

CREATE INDEX outcomes_by_corrected ON outcomes (organization_id, corrects_id) WHERE corrects_id IS NOT NULL;

ALTER TABLE jobs
  ADD COLUMN hold_until date,
  ADD CONSTRAINT jobs_hold_until_of_hold CHECK (hold_until IS NULL OR status = 'ON_HOLD');
COMMENT ON COLUMN jobs.hold_until IS 'The day at whose start, in the job''s zone, a job on hold opens again by itself.';
