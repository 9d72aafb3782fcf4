SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_link(hash bytea)
RETURNS TABLE (organization_id uuid, message_id uuid, candidate_id uuid, purpose text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.organization_id, t.message_id, t.candidate_id, t.purpose, t.expires_at FROM public.link_tokens t
  LEFT JOIN public.messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
  LEFT JOIN public.candidates c ON c.organization_id = t.organization_id AND c.id = t.candidate_id
  WHERE t.token_hash = hash AND m.erased_at IS NULL AND c.erased_at IS NULL
$$;
COMMENT ON FUNCTION find_link IS 'What a link was made for, live or not; no row for what is none, nor for one to somebody who was erased.';
REVOKE ALL ON FUNCTION find_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_link TO followthrough_service;
