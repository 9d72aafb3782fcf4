-- What other systems hear, in order and without gaps (ADR 110). Events are numbered after they were committed, one
-- organization by one worker at a time, so that a number that can be read is never followed by a lower one.
--
--   feed_pending        events that have no number yet: a work list of ids, from which the worker deletes
--   feed_events         what is told outside of each: ids, references, dates, no name and no words; may be added to only
--   feed_state          how far an organization's feed has come, and what of it is gone
--   feed_sequences      how many events of each application there have been
--   webhook_endpoints   where the feed is brought, with secrets and headers sealed
--   webhook_deliveries  what is brought there: one row for each endpoint and event
--   webhook_attempts    each try, with what was answered
--   calendar_feeds      the address at which a member's calendar reads the decisions that are due

CREATE TABLE feed_pending (
  organization_id uuid NOT NULL,
  event_id uuid NOT NULL,
  queued_at timestamptz NOT NULL,
  CONSTRAINT feed_pending_pkey PRIMARY KEY (organization_id, queued_at, event_id)
);
ALTER TABLE feed_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_pending_crossing ON feed_pending FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY feed_pending_tenant ON feed_pending
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE, INSERT, SELECT ON feed_pending TO followthrough_service;
GRANT SELECT (organization_id) ON feed_pending TO followthrough_crossing;
COMMENT ON COLUMN feed_pending.queued_at IS 'By the clock of the database, not of the process: whoever waited for a lock on an application is later than who held it.';

CREATE TABLE feed_state (
  organization_id uuid NOT NULL,
  last_number bigint NOT NULL DEFAULT 0,
  deleted_through bigint NOT NULL DEFAULT 0,
  retention_days integer NOT NULL DEFAULT 90,
  CONSTRAINT feed_state_pkey PRIMARY KEY (organization_id),
  CONSTRAINT feed_state_deleted_was_there CHECK (deleted_through BETWEEN 0 AND last_number),
  CONSTRAINT feed_state_retention_sane CHECK (retention_days BETWEEN 1 AND 3650),
  CONSTRAINT feed_state_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
ALTER TABLE feed_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_state_tenant ON feed_state
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON feed_state TO followthrough_service;
GRANT SELECT (organization_id, deleted_through, retention_days), UPDATE (deleted_through) ON feed_state TO followthrough_crossing;
COMMENT ON COLUMN feed_state.deleted_through IS 'The last number that was deleted: a cursor before it leads nowhere.';

CREATE TABLE feed_sequences (
  organization_id uuid NOT NULL,
  application_id uuid NOT NULL,
  last_sequence integer NOT NULL,
  CONSTRAINT feed_sequences_pkey PRIMARY KEY (organization_id, application_id),
  CONSTRAINT feed_sequences_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id)
);
ALTER TABLE feed_sequences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_sequences_tenant ON feed_sequences
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON feed_sequences TO followthrough_service;

CREATE TABLE feed_events (
  organization_id uuid NOT NULL,
  number bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  origin text NOT NULL,
  application_id uuid,
  candidate_id uuid,
  job_id uuid,
  sequence integer,
  application_ref jsonb,
  candidate_ref jsonb,
  job_ref jsonb,
  facts jsonb NOT NULL,
  numbered_at timestamptz NOT NULL,
  CONSTRAINT feed_events_pkey PRIMARY KEY (organization_id, number),
  CONSTRAINT feed_events_id_unique UNIQUE (organization_id, id),
  CONSTRAINT feed_events_number_positive CHECK (number > 0),
  CONSTRAINT feed_events_origin_known CHECK (origin IN ('API', 'SYNC', 'CONNECTOR', 'PAGE', 'SYSTEM')),
  CONSTRAINT feed_events_sequence_of_application CHECK ((sequence IS NULL) = (application_id IS NULL)),
  CONSTRAINT feed_events_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT feed_events_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT feed_events_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT feed_events_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX feed_events_by_age ON feed_events (organization_id, numbered_at, number);
CREATE INDEX feed_events_by_application ON feed_events (organization_id, application_id, number) WHERE application_id IS NOT NULL;
CREATE INDEX feed_events_by_candidate ON feed_events (organization_id, candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX feed_events_by_type ON feed_events (organization_id, type, number);
ALTER TABLE feed_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_events_tenant ON feed_events
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE ON feed_events TO followthrough_crossing;
GRANT INSERT, SELECT ON feed_events TO followthrough_service;
GRANT SELECT (organization_id, number, candidate_id, numbered_at), UPDATE (application_ref, candidate_ref) ON feed_events TO followthrough_crossing;
COMMENT ON TABLE feed_events IS 'The feed of each organization: what is told to other systems, numbered without gaps.';
COMMENT ON COLUMN feed_events.sequence IS 'Which event of its application it is, from 1 without gaps.';
COMMENT ON COLUMN feed_events.application_ref IS '{source, remoteId} as it was when the event was numbered; NULL once the candidate is erased.';
COMMENT ON COLUMN feed_events.numbered_at IS 'When it was given its number; at is when it happened.';

CREATE TABLE webhook_endpoints (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  description text,
  types text[],
  job_id uuid,
  most_per_second integer,
  sealed_secret bytea,
  sealed_with text,
  previous_secret bytea,
  previous_with text,
  previous_until timestamptz,
  sealed_headers bytea,
  headers_with text,
  header_names text[] NOT NULL DEFAULT '{}',
  disabled_at timestamptz,
  disabled_because text,
  failing_since timestamptz,
  last_failure_at timestamptz,
  last_success_at timestamptz,
  paused_until timestamptz,
  allowance double precision NOT NULL DEFAULT 0,
  allowance_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_endpoints_disabled_because_known CHECK (disabled_because IN ('GONE', 'FAILING', 'MEMBER')),
  CONSTRAINT webhook_endpoints_disabled_whole CHECK ((disabled_at IS NULL) = (disabled_because IS NULL)),
  CONSTRAINT webhook_endpoints_headers_whole CHECK ((sealed_headers IS NULL) = (headers_with IS NULL)),
  CONSTRAINT webhook_endpoints_most_per_second_sane CHECK (most_per_second BETWEEN 1 AND 1000),
  CONSTRAINT webhook_endpoints_previous_whole CHECK (num_nonnulls(previous_secret, previous_with, previous_until) IN (0, 3)),
  CONSTRAINT webhook_endpoints_secret_while_there CHECK ((sealed_secret IS NULL) = (deleted_at IS NOT NULL)),
  CONSTRAINT webhook_endpoints_secret_whole CHECK ((sealed_secret IS NULL) = (sealed_with IS NULL)),
  CONSTRAINT webhook_endpoints_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT webhook_endpoints_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_endpoints_crossing ON webhook_endpoints FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY webhook_endpoints_tenant ON webhook_endpoints
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON webhook_endpoints TO followthrough_service;
GRANT SELECT (organization_id, id, disabled_at, failing_since, paused_until, deleted_at) ON webhook_endpoints TO followthrough_crossing;
COMMENT ON COLUMN webhook_endpoints.sealed_secret IS 'AES-256-GCM; organization and id of the row are bound to it.';
COMMENT ON COLUMN webhook_endpoints.previous_secret IS 'The one before, which signs too until previous_until.';
COMMENT ON COLUMN webhook_endpoints.allowance IS 'How many deliveries it may get at allowance_at, where most_per_second limits them.';

CREATE TABLE webhook_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_number bigint NOT NULL,
  status text NOT NULL,
  trigger text NOT NULL,
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  fence integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_deliveries_once UNIQUE (organization_id, endpoint_id, event_number),
  CONSTRAINT webhook_deliveries_pending_is_due CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL)),
  CONSTRAINT webhook_deliveries_settled_whole CHECK ((status = 'PENDING') = (settled_at IS NULL)),
  CONSTRAINT webhook_deliveries_status_known CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
  CONSTRAINT webhook_deliveries_trigger_known CHECK (trigger IN ('EVENT', 'RESEND', 'RECOVERY', 'REPLAY')),
  CONSTRAINT webhook_deliveries_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id),
  CONSTRAINT webhook_deliveries_event_fkey FOREIGN KEY (organization_id, event_number) REFERENCES feed_events (organization_id, number) ON DELETE CASCADE
);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (organization_id, settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (organization_id, event_number);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, next_attempt_at, event_number) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, id);
ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_deliveries_crossing ON webhook_deliveries FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY webhook_deliveries_tenant ON webhook_deliveries
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE ON webhook_deliveries TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON webhook_deliveries TO followthrough_service;
GRANT SELECT (organization_id, id, endpoint_id, next_attempt_at, settled_at), UPDATE (settled_at) ON webhook_deliveries TO followthrough_crossing;
COMMENT ON COLUMN webhook_deliveries.trigger IS 'Why it is tried: the event, or somebody who wanted it again.';
COMMENT ON COLUMN webhook_deliveries.attempt_count IS 'Tries since then.';
COMMENT ON COLUMN webhook_deliveries.next_attempt_at IS 'When it is due; while somebody holds it, the end of their lease.';

CREATE TABLE webhook_attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  delivery_id uuid,
  trigger text NOT NULL,
  at timestamptz NOT NULL,
  duration_ms integer NOT NULL,
  outcome text NOT NULL,
  http_status integer,
  answer text,
  CONSTRAINT webhook_attempts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_attempts_of_delivery_or_test CHECK ((delivery_id IS NULL) = (trigger = 'TEST')),
  CONSTRAINT webhook_attempts_outcome_known CHECK (outcome IN ('DELIVERED', 'REFUSED', 'REDIRECTED', 'TIMED_OUT', 'UNREACHABLE', 'ADDRESS_REFUSED', 'SECRET_UNREADABLE')),
  CONSTRAINT webhook_attempts_trigger_known CHECK (trigger IN ('EVENT', 'RESEND', 'RECOVERY', 'REPLAY', 'TEST')),
  CONSTRAINT webhook_attempts_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT webhook_attempts_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id)
);
CREATE INDEX webhook_attempts_of_delivery ON webhook_attempts (organization_id, delivery_id, id);
CREATE INDEX webhook_attempts_of_endpoint ON webhook_attempts (organization_id, endpoint_id, id);
ALTER TABLE webhook_attempts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_attempts_tenant ON webhook_attempts
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON webhook_attempts TO followthrough_service;
COMMENT ON COLUMN webhook_attempts.answer IS 'The body of the answer: the first 64 KB, with addresses and secrets masked.';

CREATE TABLE calendar_feeds (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  CONSTRAINT calendar_feeds_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT calendar_feeds_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
  CONSTRAINT calendar_feeds_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id)
);
CREATE INDEX calendar_feeds_by_hash ON calendar_feeds (token_hash);
CREATE INDEX calendar_feeds_by_member ON calendar_feeds (organization_id, member_id);
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY calendar_feeds_crossing ON calendar_feeds FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY calendar_feeds_tenant ON calendar_feeds
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON calendar_feeds TO followthrough_service;
GRANT SELECT (organization_id, id, token_hash) ON calendar_feeds TO followthrough_crossing;
COMMENT ON COLUMN calendar_feeds.token_hash IS 'Of the secret in its address, which is stored nowhere.';

CREATE TRIGGER domain_events_feed AFTER INSERT ON domain_events
  REFERENCING NEW TABLE AS published FOR EACH STATEMENT EXECUTE FUNCTION queue_for_feed();
