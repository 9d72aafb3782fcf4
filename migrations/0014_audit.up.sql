-- Why: an organization has to be able to tell who did what, on whose behalf and from where, and that nobody has rewritten
-- it since. A change writes its entry in its own transaction; the worker chains the entries afterwards, because a chain
-- written by the changes themselves would make each wait for the one before.
--
--   audit_entries    what happened; may be added to, never changed
--   audit_details    what was asked for, in words that may be about a person: they can be erased, the entry stays
--   audit_chain      each entry's number and hash, which covers the entry and the hash before it; may be added to only
--   audit_unchained  the entries that have no number yet: a work list of ids, from which the worker deletes
CREATE TABLE audit_entries (
  organization_id   uuid NOT NULL,
  id                uuid NOT NULL,
  at                timestamptz NOT NULL,
  action            text NOT NULL,
  actor_kind        text NOT NULL,
  actor_id          uuid,
  actor_name        text NOT NULL,
  on_behalf_of_id   uuid,
  on_behalf_of_name text,
  address           text NOT NULL,
  request_id        text,
  subject_type      text,
  subject_id        uuid,
  detail_hash       bytea NOT NULL,
  CONSTRAINT audit_entries_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT audit_entries_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT audit_entries_on_behalf_of_whole CHECK ((on_behalf_of_id IS NULL) = (on_behalf_of_name IS NULL)),
  CONSTRAINT audit_entries_subject_whole CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
  CONSTRAINT audit_entries_detail_hash_is_sha256 CHECK (octet_length(detail_hash) = 32)
);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, action, id);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_entries_by_member ON audit_entries (organization_id, on_behalf_of_id, id) WHERE on_behalf_of_id IS NOT NULL;
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, subject_id, id) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_entries_by_instant ON audit_entries (organization_id, at);
COMMENT ON COLUMN audit_entries.action IS 'A mutation by its name, or a command as it was typed, such as "cli organizations create".';
COMMENT ON COLUMN audit_entries.address IS 'The network address of the caller, "command line", or "worker".';

CREATE TABLE audit_details (
  organization_id uuid NOT NULL,
  entry_id        uuid NOT NULL,
  detail          text,
  salt            bytea,
  erased_at       timestamptz,
  CONSTRAINT audit_details_pkey PRIMARY KEY (organization_id, entry_id),
  CONSTRAINT audit_details_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id),
  CONSTRAINT audit_details_kept_or_erased CHECK (num_nonnulls(detail, salt) = CASE WHEN erased_at IS NULL THEN 2 ELSE 0 END)
);
COMMENT ON COLUMN audit_details.detail IS 'The input as JSON, without what is secret. A text, because its hash is of these very bytes.';
COMMENT ON COLUMN audit_details.salt IS 'Erased with the detail: whoever still had it could try guesses at the detail against its hash.';

CREATE TABLE audit_chain (
  organization_id uuid NOT NULL,
  number          bigint NOT NULL,
  entry_id        uuid NOT NULL,
  previous_hash   bytea NOT NULL,
  hash            bytea NOT NULL,
  CONSTRAINT audit_chain_pkey PRIMARY KEY (organization_id, number),
  CONSTRAINT audit_chain_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id),
  CONSTRAINT audit_chain_entry_once UNIQUE (organization_id, entry_id),
  CONSTRAINT audit_chain_number_counts CHECK (number >= 1),
  CONSTRAINT audit_chain_hashes_are_sha256 CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32)
);

CREATE TABLE audit_unchained (
  organization_id uuid NOT NULL,
  entry_id        uuid NOT NULL,
  CONSTRAINT audit_unchained_pkey PRIMARY KEY (organization_id, entry_id),
  CONSTRAINT audit_unchained_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries (organization_id, id)
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_entries','audit_details','audit_chain','audit_unchained'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON audit_entries, audit_details, audit_chain TO followthrough_service;
GRANT SELECT, INSERT, DELETE ON audit_unchained TO followthrough_service;

-- The worker has to know whose entries wait, and the command that verifies the chains whose there are.
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id) ON audit_unchained TO followthrough_crossing;
CREATE POLICY audit_unchained_crossing ON audit_unchained TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION organizations_with_unchained_entries() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT DISTINCT u.organization_id FROM public.audit_unchained u $$;
COMMENT ON FUNCTION organizations_with_unchained_entries IS 'The organizations that have audit entries without a number.';

CREATE FUNCTION list_organizations() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.id FROM public.organizations o ORDER BY o.id $$;
COMMENT ON FUNCTION list_organizations IS 'The ids of all organizations, for what is done in each of them.';

REVOKE ALL ON FUNCTION organizations_with_unchained_entries, list_organizations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_unchained_entries, list_organizations TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
