-- Why: members see the decisions that are due of them in the calendar they live in, by an address that holds a secret.
--
-- Expand only: a new table. One that was revoked is kept, so that its calendar program is told that it is gone.
CREATE TABLE calendar_feeds (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  member_id       uuid NOT NULL,
  token_hash      bytea NOT NULL,
  created_at      timestamptz NOT NULL,
  revoked_at      timestamptz,
  CONSTRAINT calendar_feeds_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT calendar_feeds_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT calendar_feeds_hash_is_sha256 CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX calendar_feeds_by_hash ON calendar_feeds (token_hash);
CREATE INDEX calendar_feeds_by_member ON calendar_feeds (organization_id, member_id);
COMMENT ON COLUMN calendar_feeds.token_hash IS 'Of the secret in its address, which is stored nowhere.';
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY calendar_feeds_tenant ON calendar_feeds
  USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON calendar_feeds TO followthrough_service;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id, token_hash) ON calendar_feeds TO followthrough_crossing;
CREATE POLICY calendar_feeds_crossing ON calendar_feeds TO followthrough_crossing USING (true);
SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_calendar_feed(hash bytea) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT f.organization_id, f.id FROM public.calendar_feeds f WHERE f.token_hash = hash $$;
COMMENT ON FUNCTION find_calendar_feed IS 'The calendar feed of that secret, revoked or not; no row for any other.';
REVOKE ALL ON FUNCTION find_calendar_feed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_calendar_feed TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
