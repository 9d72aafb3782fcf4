-- Links of other purposes are lost: the version before has no page for them.

ALTER TABLE link_tokens NO FORCE ROW LEVEL SECURITY;
DELETE FROM link_tokens WHERE purpose <> 'PREFERENCES';
ALTER TABLE link_tokens FORCE ROW LEVEL SECURITY;
ALTER TABLE link_tokens
  DROP CONSTRAINT link_tokens_one_holder,
  DROP CONSTRAINT link_tokens_purpose_known,
  ADD CONSTRAINT link_tokens_purpose_known CHECK (purpose = 'PREFERENCES'),
  ALTER COLUMN message_id SET NOT NULL,
  DROP COLUMN candidate_id;
COMMENT ON TABLE link_tokens IS 'Live links in mails: who follows one is whoever the message was sent to.';

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
DROP FUNCTION find_link(bytea);
CREATE FUNCTION find_link_token(hash bytea, wanted_purpose text, now timestamptz)
RETURNS TABLE (organization_id uuid, message_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id FROM public.link_tokens t
  JOIN public.messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
  WHERE t.token_hash = hash AND t.purpose = wanted_purpose AND t.expires_at > now AND m.erased_at IS NULL
$$;
COMMENT ON FUNCTION find_link_token IS 'The message a live link of that purpose was in; no row for any other, nor for one to somebody who was erased.';
REVOKE ALL ON FUNCTION find_link_token FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_link_token TO followthrough_service;
ALTER FUNCTION find_link_token OWNER TO followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
