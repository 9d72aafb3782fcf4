-- Other systems feed an organization: by rows that come by the API, by webhooks that they send, and by files.

-- Why: another system feeds an organization. What it is called there, whose words it speaks at first, and in which of its own fields
-- a decision date is kept.

CREATE TABLE ats_connections (
  organization_id       uuid NOT NULL,
  id                    uuid NOT NULL,
  vendor                text NOT NULL,
  source                text NOT NULL,
  name                  text NOT NULL,
  decision_date_field   text,
  decision_reason_field text,
  disabled_at           timestamptz,
  created_at            timestamptz NOT NULL,
  CONSTRAINT ats_connections_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_connections_one_of_source UNIQUE (organization_id, source),
  CONSTRAINT ats_connections_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT ats_connections_vendor_known CHECK (vendor IN ('GREENHOUSE', 'LEVER', 'ASHBY', 'WORKABLE', 'RECRUITEE', 'SMARTRECRUITERS', 'MERGE', 'GENERIC'))
);
COMMENT ON TABLE ats_connections IS 'Other systems that feed the organization.';
COMMENT ON COLUMN ats_connections.source IS 'As the external references of its rows name it.';
COMMENT ON COLUMN ats_connections.decision_date_field IS 'The stable key of the field of its applications that holds the decision date. NULL: none.';
COMMENT ON COLUMN ats_connections.disabled_at IS 'NULL: its rows are taken.';
ALTER TABLE ats_connections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_connections_tenant ON ats_connections
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON ats_connections TO followthrough_service;

-- Why: rows of other systems come again, late and in any order. What is known of each is a row: whose it is here, as of when, and
-- what they call it. It is found by a hash of their id, which stays when a person is erased: nobody is brought back.

CREATE TABLE ats_refs (
  organization_id   uuid NOT NULL,
  connection_id     uuid NOT NULL,
  type              text NOT NULL,
  ref_hash          bytea NOT NULL,
  remote_id         text,
  row_id            uuid,
  remote_updated_at timestamptz,
  received_at       timestamptz NOT NULL,
  is_dated          boolean NOT NULL,
  content_hash      bytea,
  said              jsonb,
  is_terminal       boolean NOT NULL DEFAULT false,
  deleted_at        timestamptz,
  erased_at         timestamptz,
  CONSTRAINT ats_refs_pkey PRIMARY KEY (organization_id, connection_id, type, ref_hash),
  CONSTRAINT ats_refs_type_known CHECK (type IN ('JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW')),
  CONSTRAINT ats_refs_hashes_are_sha256 CHECK (octet_length(ref_hash) = 32 AND octet_length(content_hash) = 32),
  CONSTRAINT ats_refs_erased_is_bare CHECK (erased_at IS NULL OR (remote_id IS NULL AND content_hash IS NULL AND said IS NULL))
);
-- In place of a foreign key, which looks for each of a thousand rows by itself: nobody deletes a connection.
CREATE TRIGGER ats_refs_connection AFTER INSERT ON ats_refs
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION refuse_refs_of_nobody();
CREATE INDEX ats_refs_by_row ON ats_refs (organization_id, row_id) WHERE row_id IS NOT NULL;
COMMENT ON TABLE ats_refs IS 'What is known of each row of another system.';
COMMENT ON COLUMN ats_refs.row_id IS 'Of ours, in the table of its type. NULL: nothing was made of it, as of a prospect.';
COMMENT ON COLUMN ats_refs.remote_updated_at IS 'The latest time that a row of it has told. NULL: none has.';
COMMENT ON COLUMN ats_refs.is_dated IS 'Whether the last row that counted told its time.';
COMMENT ON COLUMN ats_refs.content_hash IS 'Of the row as it last came. NULL: the next one counts, whatever it says.';
COMMENT ON COLUMN ats_refs.said IS 'Words of theirs with what they mean here: {"status": {"original", "mapped"}, …}. NULL once it is erased.';
COMMENT ON COLUMN ats_refs.deleted_at IS 'When it was told that it is not there any more.';
ALTER TABLE ats_refs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_refs_tenant ON ats_refs
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON ats_refs TO followthrough_service;

CREATE TABLE ats_words (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  connection_id   uuid NOT NULL,
  kind            text NOT NULL,
  word            text NOT NULL,
  original        text NOT NULL,
  meaning         text,
  first_seen_at   timestamptz NOT NULL,
  CONSTRAINT ats_words_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_words_one_of_each UNIQUE (organization_id, connection_id, kind, word),
  CONSTRAINT ats_words_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_words_kind_known CHECK (kind IN ('JOB_STATUS', 'APPLICATION_STATUS', 'STAGE', 'REJECTION_REASON', 'INTERVIEW_STATUS'))
);
COMMENT ON TABLE ats_words IS 'What words of other systems mean here, where the shipped tables do not say it, or say it otherwise.';
COMMENT ON COLUMN ats_words.word IS 'As it is compared: NFC, lower case, single blanks.';
COMMENT ON COLUMN ats_words.meaning IS 'NULL: a word that came and of which nobody has said what it means.';
ALTER TABLE ats_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_words_tenant ON ats_words
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON ats_words TO followthrough_service;

CREATE TABLE ats_held_rows (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  connection_id   uuid NOT NULL,
  type            text NOT NULL,
  ref_hash        bytea NOT NULL,
  remote_id       text NOT NULL,
  content         jsonb NOT NULL,
  waits_for       jsonb NOT NULL,
  waits_for_type  text NOT NULL,
  waits_for_hash  bytea NOT NULL,
  received_at     timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  problem         jsonb,
  CONSTRAINT ats_held_rows_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_held_rows_one_of_each UNIQUE (organization_id, connection_id, type, ref_hash),
  CONSTRAINT ats_held_rows_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_held_rows_type_known CHECK (type IN ('JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW')),
  CONSTRAINT ats_held_rows_hashes_are_sha256 CHECK (octet_length(ref_hash) = 32 AND octet_length(waits_for_hash) = 32)
);
CREATE INDEX ats_held_rows_by_what_they_wait_for ON ats_held_rows (organization_id, connection_id, waits_for_type, waits_for_hash);
CREATE INDEX ats_held_rows_by_expiry ON ats_held_rows (organization_id, expires_at);
COMMENT ON TABLE ats_held_rows IS 'Rows that came before what they belong to.';
COMMENT ON COLUMN ats_held_rows.problem IS 'What it was refused for when what it waits for had come: that may still change. NULL: it was not looked at yet.';
COMMENT ON COLUMN ats_held_rows.waits_for_hash IS 'Of the first of them: when that has come, it is looked what else is missing.';
ALTER TABLE ats_held_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_held_rows_tenant ON ats_held_rows
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, DELETE ON ats_held_rows TO followthrough_service;

-- Why: other systems tell of what happens by webhooks, and keep for hours what is not taken. What comes is stored first, sealed, and
-- translated afterwards.
--
--   ats_inboxes          how a connection signs, and how its API is asked
--   ats_secrets          by what its deliveries are known to be its own
--   ats_deliveries       what came, and what became of it, for 30 days
--   ats_delivery_bodies  what it said, sealed, for 14
--   ats_delivery_rows    of which rows it spoke
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
  CONSTRAINT ats_deliveries_failure_known CHECK (failure IN ('UNREADABLE', 'BODY_GONE', 'CONNECTION_DISABLED', 'API_REFUSED', 'API_UNREACHABLE', 'NOT_KNOWN_YET', 'SEALED_AWAY', 'VALUE_REFUSED', 'UNAVAILABLE', 'OWN_FAULT')),
  CONSTRAINT ats_deliveries_pending_is_due CHECK ((status = 'PENDING') = (next_attempt_at IS NOT NULL)),
  CONSTRAINT ats_deliveries_settled_whole CHECK ((status = 'PENDING') = (settled_at IS NULL))
);
CREATE INDEX ats_deliveries_due ON ats_deliveries (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ats_deliveries_due_of_organization ON ats_deliveries (organization_id, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ats_deliveries_of_connection ON ats_deliveries (organization_id, connection_id, id);
CREATE INDEX ats_deliveries_by_age ON ats_deliveries (organization_id, received_at);
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
CREATE INDEX ats_delivery_bodies_by_age ON ats_delivery_bodies (organization_id, received_at);
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

GRANT SELECT (organization_id, id) ON ats_connections TO followthrough_crossing;
GRANT SELECT (organization_id, id, next_attempt_at, leased_until, received_at), DELETE ON ats_deliveries TO followthrough_crossing;
GRANT SELECT (organization_id, delivery_id, received_at), DELETE ON ats_delivery_bodies TO followthrough_crossing;
GRANT SELECT (organization_id, id, received_at) ON ats_held_rows TO followthrough_crossing;
CREATE POLICY ats_held_rows_crossing ON ats_held_rows FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY ats_connections_crossing ON ats_connections FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY ats_delivery_bodies_crossing ON ats_delivery_bodies FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY ats_deliveries_crossing ON ats_deliveries FOR SELECT TO followthrough_crossing USING (true);

-- Why: where no system tells, there is a file. It is checked whole before anything of it is done, taken in by a worker row by row,
-- gone on with where a process ended, and reported row by row.
--
--   ats_imports       a file, how it is read, and how far it has come
--   ats_import_parts  its bytes, sealed, until it is done
--   ats_import_rows   what became of each of its records
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
CREATE INDEX ats_imports_by_age ON ats_imports (organization_id, created_at);
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

GRANT SELECT (organization_id, id, next_attempt_at, leased_until, created_at), DELETE ON ats_imports TO followthrough_crossing;
CREATE POLICY ats_imports_crossing ON ats_imports FOR SELECT TO followthrough_crossing USING (true);
