-- Why: where no system tells, there is a file. It is checked whole before anything of it is done, taken in by a worker row by row,
-- gone on with where a process ended, and reported row by row.
--
--   ats_imports       a file, how it is read, and how far it has come
--   ats_import_parts  its bytes, sealed, until it is done
--   ats_import_rows   what became of each of its records
--
-- Expand only: new tables.
CREATE TABLE ats_imports (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  connection_id   uuid NOT NULL,
  file_name       text,
  fingerprint     bytea NOT NULL,
  size_bytes      bigint NOT NULL,
  is_dry_run      boolean NOT NULL,
  is_stored       boolean NOT NULL,
  options         jsonb NOT NULL,
  status          text NOT NULL,
  plan            jsonb,
  fault_code      text,
  fault_message   text,
  fault_line      integer,
  row_count       integer,
  done_count      integer NOT NULL DEFAULT 0,
  end_byte        bigint NOT NULL DEFAULT 0,
  end_line        integer NOT NULL DEFAULT 0,
  counts          jsonb NOT NULL DEFAULT '{}',
  attempt_count   integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  leased_until    timestamptz,
  fence           integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  settled_at      timestamptz,
  CONSTRAINT ats_imports_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_imports_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_imports_status_known CHECK (status IN ('PENDING', 'CHECKED', 'DONE', 'REFUSED', 'FAILED')),
  CONSTRAINT ats_imports_settled_whole CHECK ((status = 'PENDING') = (settled_at IS NULL)),
  CONSTRAINT ats_imports_due_while_pending CHECK (next_attempt_at IS NULL OR (status = 'PENDING' AND is_stored)),
  CONSTRAINT ats_imports_fault_whole CHECK ((fault_code IS NULL) = (fault_message IS NULL))
);
CREATE INDEX ats_imports_due ON ats_imports (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ats_imports_of_connection ON ats_imports (organization_id, connection_id, id);
CREATE INDEX ats_imports_by_age ON ats_imports (created_at);
COMMENT ON TABLE ats_imports IS 'Files that were given to be taken in.';
COMMENT ON COLUMN ats_imports.fingerprint IS 'SHA-256 of the file: one that is given again while it is not done is gone on with.';
COMMENT ON COLUMN ats_imports.is_stored IS 'Its bytes are in ats_import_parts, and a worker takes them in; else who gave it does.';
COMMENT ON COLUMN ats_imports.options IS 'What was said of how it is read. The rest is found out: plan.';
COMMENT ON COLUMN ats_imports.end_byte IS 'As far as it was taken in: bytes of its UTF-8.';
COMMENT ON COLUMN ats_imports.counts IS 'How many records ended in which way.';

CREATE TABLE ats_import_parts (
  organization_id uuid NOT NULL,
  import_id       uuid NOT NULL,
  number          integer NOT NULL,
  sealed_bytes    bytea,
  sealed_with     text,
  CONSTRAINT ats_import_parts_pkey PRIMARY KEY (organization_id, import_id, number),
  CONSTRAINT ats_import_parts_import_fkey FOREIGN KEY (organization_id, import_id) REFERENCES ats_imports (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ats_import_parts_whole CHECK ((sealed_bytes IS NULL) = (sealed_with IS NULL))
);
COMMENT ON TABLE ats_import_parts IS 'The bytes of files.';
COMMENT ON COLUMN ats_import_parts.sealed_bytes IS 'AES-256-GCM; organization, import and number are bound to it. NULL: the file is done with.';

CREATE TABLE ats_import_rows (
  organization_id      uuid NOT NULL,
  import_id            uuid NOT NULL,
  number               integer NOT NULL,
  line                 integer NOT NULL,
  status               text,
  code                 text,
  message              text,
  candidate_hash       bytea,
  candidate_remote_id  text,
  candidate_id         uuid,
  job_remote_id        text,
  application_remote_id text,
  application_id       uuid,
  CONSTRAINT ats_import_rows_pkey PRIMARY KEY (organization_id, import_id, number),
  CONSTRAINT ats_import_rows_import_fkey FOREIGN KEY (organization_id, import_id) REFERENCES ats_imports (organization_id, id) ON DELETE CASCADE,
  CONSTRAINT ats_import_rows_status_known CHECK (status IN ('VALID', 'SKIPPED', 'CREATED', 'UPDATED', 'UNCHANGED', 'STALE', 'HELD', 'ERASED'))
);
CREATE INDEX ats_import_rows_by_candidate ON ats_import_rows (organization_id, candidate_hash) WHERE candidate_hash IS NOT NULL;
COMMENT ON TABLE ats_import_rows IS 'What became of each record of a file.';
COMMENT ON COLUMN ats_import_rows.number IS 'Of the records, from 1: the header is none.';
COMMENT ON COLUMN ats_import_rows.status IS 'NULL: nothing of it was applied, and code and message say why.';
COMMENT ON COLUMN ats_import_rows.candidate_hash IS 'As in ats_refs, also of who is not known yet: by it the row is found when they are erased.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ats_imports', 'ats_import_parts', 'ats_import_rows'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON ats_imports, ats_import_parts, ats_import_rows TO followthrough_service;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id, next_attempt_at, leased_until, created_at), DELETE ON ats_imports TO followthrough_crossing;
CREATE POLICY ats_imports_crossing ON ats_imports TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_due_ats_imports(now timestamptz, most integer) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT ON (i.organization_id) i.organization_id, i.id FROM public.ats_imports i
  JOIN public.organizations o ON o.id = i.organization_id AND o.suspended_at IS NULL
  WHERE i.next_attempt_at <= now AND (i.leased_until IS NULL OR i.leased_until <= now)
  ORDER BY i.organization_id, i.next_attempt_at, i.id LIMIT most
$$;
COMMENT ON FUNCTION find_due_ats_imports IS 'Files to take in: one of each organization.';

CREATE FUNCTION delete_old_ats_imports(created_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM public.ats_imports d USING (
      SELECT o.organization_id, o.id FROM public.ats_imports o
      WHERE o.created_at <= created_until ORDER BY o.created_at LIMIT most) old
    WHERE d.organization_id = old.organization_id AND d.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_ats_imports IS 'Deletes up to "most" imports that were given at that instant or before, with all that is theirs, over all organizations; returns how many.';

REVOKE ALL ON FUNCTION find_due_ats_imports, delete_old_ats_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_ats_imports, delete_old_ats_imports TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
