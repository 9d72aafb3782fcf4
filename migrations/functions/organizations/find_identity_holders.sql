SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_identity_holders(wanted_issuer text, wanted_audiences text[])
RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT ON (p.audience) p.organization_id, p.id FROM public.identity_providers p
  WHERE p.issuer = wanted_issuer AND p.audience = ANY (wanted_audiences) AND p.verified_at IS NOT NULL AND p.removed_at IS NULL
  ORDER BY p.audience, p.verified_by = 'DNS' DESC, CASE WHEN p.verified_by = 'DNS' THEN p.verified_at END DESC,
    p.verified_at, p.organization_id, p.id
$$;
COMMENT ON FUNCTION find_identity_holders IS 'Of each audience of an issuer the registration that its tokens lead to: the best proof that it is theirs.';
REVOKE ALL ON FUNCTION find_identity_holders FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_identity_holders TO followthrough_service;
