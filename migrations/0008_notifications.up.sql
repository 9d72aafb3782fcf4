-- What was decided to be told, SEND or WITHHOLD with its reason: the ledger by which nobody is told twice. Messages that
-- wait for a member, what candidates send, members' digests, and an organization's own words.

CREATE TABLE notifications (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  revision integer,
  since_revision integer,
  outcome_id uuid,
  kind text NOT NULL,
  rung integer,
  recipient text NOT NULL,
  recipient_id uuid NOT NULL,
  decision text NOT NULL,
  withheld_because text,
  message_id uuid,
  at timestamptz NOT NULL,
  day date,
  touch_at timestamptz,
  next_word_on date,
  CONSTRAINT notifications_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT notifications_ledger UNIQUE NULLS NOT DISTINCT (organization_id, application_id, timeline_id, revision, outcome_id, kind, rung, day, recipient_id),
  CONSTRAINT notifications_decision_known CHECK (decision IN ('SEND', 'WITHHOLD')),
  CONSTRAINT notifications_recipient_known CHECK (recipient IN ('CANDIDATE', 'MEMBER')),
  CONSTRAINT notifications_send_has_message CHECK ((decision = 'SEND') = (message_id IS NOT NULL)),
  CONSTRAINT notifications_withheld_has_reason CHECK ((decision = 'WITHHOLD') = (withheld_because IS NOT NULL)),
  CONSTRAINT notifications_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT notifications_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT notifications_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes (organization_id, id),
  CONSTRAINT notifications_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number)
);
CREATE INDEX notifications_by_message ON notifications (organization_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX notifications_by_recipient ON notifications (organization_id, recipient_id, at);
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notifications_tenant ON notifications
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
-- Nobody who evaluates a candidate may know of an offer that they have elsewhere: such readers set it, others nothing.
CREATE POLICY notifications_confidences ON notifications AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
GRANT INSERT, SELECT, UPDATE ON notifications TO followthrough_service;
GRANT SELECT (organization_id, id, application_id, message_id) ON notifications TO followthrough_crossing;
COMMENT ON COLUMN notifications.since_revision IS 'First of the changes this record answers; revision is the last.';
COMMENT ON COLUMN notifications.rung IS 'Of a note that there is still no decision, its number; of a reminder, its business days from the date.';
COMMENT ON COLUMN notifications.day IS 'Of what may be told again on another day, the local day of the member''s digest; of a call that is needed, the day from which it is.';
COMMENT ON COLUMN notifications.touch_at IS 'Of CALL_NEEDED: the last touch, after which nobody was in touch for so long.';
COMMENT ON COLUMN notifications.next_word_on IS 'Of a note or a hold told to a candidate: the day by which it says that they hear again.';

-- A message that waits for a member, and what it is about.
CREATE TABLE drafts (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  revision integer,
  outcome_id uuid,
  note text,
  note_edited boolean NOT NULL,
  CONSTRAINT drafts_pkey PRIMARY KEY (organization_id, message_id),
  CONSTRAINT drafts_about_one CHECK (num_nonnulls(timeline_id, outcome_id) = 1 AND (timeline_id IS NULL) = (revision IS NULL)),
  CONSTRAINT drafts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT drafts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT drafts_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes (organization_id, id),
  CONSTRAINT drafts_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions (organization_id, timeline_id, number)
);
CREATE INDEX drafts_by_application ON drafts (organization_id, application_id);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_tenant ON drafts
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON drafts TO followthrough_service;
GRANT SELECT (organization_id, message_id, application_id) ON drafts TO followthrough_crossing;

CREATE TABLE follow_ups (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  kind text NOT NULL,
  message text,
  deadline date,
  form_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  leaves_at timestamptz NOT NULL,
  left_at timestamptz,
  undone_at timestamptz,
  answered_at timestamptz,
  answered_by jsonb,
  answer text,
  CONSTRAINT follow_ups_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT follow_ups_form_once UNIQUE (organization_id, form_hash),
  CONSTRAINT follow_ups_deadline_of_offers CHECK ((deadline IS NOT NULL) <= (kind = 'COMPETING_OFFER')),
  CONSTRAINT follow_ups_form_is_sha256 CHECK (octet_length(form_hash) = 32),
  CONSTRAINT follow_ups_kind_known CHECK (kind IN ('UPDATE_REQUEST', 'STILL_INTERESTED', 'THANK_YOU', 'COMPETING_OFFER', 'WITHDRAW',
    'ACCEPTED_ELSEWHERE', 'DATA_REQUEST', 'ERASURE_REQUEST')),
  CONSTRAINT follow_ups_left_or_undone CHECK (left_at IS NULL OR undone_at IS NULL),
  CONSTRAINT follow_ups_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT follow_ups_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id)
);
CREATE INDEX follow_ups_by_application ON follow_ups (organization_id, application_id, made_at);
CREATE INDEX follow_ups_by_candidate ON follow_ups (organization_id, candidate_id);
CREATE UNIQUE INDEX follow_ups_one_open_request ON follow_ups (organization_id, application_id) WHERE kind = 'UPDATE_REQUEST' AND undone_at IS NULL AND answered_at IS NULL;
CREATE INDEX follow_ups_open ON follow_ups (organization_id, made_at) WHERE left_at IS NOT NULL AND answered_at IS NULL;
ALTER TABLE follow_ups ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_ups_tenant ON follow_ups
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
-- Nobody who evaluates a candidate may know of an offer that they have elsewhere: such readers set it, others nothing.
CREATE POLICY follow_ups_confidences ON follow_ups AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
GRANT INSERT, SELECT, UPDATE ON follow_ups TO followthrough_service;
COMMENT ON TABLE follow_ups IS 'What candidates send by their pages.';
COMMENT ON COLUMN follow_ups.message IS 'The candidate''s own words; NULL: none, or erased.';
COMMENT ON COLUMN follow_ups.deadline IS 'By when another offer has to be answered; NULL: no offer, or erased.';
COMMENT ON COLUMN follow_ups.leaves_at IS 'Until then the candidate can take it back, and nobody is told.';

CREATE TABLE digest_schedules (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  done_until date NOT NULL,
  next_at timestamptz,
  claimed_until timestamptz,
  CONSTRAINT digest_schedules_pkey PRIMARY KEY (organization_id, member_id),
  CONSTRAINT digest_schedules_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id)
);
-- For finding work across organizations, which says so: a claim, which does not, cannot take it for that of its own (ADR 154).
CREATE INDEX digest_schedules_due ON digest_schedules (next_at) WHERE next_at > '-infinity';
CREATE INDEX digest_schedules_due_of_organization ON digest_schedules (organization_id, next_at) WHERE next_at IS NOT NULL;
ALTER TABLE digest_schedules ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY digest_schedules_crossing ON digest_schedules FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY digest_schedules_tenant ON digest_schedules
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON digest_schedules TO followthrough_service;
GRANT SELECT (organization_id, member_id, next_at, claimed_until) ON digest_schedules TO followthrough_crossing;
COMMENT ON COLUMN digest_schedules.done_until IS 'The local day up to which everything was told, or skipped.';
COMMENT ON COLUMN digest_schedules.next_at IS 'When the next digest is due; NULL for who gets none: viewers, and who was removed.';

CREATE TABLE digests (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  day date NOT NULL,
  message_id uuid NOT NULL,
  CONSTRAINT digests_pkey PRIMARY KEY (organization_id, member_id, day),
  CONSTRAINT digests_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT digests_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id)
);
ALTER TABLE digests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY digests_tenant ON digests
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON digests TO followthrough_service;
COMMENT ON TABLE digests IS 'The digests that were sent: at most one to a member on a local day of theirs.';

CREATE TABLE unreachable_notices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  application_id uuid,
  message_id uuid NOT NULL,
  heard_at timestamptz NOT NULL,
  told_at timestamptz,
  CONSTRAINT unreachable_notices_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT unreachable_notices_once UNIQUE NULLS NOT DISTINCT (organization_id, message_id, application_id, member_id, heard_at),
  CONSTRAINT unreachable_notices_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT unreachable_notices_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT unreachable_notices_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT unreachable_notices_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX unreachable_notices_of_member ON unreachable_notices (organization_id, member_id, told_at);
ALTER TABLE unreachable_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unreachable_notices_tenant ON unreachable_notices
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON unreachable_notices TO followthrough_service;
COMMENT ON TABLE unreachable_notices IS 'That a mail did not arrive, for each member who is to hear of it.';
COMMENT ON COLUMN unreachable_notices.application_id IS 'Of the candidate who did not get the mail; NULL if it was to another member.';
COMMENT ON COLUMN unreachable_notices.message_id IS 'The mail that did not arrive.';
COMMENT ON COLUMN unreachable_notices.told_at IS 'When the mail was composed that says so; NULL while it waits for the hour to end.';

CREATE TABLE templates (
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  locale text NOT NULL,
  version integer NOT NULL,
  id uuid NOT NULL,
  subject text,
  greeting text,
  opening text,
  closing text,
  sign_off text,
  reverted_to integer,
  actor jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT templates_pkey PRIMARY KEY (organization_id, kind, locale, version),
  CONSTRAINT templates_id_unique UNIQUE (organization_id, id),
  CONSTRAINT templates_reverted_to_earlier CHECK (reverted_to < version),
  CONSTRAINT templates_version_counts CHECK (version >= 1),
  CONSTRAINT templates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT templates_reverted_to_fkey FOREIGN KEY (organization_id, kind, locale, reverted_to) REFERENCES templates (organization_id, kind, locale, version)
);
ALTER TABLE templates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY templates_tenant ON templates
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON templates TO followthrough_service;
COMMENT ON TABLE templates IS 'Words of organizations in place of the standard ones, by kind of mail and language; the latest version counts.';
COMMENT ON COLUMN templates.subject IS 'NULL, as in each field: the standard words. All NULL: the organization went back to them.';
COMMENT ON COLUMN templates.reverted_to IS 'The earlier version whose words these are again.';
