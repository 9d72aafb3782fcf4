-- What is sent, and how: the ledger of messages with every attempt (ADR 8), addresses to which nothing more is sent,
-- links in mails, relays and sending domains of an organization's own.
--
-- A message is claimed by a lease and a fence, marked before its DATA, and flagged if nobody can tell whether it was
-- taken. The ledger itself stops a fourth mail to a candidate on a day of theirs, so it knows whose a message is and where
-- their day begins. A link opens one thing for one reader; only the hash of its secret is kept (ADR 120).

CREATE TABLE messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  locale text NOT NULL,
  from_name text NOT NULL,
  to_name text NOT NULL,
  to_address text NOT NULL,
  reply_to_name text,
  reply_to_address text,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  message_id text NOT NULL,
  composed_at timestamptz NOT NULL,
  next_attempt_at timestamptz,
  attempt_count integer NOT NULL,
  uncertain_count integer NOT NULL,
  fence integer NOT NULL,
  leased_until timestamptz,
  data_started_at timestamptz,
  possible_duplicate boolean NOT NULL,
  sent_at timestamptz,
  ended_at timestamptz,
  failure text,
  composition jsonb,
  declinable boolean NOT NULL,
  bounced_at timestamptz,
  bounce_answer text,
  erased_at timestamptz,
  redriven_at timestamptz,
  bounce_class text,
  bounce_report text,
  recipient_id uuid,
  recipient_zone text,
  calendar_files jsonb,
  conversation_id uuid,
  CONSTRAINT messages_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT messages_bounce_class_known CHECK (
    bounce_class IN ('ADDRESS_DEAD', 'NOT_DELIVERED', 'SENDER_FAULT', 'OTHER')),
  CONSTRAINT messages_bounce_class_of_bounced CHECK (bounce_class IS NULL OR bounced_at IS NOT NULL),
  CONSTRAINT messages_bounced_was_sent CHECK (bounced_at IS NULL OR status IN ('SENDING', 'SENT', 'DEAD')),
  CONSTRAINT messages_calendar_files_form CHECK (jsonb_typeof(calendar_files) = 'array'),
  CONSTRAINT messages_recipient_whole CHECK ((recipient_id IS NULL) = (recipient_zone IS NULL)),
  CONSTRAINT messages_sending_is_leased CHECK ((status = 'SENDING') = (leased_until IS NOT NULL)),
  CONSTRAINT messages_sent_has_instant CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
  CONSTRAINT messages_status_known CHECK (status IN ('WAITING', 'QUEUED', 'SENDING', 'SENT', 'CANCELLED', 'DEAD')),
  CONSTRAINT messages_waiting_has_instant CHECK ((status IN ('QUEUED', 'SENDING')) = (next_attempt_at IS NOT NULL)),
  CONSTRAINT messages_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
) WITH (toast_tuple_target=128, fillfactor=80);
-- Who reports that a mail came back names the mail and not the organization.
CREATE INDEX messages_by_id ON messages (id);
-- Redriven by filter when what was wrong with us is mended, the oldest first; of all messages those are few.
CREATE INDEX messages_came_back_by_our_fault ON messages (organization_id, bounced_at, id) WHERE bounce_class = 'SENDER_FAULT';
-- Redriven by filter, the oldest first; of all messages those are few.
CREATE INDEX messages_dead ON messages (organization_id, ended_at, id) WHERE status = 'DEAD';
-- For finding work across organizations, which says so: a claim, which does not, cannot take it for that of its own (ADR 154).
CREATE INDEX messages_due ON messages (next_attempt_at) WHERE next_attempt_at > '-infinity';
-- The first entry of an organization in it is what it has due first.
CREATE INDEX messages_due_of_organization ON messages (organization_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX messages_of_recipient ON messages (organization_id, recipient_id) WHERE recipient_id IS NOT NULL AND status IN ('SENDING', 'SENT');
-- A digest names what waits for a member; of all messages those are few.
CREATE INDEX messages_waiting ON messages (organization_id, id) WHERE status = 'WAITING';
ALTER TABLE messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY messages_crossing ON messages FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY messages_tenant ON messages
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
-- Nobody who evaluates a candidate may know of an offer that they have elsewhere: such readers set it, others nothing.
CREATE POLICY messages_confidences ON messages AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (kind NOT IN ('COMPETING_OFFER', 'RECEIPT_COMPETING_OFFER') OR (SELECT current_setting('app.confidences', true)) IS DISTINCT FROM 'hidden');
GRANT INSERT, SELECT, UPDATE ON messages TO followthrough_service;
GRANT SELECT (organization_id, id, status, next_attempt_at, fence, leased_until, erased_at) ON messages TO followthrough_crossing;
COMMENT ON COLUMN messages.next_attempt_at IS 'When the message may next be claimed: its next attempt, or while it is being sent the end of the lease.';
COMMENT ON COLUMN messages.composition IS 'What it is composed of, so that it can be composed anew while it has not left; NULL for one that ended, or that never is.';
COMMENT ON COLUMN messages.declinable IS 'Nothing in it is more than a reassurance: a candidate may decline such mails.';
COMMENT ON COLUMN messages.bounced_at IS 'When we heard that it came back, after the mail server had accepted it.';
COMMENT ON COLUMN messages.bounce_answer IS 'What the mail server of the recipient said, as it said it.';
COMMENT ON COLUMN messages.erased_at IS 'Recipient and content are gone; that it was sent, or was not, stays.';
COMMENT ON COLUMN messages.redriven_at IS 'When a member or an integration last put it back into the queue after it was DEAD; attempts before say nothing of how long it is tried.';
COMMENT ON COLUMN messages.bounce_class IS 'What its coming back means; of several reports the hardest.';
COMMENT ON COLUMN messages.bounce_report IS 'What the report tells people, at most 4,000 characters; gone with the candidate.';
COMMENT ON COLUMN messages.recipient_id IS 'The candidate it is to; NULL for a member. Three at most are sent to one on a local day.';
COMMENT ON COLUMN messages.recipient_zone IS 'The zone of their day.';
COMMENT ON COLUMN messages.calendar_files IS 'Files for the calendar of its reader: [{filename, method, content}]; NULL: none.';
COMMENT ON COLUMN messages.conversation_id IS 'What it is about, if all of it is about one thing: its application. NULL: a conversation of its own.';

CREATE TABLE message_attempts (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  number integer NOT NULL,
  fence integer NOT NULL,
  started_at timestamptz NOT NULL,
  data_started_at timestamptz,
  ended_at timestamptz,
  outcome text,
  phase text,
  code integer,
  answer text,
  CONSTRAINT message_attempts_pkey PRIMARY KEY (organization_id, message_id, number),
  CONSTRAINT message_attempts_outcome_known CHECK (outcome IN ('ACCEPTED', 'REJECTED', 'FAILED', 'UNCERTAIN')),
  CONSTRAINT message_attempts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id)
);
ALTER TABLE message_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY message_attempts_tenant ON message_attempts
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON message_attempts TO followthrough_service;

-- Addresses to which an organization sends nothing more, until they are released.
CREATE TABLE suppressions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  address text NOT NULL,
  reason text NOT NULL,
  message_id uuid,
  at timestamptz NOT NULL,
  released_at timestamptz,
  diagnosis text,
  burst boolean NOT NULL DEFAULT false,
  CONSTRAINT suppressions_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT suppressions_address_is_lower CHECK (address = lower(address)),
  CONSTRAINT suppressions_burst_is_released CHECK (NOT burst OR released_at IS NOT NULL),
  CONSTRAINT suppressions_reason_known CHECK (reason IN ('BOUNCED', 'REFUSED', 'COMPLAINED', 'ASKED', 'BY_MEMBER', 'BY_ATS')),
  CONSTRAINT suppressions_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id),
  CONSTRAINT suppressions_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX suppressions_by_diagnosis ON suppressions (organization_id, diagnosis, at) WHERE diagnosis IS NOT NULL;
-- What another system says of an address stands beside what was found out here, and each ends by itself.
CREATE UNIQUE INDEX suppressions_one_standing ON suppressions (organization_id, address, (reason = 'BY_ATS')) WHERE released_at IS NULL;
ALTER TABLE suppressions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY suppressions_tenant ON suppressions
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON suppressions TO followthrough_service;
COMMENT ON COLUMN suppressions.diagnosis IS 'A hash of the words with which the address was refused, without addresses and numbers; NULL if nobody refused it.';
COMMENT ON COLUMN suppressions.burst IS 'Taken back, or never put into force: many addresses of its domain were refused with the same words within minutes.';

CREATE TABLE link_tokens (
  organization_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  purpose text NOT NULL,
  message_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  candidate_id uuid,
  CONSTRAINT link_tokens_pkey PRIMARY KEY (organization_id, token_hash),
  CONSTRAINT link_tokens_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
  CONSTRAINT link_tokens_one_holder CHECK ((message_id IS NULL) <> (candidate_id IS NULL)),
  CONSTRAINT link_tokens_purpose_known CHECK (purpose IN ('PREFERENCES', 'STATUS', 'ANSWER', 'CALENDAR', 'ADDRESS')),
  CONSTRAINT link_tokens_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT link_tokens_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id)
);
CREATE INDEX link_tokens_by_candidate ON link_tokens (organization_id, candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX link_tokens_by_hash ON link_tokens (token_hash);
CREATE INDEX link_tokens_by_message ON link_tokens (organization_id, message_id);
ALTER TABLE link_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY link_tokens_crossing ON link_tokens FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY link_tokens_tenant ON link_tokens
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON link_tokens TO followthrough_service;
GRANT SELECT (organization_id, token_hash, purpose, message_id, expires_at, candidate_id) ON link_tokens TO followthrough_crossing;
COMMENT ON TABLE link_tokens IS 'Links: whoever follows one is the recipient of its message, or the candidate it names.';
COMMENT ON COLUMN link_tokens.candidate_id IS 'Of the address of a calendar, which no mail carries: whose it is.';

CREATE TABLE relays (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL,
  username text,
  sealed_password bytea,
  sealed_with text,
  from_address text,
  from_name text,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  last_failure text,
  last_failure_at timestamptz,
  envelope_sender text NOT NULL DEFAULT 'SERVICE',
  CONSTRAINT relays_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT relays_envelope_sender_known CHECK (envelope_sender IN ('SERVICE', 'FROM_ADDRESS')),
  CONSTRAINT relays_envelope_sender_there CHECK (envelope_sender = 'SERVICE' OR from_address IS NOT NULL),
  CONSTRAINT relays_failure_known CHECK (last_failure IN ('ADDRESS_REFUSED', 'UNREACHABLE', 'CONNECTION_REFUSED', 'NO_STARTTLS',
    'TLS_FAILED', 'CERTIFICATE_INVALID', 'LOGIN_REFUSED', 'PASSWORD_UNREADABLE', 'SENDER_REFUSED')),
  CONSTRAINT relays_failure_whole CHECK ((last_failure IS NULL) = (last_failure_at IS NULL)),
  CONSTRAINT relays_password_while_in_use CHECK (
    CASE WHEN removed_at IS NULL THEN (username IS NULL) = (sealed_password IS NULL) ELSE sealed_password IS NULL END),
  CONSTRAINT relays_port_is_of_mail CHECK (port BETWEEN 1 AND 65535),
  CONSTRAINT relays_seal_whole CHECK ((sealed_password IS NULL) = (sealed_with IS NULL)),
  CONSTRAINT relays_security_known CHECK (security IN ('TLS', 'STARTTLS')),
  CONSTRAINT relays_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE UNIQUE INDEX relays_in_use_unique ON relays (organization_id) WHERE removed_at IS NULL;
ALTER TABLE relays ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY relays_crossing ON relays FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY relays_tenant ON relays
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON relays TO followthrough_service;
GRANT SELECT (organization_id, removed_at) ON relays TO followthrough_crossing;
COMMENT ON TABLE relays IS 'Mail servers of organizations; a row for each that was set. One that is no longer in use keeps no password.';
COMMENT ON COLUMN relays.sealed_password IS 'AES-256-GCM; organization and id of the row are bound to it.';
COMMENT ON COLUMN relays.sealed_with IS 'Which of the keys of SECRET_KEYS opens it.';
COMMENT ON COLUMN relays.envelope_sender IS 'To whom it is reported that a mail came back: the service, or from_address.';

CREATE TABLE sending_domains (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  domain text NOT NULL,
  token text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  verified_at timestamptz,
  checked_at timestamptz,
  missing_since timestamptz,
  next_check_at timestamptz,
  ownership_state text,
  ownership_found text[] NOT NULL,
  signature_state text,
  signature_found text[] NOT NULL,
  dkim_selector text,
  sender_address text,
  sender_name text,
  removed_at timestamptz,
  CONSTRAINT sending_domains_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT sending_domains_looked_at_again CHECK (
    (next_check_at IS NOT NULL) = (status <> 'PENDING' AND removed_at IS NULL)),
  CONSTRAINT sending_domains_ownership_known CHECK (ownership_state IN ('FOUND', 'MISSING', 'DIFFERENT', 'UNREACHABLE')),
  CONSTRAINT sending_domains_sender_was_verified CHECK (sender_address IS NULL OR (status <> 'PENDING' AND removed_at IS NULL)),
  CONSTRAINT sending_domains_sender_whole CHECK (sender_name IS NULL OR sender_address IS NOT NULL),
  CONSTRAINT sending_domains_signature_known CHECK (signature_state IN ('FOUND', 'MISSING', 'DIFFERENT', 'UNREACHABLE')),
  CONSTRAINT sending_domains_status_known CHECK (status IN ('PENDING', 'VERIFIED', 'FAILING')),
  CONSTRAINT sending_domains_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX sending_domains_due ON sending_domains (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE UNIQUE INDEX sending_domains_in_use_unique ON sending_domains (organization_id, domain) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX sending_domains_sender_unique ON sending_domains (organization_id) WHERE sender_address IS NOT NULL;
-- Whoever shows first that it is theirs; not for ever: when the records are gone, it is free.
CREATE UNIQUE INDEX sending_domains_verified_unique ON sending_domains (domain) WHERE status = 'VERIFIED' AND removed_at IS NULL;
ALTER TABLE sending_domains ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY sending_domains_crossing ON sending_domains FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY sending_domains_tenant ON sending_domains
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON sending_domains TO followthrough_service;
GRANT SELECT (organization_id, id, next_check_at) ON sending_domains TO followthrough_crossing;
COMMENT ON TABLE sending_domains IS 'Domains from which organizations let the service send; a row for each that was added.';
COMMENT ON COLUMN sending_domains.token IS 'What the TXT record at _followthrough.<domain> has to say.';
COMMENT ON COLUMN sending_domains.missing_since IS 'Since when not all records of a domain that was verified are seen; times at which DNS did not answer do not count.';
COMMENT ON COLUMN sending_domains.dkim_selector IS 'The selector under which our public key was last seen there.';
COMMENT ON COLUMN sending_domains.sender_address IS 'The address that mails of the organization are from; of one of its domains at most.';
