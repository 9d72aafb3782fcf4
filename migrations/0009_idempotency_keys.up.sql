-- Why: a request that a client sends again, because it never saw the answer, must have one effect. A key claims the
-- request and keeps its answer for a day; what each of its transactions changed is recorded by that transaction itself,
-- so that no crash can part the two.
--
-- Answers and results are sealed with a secret that only the caller has (docs/adr/0012-a-change-records-that-it-was-made.md):
-- they can hold the text of an API key, and names.

CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  credential_id   uuid NOT NULL,
  key_hash        bytea NOT NULL,
  request_id      uuid NOT NULL,
  fingerprint     bytea NOT NULL,
  created_at      timestamptz NOT NULL,
  leased_until    timestamptz NOT NULL,
  answered_at     timestamptz,
  answer          bytea,
  forgotten_at    timestamptz,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (organization_id, credential_id, key_hash),
  CONSTRAINT idempotency_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT idempotency_keys_hashes_are_sha256 CHECK (octet_length(key_hash) = 32 AND octet_length(fingerprint) = 32),
  CONSTRAINT idempotency_keys_answer_was_given CHECK (answer IS NULL OR answered_at IS NOT NULL),
  CONSTRAINT idempotency_keys_answer_is_forgotten CHECK (answer IS NULL OR forgotten_at IS NULL)
);
COMMENT ON COLUMN idempotency_keys.credential_id IS 'The API key or the member that called.';
COMMENT ON COLUMN idempotency_keys.request_id IS 'What the changes of this request are recorded under; another one when the key is used anew after a day.';
COMMENT ON COLUMN idempotency_keys.forgotten_at IS 'When the answers of the organization were erased: one that was under way is not kept either.';

CREATE TABLE idempotent_changes (
  organization_id uuid NOT NULL,
  request_id      uuid NOT NULL,
  step            bytea NOT NULL,
  created_at      timestamptz NOT NULL,
  result          bytea,
  CONSTRAINT idempotent_changes_pkey PRIMARY KEY (organization_id, request_id, step),
  -- Deferred: the change that makes a sandbox is recorded in it.
  CONSTRAINT idempotent_changes_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT idempotent_changes_step_is_sha256 CHECK (octet_length(step) = 32)
);
COMMENT ON COLUMN idempotent_changes.step IS 'Hash of the name of the field, and which of its changes this is: a caller may give a field any name.';
COMMENT ON COLUMN idempotent_changes.result IS 'NULL only until the change that made the row commits.';

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotent_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_tenant ON idempotency_keys
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
CREATE POLICY idempotent_changes_tenant ON idempotent_changes
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON idempotency_keys, idempotent_changes TO followthrough_service;

-- Old keys are the one thing that is deleted, over all organizations and by age alone. SKIP LOCKED, which lets several
-- workers do it at once, asks for the right to update a column.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX idempotent_changes_by_age ON idempotent_changes (created_at);
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, credential_id, key_hash, created_at), UPDATE (created_at), DELETE ON idempotency_keys TO followthrough_crossing;
GRANT SELECT (organization_id, request_id, step, created_at), UPDATE (created_at), DELETE ON idempotent_changes TO followthrough_crossing;
CREATE POLICY idempotency_keys_crossing ON idempotency_keys TO followthrough_crossing USING (true);
CREATE POLICY idempotent_changes_crossing ON idempotent_changes TO followthrough_crossing USING (true);

CREATE FUNCTION delete_old_idempotency_keys(made_until timestamptz, most integer)
RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH old_keys AS MATERIALIZED (
    SELECT o.organization_id, o.credential_id, o.key_hash FROM public.idempotency_keys o
    WHERE o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), old_changes AS MATERIALIZED (
    SELECT o.organization_id, o.request_id, o.step FROM public.idempotent_changes o
    WHERE o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), keys AS (
    DELETE FROM public.idempotency_keys k USING old_keys o
    WHERE k.organization_id = o.organization_id AND k.credential_id = o.credential_id AND k.key_hash = o.key_hash
    RETURNING 1
  ), changes AS (
    DELETE FROM public.idempotent_changes c USING old_changes o
    WHERE c.organization_id = o.organization_id AND c.request_id = o.request_id AND c.step = o.step
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM keys) + (SELECT count(*) FROM changes)
$$;
COMMENT ON FUNCTION delete_old_idempotency_keys IS 'Deletes up to "most" idempotency keys and as many recorded changes made at that instant or before, over all organizations; returns how many.';

REVOKE ALL ON FUNCTION delete_old_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys TO followthrough_service;
ALTER FUNCTION delete_old_idempotency_keys OWNER TO followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
