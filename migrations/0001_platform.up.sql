-- What every module stands on: what requests are counted and recognized by, the events that modules hear of one another,
-- and the audit log.
--
-- Rules that every table of every module keeps (docs/architecture.md, "Data"; test/database/catalog-rules.ts):
--   * organization_id comes first in the primary key and in every unique and foreign key, so that a row of another
--     organization cannot even be referred to;
--   * row-level security is enabled and forced, for the owner too; the tenant is the transaction's
--     app.organization_id, and no tenant means no rows;
--   * the service's role may not delete, and may only append to what is history.
--
-- A few things must look across organizations before one is known: whose key this is, which work is due. Each is one
-- narrow function (migrations/functions) that returns ids and no content. They run as followthrough_crossing, a role
-- nobody can log in as, with grants of its own on single columns and policies of its own: owned by the table owner they
-- would return nothing under FORCE, owned by a superuser they would hide that. The few indexes that do not start with
-- organization_id serve them.
--
-- Counts of requests are unlogged: those of one minute are worth neither the write-ahead log nor a place in a backup. A
-- bucket names an id, or part of a hash: nobody's name, nobody's address. What an answer to a repeated request is kept
-- as is sealed with a secret that only the caller has (ADR 12). What was asked for stands apart from who did it when, so
-- that it can be erased and the chain of the audit log still holds.

GRANT USAGE ON SCHEMA public TO followthrough_service, followthrough_crossing;

CREATE UNLOGGED TABLE rate_windows (
  bucket text NOT NULL,
  used integer NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT rate_windows_pkey PRIMARY KEY (bucket)
) WITH (fillfactor=50);
CREATE INDEX rate_windows_ended ON rate_windows (ends_at);
ALTER TABLE rate_windows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_windows_crossing ON rate_windows TO followthrough_crossing USING (true);
GRANT DELETE ON rate_windows TO followthrough_crossing;
GRANT INSERT (bucket, used, ends_at), SELECT (bucket, used, ends_at), UPDATE (used, ends_at) ON rate_windows TO followthrough_crossing;
COMMENT ON TABLE rate_windows IS 'Requests of the running minute, of all processes together; empty after a crash.';
COMMENT ON COLUMN rate_windows.bucket IS 'KEY or ORGANIZATION and an id, or ADDRESS or LINK and 24 bits of the hash of an address, which many share.';

CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  credential_id uuid NOT NULL,
  key_hash bytea NOT NULL,
  request_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  created_at timestamptz NOT NULL,
  leased_until timestamptz NOT NULL,
  answered_at timestamptz,
  answer bytea,
  forgotten_at timestamptz,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (organization_id, credential_id, key_hash),
  CONSTRAINT idempotency_keys_answer_is_forgotten CHECK (answer IS NULL OR forgotten_at IS NULL),
  CONSTRAINT idempotency_keys_answer_was_given CHECK (answer IS NULL OR answered_at IS NOT NULL),
  CONSTRAINT idempotency_keys_hashes_are_sha256 CHECK (octet_length(key_hash) = 32 AND octet_length(fingerprint) = 32)
);
-- Old keys are deleted by their age, organization by organization. SKIP LOCKED, which lets several workers do it at once,
-- asks for the right to update a column.
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (organization_id, created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_crossing ON idempotency_keys FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY idempotency_keys_tenant ON idempotency_keys
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE ON idempotency_keys TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON idempotency_keys TO followthrough_service;
GRANT SELECT (organization_id, credential_id, key_hash, created_at), UPDATE (created_at) ON idempotency_keys TO followthrough_crossing;
COMMENT ON COLUMN idempotency_keys.credential_id IS 'The API key or the member that called.';
COMMENT ON COLUMN idempotency_keys.request_id IS 'What the changes of this request are recorded under; another one when the key is used anew after a day.';
COMMENT ON COLUMN idempotency_keys.forgotten_at IS 'When the answers of the organization were erased: one that was under way is not kept either.';

CREATE TABLE idempotent_changes (
  organization_id uuid NOT NULL,
  request_id uuid NOT NULL,
  step bytea NOT NULL,
  created_at timestamptz NOT NULL,
  result bytea,
  CONSTRAINT idempotent_changes_pkey PRIMARY KEY (organization_id, request_id, step),
  CONSTRAINT idempotent_changes_step_is_sha256 CHECK (octet_length(step) = 32)
);
CREATE INDEX idempotent_changes_by_age ON idempotent_changes (organization_id, created_at);
ALTER TABLE idempotent_changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotent_changes_crossing ON idempotent_changes FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY idempotent_changes_tenant ON idempotent_changes
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE ON idempotent_changes TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON idempotent_changes TO followthrough_service;
GRANT SELECT (organization_id, request_id, step, created_at), UPDATE (created_at) ON idempotent_changes TO followthrough_crossing;
COMMENT ON COLUMN idempotent_changes.step IS 'Hash of the name of the field, and which of its changes this is: a caller may give a field any name.';
COMMENT ON COLUMN idempotent_changes.result IS 'NULL only until the change that made the row commits.';

CREATE TABLE domain_events (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  actor jsonb NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT domain_events_pkey PRIMARY KEY (organization_id, id)
);
ALTER TABLE domain_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY domain_events_tenant ON domain_events
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON domain_events TO followthrough_service;

CREATE TABLE audit_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  on_behalf_of_id uuid,
  on_behalf_of_name text,
  address text NOT NULL,
  request_id text,
  subject_type text,
  subject_id uuid,
  detail_hash bytea NOT NULL,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT audit_entries_detail_hash_is_sha256 CHECK (octet_length(detail_hash) = 32),
  CONSTRAINT audit_entries_on_behalf_of_whole CHECK ((on_behalf_of_id IS NULL) = (on_behalf_of_name IS NULL)),
  CONSTRAINT audit_entries_subject_whole CHECK ((subject_type IS NULL) = (subject_id IS NULL))
);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, action, id);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_entries_by_instant ON audit_entries (organization_id, at);
CREATE INDEX audit_entries_by_member ON audit_entries (organization_id, on_behalf_of_id, id) WHERE on_behalf_of_id IS NOT NULL;
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, subject_id, id) WHERE subject_id IS NOT NULL;
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entries_tenant ON audit_entries
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON audit_entries TO followthrough_service;
GRANT SELECT (organization_id, id, subject_id) ON audit_entries TO followthrough_crossing;
COMMENT ON COLUMN audit_entries.action IS 'A mutation by its name, or a command as it was typed, such as "cli organizations create".';
COMMENT ON COLUMN audit_entries.address IS 'The network address of the caller, "command line", or "worker".';

CREATE TABLE audit_details (
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  detail text,
  salt bytea,
  erased_at timestamptz,
  CONSTRAINT audit_details_pkey PRIMARY KEY (organization_id, entry_id),
  CONSTRAINT audit_details_kept_or_erased CHECK (num_nonnulls(detail, salt) = CASE WHEN erased_at IS NULL THEN 2 ELSE 0 END),
  CONSTRAINT audit_details_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id)
);
ALTER TABLE audit_details ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_details_tenant ON audit_details
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON audit_details TO followthrough_service;
GRANT SELECT (organization_id, entry_id, erased_at), UPDATE (detail, salt, erased_at) ON audit_details TO followthrough_crossing;
COMMENT ON COLUMN audit_details.detail IS 'The input as JSON, without what is secret. A text, because its hash is of these very bytes.';
COMMENT ON COLUMN audit_details.salt IS 'Erased with the detail: whoever still had it could try guesses at the detail against its hash.';

CREATE TABLE audit_chain (
  organization_id uuid NOT NULL,
  number bigint NOT NULL,
  entry_id uuid NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_chain_pkey PRIMARY KEY (organization_id, number),
  CONSTRAINT audit_chain_entry_once UNIQUE (organization_id, entry_id),
  CONSTRAINT audit_chain_hashes_are_sha256 CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32),
  CONSTRAINT audit_chain_number_counts CHECK (number >= 1),
  CONSTRAINT audit_chain_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id)
);
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_chain_tenant ON audit_chain
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON audit_chain TO followthrough_service;

CREATE TABLE audit_unchained (
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  CONSTRAINT audit_unchained_pkey PRIMARY KEY (organization_id, entry_id),
  CONSTRAINT audit_unchained_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id)
);
ALTER TABLE audit_unchained ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_unchained_crossing ON audit_unchained FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY audit_unchained_tenant ON audit_unchained
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT DELETE, INSERT, SELECT ON audit_unchained TO followthrough_service;
GRANT SELECT (organization_id) ON audit_unchained TO followthrough_crossing;
