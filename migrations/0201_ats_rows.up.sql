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
  CONSTRAINT ats_refs_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_refs_type_known CHECK (type IN ('JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW')),
  CONSTRAINT ats_refs_hashes_are_sha256 CHECK (octet_length(ref_hash) = 32 AND octet_length(content_hash) = 32),
  CONSTRAINT ats_refs_erased_is_bare CHECK (erased_at IS NULL OR (remote_id IS NULL AND content_hash IS NULL AND said IS NULL))
);
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
  CONSTRAINT ats_held_rows_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT ats_held_rows_one_of_each UNIQUE (organization_id, connection_id, type, ref_hash),
  CONSTRAINT ats_held_rows_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections (organization_id, id),
  CONSTRAINT ats_held_rows_type_known CHECK (type IN ('JOB', 'CANDIDATE', 'APPLICATION', 'INTERVIEW')),
  CONSTRAINT ats_held_rows_hashes_are_sha256 CHECK (octet_length(ref_hash) = 32 AND octet_length(waits_for_hash) = 32)
);
CREATE INDEX ats_held_rows_by_what_they_wait_for ON ats_held_rows (organization_id, connection_id, waits_for_type, waits_for_hash);
CREATE INDEX ats_held_rows_by_expiry ON ats_held_rows (organization_id, expires_at);
COMMENT ON TABLE ats_held_rows IS 'Rows that came before what they belong to.';
COMMENT ON COLUMN ats_held_rows.waits_for_hash IS 'Of the first of them: when that has come, it is looked what else is missing.';
ALTER TABLE ats_held_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_held_rows_tenant ON ats_held_rows
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, DELETE ON ats_held_rows TO followthrough_service;
