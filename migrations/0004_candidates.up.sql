-- The people. Row-level security lets an index answer only comparisons that are leakproof: equality and order, neither
-- LIKE nor lower() (ADR 43). So what is compared is stored as it is compared, and a search reads one index of its own
-- organization from end to end.

CREATE TABLE candidates (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  email text NOT NULL,
  locale text,
  time_zone text,
  external_source text,
  external_remote_id text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  notes_declined_at timestamptz,
  erased_at timestamptz,
  erased_ref_hash bytea,
  search_text text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN erased_at IS NULL THEN search_form(full_name) || E'\n' || search_form(email) END) STORED,
  email_key text COLLATE "C" GENERATED ALWAYS AS (lower(email COLLATE "C")) STORED,
  greeting_name text,
  salutation text,
  phone text,
  CONSTRAINT candidates_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT candidates_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT candidates_erased_is_bare CHECK (erased_at IS NULL OR (full_name = '(erased)' AND email = '(erased)'
    AND num_nonnulls(greeting_name, salutation, phone, locale, time_zone, external_source, external_remote_id) = 0)),
  CONSTRAINT candidates_erased_ref_hash_is_sha256 CHECK (
    erased_ref_hash IS NULL OR (octet_length(erased_ref_hash) = 32 AND erased_at IS NOT NULL)),
  CONSTRAINT candidates_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT candidates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX candidates_by_change ON candidates (organization_id, updated_at);
CREATE INDEX candidates_by_email ON candidates (organization_id, email_key, id);
CREATE INDEX candidates_by_search_text ON candidates (organization_id, search_text) INCLUDE (id);
CREATE UNIQUE INDEX candidates_erased_ref_unique ON candidates (organization_id, erased_ref_hash);
CREATE INDEX candidates_not_erased ON candidates (organization_id, id) WHERE erased_at IS NULL;
CREATE TRIGGER candidates_updated_at BEFORE INSERT OR UPDATE ON candidates FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE candidates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY candidates_tenant ON candidates
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON candidates TO followthrough_service;
GRANT SELECT (organization_id, id, erased_at) ON candidates TO followthrough_crossing;
CREATE TABLE candidate_aliases (
  organization_id uuid NOT NULL,
  ref_hash bytea NOT NULL,
  candidate_id uuid NOT NULL,
  external_source text,
  external_remote_id text,
  CONSTRAINT candidate_aliases_pkey PRIMARY KEY (organization_id, ref_hash),
  CONSTRAINT candidate_aliases_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id),
  CONSTRAINT candidate_aliases_external_ref_whole CHECK ((external_source IS NULL) = (external_remote_id IS NULL)),
  CONSTRAINT candidate_aliases_ref_hash_is_sha256 CHECK (octet_length(ref_hash) = 32),
  CONSTRAINT candidate_aliases_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id)
);
CREATE INDEX candidate_aliases_by_candidate ON candidate_aliases (organization_id, candidate_id);
ALTER TABLE candidate_aliases ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY candidate_aliases_tenant ON candidate_aliases
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON candidate_aliases TO followthrough_service;
COMMENT ON TABLE candidate_aliases IS 'References of candidates who were merged into others: each leads to the one who stays.';
COMMENT ON COLUMN candidate_aliases.external_source IS 'NULL once the candidate is erased: the hash stays, so that the reference does not bring them back.';

COMMENT ON COLUMN candidates.notes_declined_at IS 'Since when the candidate does without mails that only reassure; NULL: they get them.';
COMMENT ON COLUMN candidates.erased_ref_hash IS 'Of the external reference that an erased candidate had: an import does not bring the person back.';
COMMENT ON COLUMN candidates.search_text IS 'Name and address as searches compare them; NULL once the candidate is erased.';
COMMENT ON COLUMN candidates.email_key IS 'The address in lower case, by which it is looked up.';
COMMENT ON COLUMN candidates.greeting_name IS 'What follows "Hello" in their mails; NULL: their full name.';
COMMENT ON COLUMN candidates.salutation IS 'The whole greeting of their mails, without the mark after it; NULL: the standard one.';
