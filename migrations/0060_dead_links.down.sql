-- As 0013 made it. Links of who was erased open again.

COMMENT ON COLUMN rate_windows.bucket IS 'KEY or ORGANIZATION and an id, or ADDRESS and 24 bits of a hash, which many addresses share.';

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_link_token(hash bytea, wanted_purpose text, now timestamptz)
RETURNS TABLE (organization_id uuid, message_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id FROM public.link_tokens t
  WHERE t.token_hash = hash AND t.purpose = wanted_purpose AND t.expires_at > now
$$;
COMMENT ON FUNCTION find_link_token IS 'The message a live link of that purpose was in; no row for any other.';
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
REVOKE SELECT (erased_at) ON messages FROM followthrough_crossing;
