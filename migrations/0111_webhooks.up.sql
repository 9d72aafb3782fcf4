-- Why: the feed is brought to the systems that want it, signed, and tried again until they take it.
--
--   webhook_endpoints   where it is brought, with secrets and headers sealed
--   webhook_deliveries  what is brought there: one row for each endpoint and event
--   webhook_attempts    each try, with what was answered
--
-- Expand only: new tables.
CREATE TABLE webhook_endpoints (
  organization_id   uuid NOT NULL,
  id                uuid NOT NULL,
  url               text NOT NULL,
  description       text,
  types             text[],
  job_id            uuid,
  most_per_second   integer,
  sealed_secret     bytea,
  sealed_with       text,
  previous_secret   bytea,
  previous_with     text,
  previous_until    timestamptz,
  sealed_headers    bytea,
  headers_with      text,
  header_names      text[] NOT NULL DEFAULT '{}',
  disabled_at       timestamptz,
  disabled_because  text,
  failing_since     timestamptz,
  last_failure_at   timestamptz,
  last_success_at   timestamptz,
  paused_until      timestamptz,
  allowance         double precision NOT NULL DEFAULT 0,
  allowance_at      timestamptz NOT NULL,
  created_at        timestamptz NOT NULL,
  deleted_at        timestamptz,
  CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_endpoints_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT webhook_endpoints_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT webhook_endpoints_secret_whole CHECK ((sealed_secret IS NULL) = (sealed_with IS NULL)),
  CONSTRAINT webhook_endpoints_secret_while_there CHECK ((sealed_secret IS NULL) = (deleted_at IS NOT NULL)),
  CONSTRAINT webhook_endpoints_previous_whole CHECK (num_nonnulls(previous_secret, previous_with, previous_until) IN (0, 3)),
  CONSTRAINT webhook_endpoints_headers_whole CHECK ((sealed_headers IS NULL) = (headers_with IS NULL)),
  CONSTRAINT webhook_endpoints_disabled_whole CHECK ((disabled_at IS NULL) = (disabled_because IS NULL)),
  CONSTRAINT webhook_endpoints_disabled_because_known CHECK (disabled_because IN ('GONE', 'FAILING', 'MEMBER')),
  CONSTRAINT webhook_endpoints_most_per_second_sane CHECK (most_per_second BETWEEN 1 AND 1000)
);
COMMENT ON COLUMN webhook_endpoints.sealed_secret IS 'AES-256-GCM; organization and id of the row are bound to it.';
COMMENT ON COLUMN webhook_endpoints.previous_secret IS 'The one before, which signs too until previous_until.';
COMMENT ON COLUMN webhook_endpoints.allowance IS 'How many deliveries it may get at allowance_at, where most_per_second limits them.';

CREATE TABLE webhook_deliveries (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  endpoint_id     uuid NOT NULL,
  event_number    bigint NOT NULL,
  status          text NOT NULL,
  trigger         text NOT NULL,
  attempt_count   integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  fence           integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_deliveries_once UNIQUE (organization_id, endpoint_id, event_number),
  CONSTRAINT webhook_deliveries_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id),
  CONSTRAINT webhook_deliveries_event_fkey FOREIGN KEY (organization_id, event_number) REFERENCES feed_events (organization_id, number) ON DELETE CASCADE,
  CONSTRAINT webhook_deliveries_status_known CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
  CONSTRAINT webhook_deliveries_trigger_known CHECK (trigger IN ('EVENT', 'RESEND', 'RECOVERY', 'REPLAY')),
  CONSTRAINT webhook_deliveries_pending_is_due CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL)),
  CONSTRAINT webhook_deliveries_settled_whole CHECK ((status = 'PENDING') = (settled_at IS NULL))
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, next_attempt_at, event_number)
  WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (organization_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (organization_id, event_number);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (settled_at) WHERE settled_at IS NOT NULL;
COMMENT ON COLUMN webhook_deliveries.trigger IS 'Why it is tried: the event, or somebody who wanted it again.';
COMMENT ON COLUMN webhook_deliveries.attempt_count IS 'Tries since then.';
COMMENT ON COLUMN webhook_deliveries.next_attempt_at IS 'When it is due; while somebody holds it, the end of their lease.';

CREATE TABLE webhook_attempts (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  endpoint_id     uuid NOT NULL,
  delivery_id     uuid,
  trigger         text NOT NULL,
  at              timestamptz NOT NULL,
  duration_ms     integer NOT NULL,
  outcome         text NOT NULL,
  http_status     integer,
  answer          text,
  CONSTRAINT webhook_attempts_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT webhook_attempts_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints (organization_id, id),
  CONSTRAINT webhook_attempts_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT webhook_attempts_trigger_known CHECK (trigger IN ('EVENT', 'RESEND', 'RECOVERY', 'REPLAY', 'TEST')),
  CONSTRAINT webhook_attempts_outcome_known CHECK (outcome IN ('DELIVERED', 'REFUSED', 'REDIRECTED', 'TIMED_OUT', 'UNREACHABLE', 'ADDRESS_REFUSED', 'SECRET_UNREADABLE')),
  CONSTRAINT webhook_attempts_of_delivery_or_test CHECK ((delivery_id IS NULL) = (trigger = 'TEST'))
);
CREATE INDEX webhook_attempts_of_delivery ON webhook_attempts (organization_id, delivery_id, id);
CREATE INDEX webhook_attempts_of_endpoint ON webhook_attempts (organization_id, endpoint_id, id);
COMMENT ON COLUMN webhook_attempts.answer IS 'The body of the answer: the first 64 KB, with addresses and secrets masked.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhook_endpoints', 'webhook_deliveries', 'webhook_attempts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON webhook_endpoints, webhook_deliveries, webhook_attempts TO followthrough_service;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id, disabled_at, deleted_at, paused_until, failing_since) ON webhook_endpoints TO followthrough_crossing;
GRANT SELECT (organization_id, id, endpoint_id, next_attempt_at, settled_at), UPDATE (settled_at), DELETE ON webhook_deliveries TO followthrough_crossing;
CREATE POLICY webhook_endpoints_crossing ON webhook_endpoints TO followthrough_crossing USING (true);
CREATE POLICY webhook_deliveries_crossing ON webhook_deliveries TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_due_webhook_endpoints(now timestamptz, most integer, after uuid, passed_over uuid[])
RETURNS TABLE (organization_id uuid, endpoint_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than a thousand, then it is all there is.
  longest AS MATERIALIZED (
    SELECT d.organization_id, d.endpoint_id FROM public.webhook_deliveries d
    WHERE d.next_attempt_at <= now ORDER BY d.next_attempt_at LIMIT 1000
  ),
  -- Else they may be one endpoint's, and the others are looked for: one probe each.
  walk (organization_id, endpoint_id, due_at) AS (
    (SELECT d.organization_id, d.endpoint_id, d.next_attempt_at FROM public.webhook_deliveries d
     WHERE d.next_attempt_at IS NOT NULL AND (SELECT count(*) FROM longest) = 1000
     ORDER BY d.organization_id, d.endpoint_id, d.next_attempt_at LIMIT 1)
    UNION ALL
    SELECT step.* FROM walk w CROSS JOIN LATERAL (
      SELECT d.organization_id, d.endpoint_id, d.next_attempt_at FROM public.webhook_deliveries d
      WHERE d.next_attempt_at IS NOT NULL AND (d.organization_id, d.endpoint_id) > (w.organization_id, w.endpoint_id)
      ORDER BY d.organization_id, d.endpoint_id, d.next_attempt_at LIMIT 1
    ) step
  ), due AS (
    SELECT l.organization_id, l.endpoint_id FROM longest l
    UNION SELECT w.organization_id, w.endpoint_id FROM walk w WHERE w.due_at <= now
  ), turns AS (
    SELECT d.organization_id, d.endpoint_id, row_number() OVER (PARTITION BY d.organization_id ORDER BY d.endpoint_id) AS turn
    FROM due d
    JOIN public.webhook_endpoints e ON e.organization_id = d.organization_id AND e.id = d.endpoint_id
    JOIN public.organizations o ON o.id = d.organization_id AND o.suspended_at IS NULL
    WHERE e.disabled_at IS NULL AND e.deleted_at IS NULL AND (e.paused_until IS NULL OR e.paused_until <= now)
      AND d.endpoint_id <> ALL (passed_over)
  )
  SELECT t.organization_id, t.endpoint_id FROM turns t
  ORDER BY t.turn, t.organization_id <= after, t.organization_id LIMIT most
$$;
COMMENT ON FUNCTION find_due_webhook_endpoints IS 'Endpoints to which something is to be brought now: one of each organization in turn, from the one behind "after" on, then a second of each.';

CREATE FUNCTION delete_old_webhook_deliveries(settled_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH old AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.webhook_deliveries d
    WHERE d.settled_at <= settled_until ORDER BY d.settled_at LIMIT most FOR UPDATE SKIP LOCKED
  ), deleted AS (
    DELETE FROM public.webhook_deliveries d USING old o
    WHERE d.organization_id = o.organization_id AND d.id = o.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_webhook_deliveries IS 'Deletes up to "most" deliveries that ended at that instant or before, with their attempts, over all organizations; returns how many.';

REVOKE ALL ON FUNCTION find_due_webhook_endpoints, delete_old_webhook_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_webhook_endpoints, delete_old_webhook_deliveries TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
