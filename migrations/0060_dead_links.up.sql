-- Why: the link in a mail to somebody who was erased still opened, and what was chosen by it wrote about them again.
--
-- Links that open nothing are counted apart from requests without a valid key: fewer of them are let through.
--
-- Expand only: the function answers less.

COMMENT ON COLUMN rate_windows.bucket IS 'KEY or ORGANIZATION and an id, or ADDRESS or LINK and 24 bits of the hash of an address, which many share.';

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (erased_at) ON messages TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_link_token(hash bytea, wanted_purpose text, now timestamptz)
RETURNS TABLE (organization_id uuid, message_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id FROM public.link_tokens t
  JOIN public.messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
  WHERE t.token_hash = hash AND t.purpose = wanted_purpose AND t.expires_at > now AND m.erased_at IS NULL
$$;
COMMENT ON FUNCTION find_link_token IS 'The message a live link of that purpose was in; no row for any other, nor for one to somebody who was erased.';
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
