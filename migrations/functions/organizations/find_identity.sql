-- Which of several organizations it is, is read and not written: nobody changes a row of another. DNS comes before a
-- token; of two records the one that was looked at last, of two tokens the first.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_identity(token_issuer text, token_audiences text[], token_subject text)
RETURNS TABLE (organization_id uuid, id uuid, audience text, email_claim text, name_claim text, suspended boolean,
               member_id uuid, member_name text, member_role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.organization_id, p.id, p.audience, p.email_claim, p.name_claim, o.suspended_at IS NOT NULL,
         m.id, m.full_name, m.role
  FROM public.find_identity_holders(token_issuer, token_audiences) h
  JOIN public.identity_providers p ON p.organization_id = h.organization_id AND p.id = h.id
  JOIN public.organizations o ON o.id = p.organization_id
  LEFT JOIN public.members m ON m.organization_id = p.organization_id
    AND m.identity_issuer = token_issuer AND m.identity_subject = token_subject AND m.status <> 'REMOVED'
  ORDER BY p.organization_id, p.id
$$;
COMMENT ON FUNCTION find_identity IS 'The identity providers that a token claims to come from, each of the organization whose it is shown to be, and the member its subject is; the token is not verified yet.';
REVOKE ALL ON FUNCTION find_identity FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_identity TO followthrough_service;
