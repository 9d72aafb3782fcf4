-- Why: other systems tell of what happens by webhooks, and keep for hours what is not taken. What comes is stored first, sealed, and
-- translated afterwards.
--
--   ats_inboxes          how a connection signs, and how its API is asked
--   ats_secrets          by what its deliveries are known to be its own
--   ats_deliveries       what came, and what became of it, for 30 days
--   ats_delivery_bodies  what it said, sealed, for 14
--   ats_delivery_rows    of which rows it spoke
--
-- Expand only: new tables.
CREATE TABLE ats_inboxes (
  organization_id   uuid NOT NULL,
  connection_id     uuid NOT NULL,
  settings          jsonb,
  api_url           text,
  sealed_credential bytea,
  credential_with   text,
  CONSTRAINT ats_inboxes_pkey PRIMARY KEY (organization_id, connection_id),
  CONSTRAINT ats_inboxes_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_inboxes_credential_whole CHECK ((sealed_credential IS NULL) = (credential_with IS NULL))
);
COMMENT ON TABLE ats_inboxes IS 'How connections send. None: as their vendor does, and its API is not asked.';
COMMENT ON COLUMN ats_inboxes.settings IS 'Of a generic one: how it signs, and where in its bodies what stands.';
COMMENT ON COLUMN ats_inboxes.sealed_credential IS 'AES-256-GCM; organization and connection are bound to it.';

CREATE TABLE ats_secrets (
  organization_id uuid NOT NULL,
  connection_id   uuid NOT NULL,
  label           text NOT NULL,
  sealed_secret   bytea,
  sealed_with     text,
  previous_secret bytea,
  previous_with   text,
  previous_until  timestamptz,
  changed_at      timestamptz NOT NULL,
  CONSTRAINT ats_secrets_pkey PRIMARY KEY (organization_id, connection_id, label),
  CONSTRAINT ats_secrets_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_secrets_secret_whole CHECK ((sealed_secret IS NULL) = (sealed_with IS NULL)),
  CONSTRAINT ats_secrets_previous_whole CHECK (num_nonnulls(previous_secret, previous_with, previous_until) IN (0, 3))
);
COMMENT ON TABLE ats_secrets IS 'By what deliveries of connections are known.';
COMMENT ON COLUMN ats_secrets.label IS 'What it is for, where a vendor has a secret for each of its events; else empty.';
COMMENT ON COLUMN ats_secrets.sealed_secret IS 'AES-256-GCM; organization, connection and label are bound to it. NULL: it was removed.';
COMMENT ON COLUMN ats_secrets.previous_secret IS 'The one before, which is believed too until previous_until.';

CREATE TABLE ats_deliveries (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  connection_id   uuid NOT NULL,
  remote_key      text,
  content_key     bytea,
  event           text,
  charset         text NOT NULL,
  status          text NOT NULL,
  failure         text,
  detail          text,
  repeats         integer NOT NULL DEFAULT 0,
  attempt_count   integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  fence           integer NOT NULL DEFAULT 0,
  received_at     timestamptz NOT NULL,
  settled_at      timestamptz,
  CONSTRAINT ats_deliveries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_deliveries_one_of_id UNIQUE (organization_id, connection_id, remote_key),
  CONSTRAINT ats_deliveries_one_of_content UNIQUE (organization_id, connection_id, content_key),
  CONSTRAINT ats_deliveries_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_deliveries_status_known CHECK (status IN ('PENDING', 'APPLIED', 'TEST', 'NOTHING', 'UNKNOWN_EVENT', 'FAILED')),
  CONSTRAINT ats_deliveries_failure_known CHECK (failure IN ('UNREADABLE', 'BODY_GONE', 'CONNECTION_DISABLED', 'API_REFUSED', 'API_UNREACHABLE', 'NOT_KNOWN_YET', 'SEALED_AWAY', 'OWN_FAULT')),
  CONSTRAINT ats_deliveries_pending_is_due CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL)),
  CONSTRAINT ats_deliveries_settled_whole CHECK ((status = 'PENDING') = (settled_at IS NULL))
);
CREATE INDEX ats_deliveries_due ON ats_deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ats_deliveries_due_of_organization ON ats_deliveries (organization_id, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ats_deliveries_of_connection ON ats_deliveries (organization_id, connection_id, id);
CREATE INDEX ats_deliveries_by_age ON ats_deliveries (received_at);
COMMENT ON TABLE ats_deliveries IS 'What other systems have sent.';
COMMENT ON COLUMN ats_deliveries.remote_key IS 'The id that the vendor gave it. NULL: none.';
COMMENT ON COLUMN ats_deliveries.content_key IS 'SHA-256 of the body. NULL: equal bodies are no sign of a repetition.';
COMMENT ON COLUMN ats_deliveries.repeats IS 'How often it came again.';
COMMENT ON COLUMN ats_deliveries.failure IS 'Why it failed; while it is pending, why it did last.';

CREATE TABLE ats_delivery_bodies (
  organization_id uuid NOT NULL,
  delivery_id     uuid NOT NULL,
  sealed_body     bytea,
  sealed_with     text,
  received_at     timestamptz NOT NULL,
  CONSTRAINT ats_delivery_bodies_pkey PRIMARY KEY (organization_id, delivery_id),
  CONSTRAINT ats_delivery_bodies_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES ats_deliveries (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ats_delivery_bodies_whole CHECK ((sealed_body IS NULL) = (sealed_with IS NULL))
);
CREATE INDEX ats_delivery_bodies_by_age ON ats_delivery_bodies (received_at);
COMMENT ON TABLE ats_delivery_bodies IS 'The bodies of deliveries, as they came.';
COMMENT ON COLUMN ats_delivery_bodies.sealed_body IS 'AES-256-GCM; organization and delivery are bound to it. NULL: it spoke of somebody who was erased.';

CREATE TABLE ats_delivery_rows (
  organization_id uuid NOT NULL,
  delivery_id     uuid NOT NULL,
  place           integer NOT NULL,
  type            text NOT NULL,
  ref_hash        bytea NOT NULL,
  remote_id       text,
  row_id          uuid,
  status          text,
  problem         jsonb,
  CONSTRAINT ats_delivery_rows_pkey PRIMARY KEY (organization_id, delivery_id, place),
  CONSTRAINT ats_delivery_rows_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES ats_deliveries (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ats_delivery_rows_type_known CHECK (type IN ('JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW')),
  CONSTRAINT ats_delivery_rows_status_known CHECK (status IN ('CREATED', 'UPDATED', 'UNCHANGED', 'STALE', 'HELD', 'ERASED'))
);
CREATE INDEX ats_delivery_rows_by_row ON ats_delivery_rows (organization_id, row_id) WHERE row_id IS NOT NULL;
CREATE INDEX ats_delivery_rows_by_ref ON ats_delivery_rows (organization_id, ref_hash);
COMMENT ON TABLE ats_delivery_rows IS 'What became of each row of which a delivery spoke, the last time that it was translated.';
COMMENT ON COLUMN ats_delivery_rows.ref_hash IS 'As in ats_refs: what is said of somebody before they are known here is found by it when they are erased.';
COMMENT ON COLUMN ats_delivery_rows.remote_id IS 'NULL: whose it is was erased.';
COMMENT ON COLUMN ats_delivery_rows.row_id IS 'Of ours. NULL: there was none yet.';
COMMENT ON COLUMN ats_delivery_rows.status IS 'NULL: nothing of it was applied, and the problem says why.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ats_inboxes', 'ats_secrets', 'ats_deliveries', 'ats_delivery_bodies', 'ats_delivery_rows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON ats_inboxes, ats_secrets, ats_deliveries, ats_delivery_bodies, ats_delivery_rows TO followthrough_service;

CREATE INDEX ats_connections_by_id ON ats_connections (id);

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id) ON ats_connections TO followthrough_crossing;
GRANT SELECT (organization_id, id, next_attempt_at, leased_until, received_at), DELETE ON ats_deliveries TO followthrough_crossing;
GRANT SELECT (organization_id, delivery_id, received_at), DELETE ON ats_delivery_bodies TO followthrough_crossing;
CREATE POLICY ats_connections_crossing ON ats_connections TO followthrough_crossing USING (true);
CREATE POLICY ats_delivery_bodies_crossing ON ats_delivery_bodies TO followthrough_crossing USING (true);
CREATE POLICY ats_deliveries_crossing ON ats_deliveries TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_ats_connection(connection_id uuid) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT c.organization_id, c.id FROM public.ats_connections c WHERE c.id = connection_id LIMIT 1
$$;
COMMENT ON FUNCTION find_ats_connection IS 'Whose connection has that id: it stands in the address to which its vendor sends.';

CREATE FUNCTION find_due_ats_deliveries(now timestamptz, most integer, after uuid) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  -- What has waited longest, a thousand of them: of an organization that sends more, the others' are found when those are gone.
  WITH longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.ats_deliveries d
    WHERE d.next_attempt_at <= now AND (d.leased_until IS NULL OR d.leased_until <= now) ORDER BY d.next_attempt_at LIMIT 1000
  )
  SELECT o.id FROM (SELECT DISTINCT l.organization_id FROM longest l) d
  JOIN public.organizations o ON o.id = d.organization_id AND o.suspended_at IS NULL
  ORDER BY o.id <= after, o.id LIMIT most
$$;
COMMENT ON FUNCTION find_due_ats_deliveries IS 'Organizations with deliveries to translate, in turn, from the one behind "after" on.';

CREATE FUNCTION delete_old_ats_deliveries(bodies_until timestamptz, all_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH bodies AS (
    DELETE FROM public.ats_delivery_bodies b USING (
      SELECT o.organization_id, o.delivery_id FROM public.ats_delivery_bodies o
      WHERE o.received_at <= bodies_until ORDER BY o.received_at LIMIT most) old
    WHERE b.organization_id = old.organization_id AND b.delivery_id = old.delivery_id RETURNING 1
  ), deliveries AS (
    DELETE FROM public.ats_deliveries d USING (
      SELECT o.organization_id, o.id FROM public.ats_deliveries o
      WHERE o.received_at <= all_until ORDER BY o.received_at LIMIT most) old
    WHERE d.organization_id = old.organization_id AND d.id = old.id RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM bodies), (SELECT count(*) FROM deliveries))
$$;
COMMENT ON FUNCTION delete_old_ats_deliveries IS 'Deletes up to "most" bodies that came by the first instant, and as many deliveries, with all that is theirs, that came by the second, over all organizations; returns how many of the more.';

REVOKE ALL ON FUNCTION find_ats_connection, find_due_ats_deliveries, delete_old_ats_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_ats_connection, find_due_ats_deliveries, delete_old_ats_deliveries TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
