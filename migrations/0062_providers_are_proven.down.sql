-- As 0008 made it. Of several registrations of an issuer and audience the one that its tokens lead to stays.

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_identity(token_issuer text, token_audiences text[], token_subject text)
RETURNS TABLE (organization_id uuid, id uuid, audience text, email_claim text, name_claim text, suspended boolean,
               member_id uuid, member_name text, member_role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.organization_id, p.id, p.audience, p.email_claim, p.name_claim, o.suspended_at IS NOT NULL,
         m.id, m.full_name, m.role
  FROM public.identity_providers p
  JOIN public.organizations o ON o.id = p.organization_id
  LEFT JOIN public.members m ON m.organization_id = p.organization_id
    AND m.identity_issuer = token_issuer AND m.identity_subject = token_subject AND m.status <> 'REMOVED'
  WHERE p.issuer = token_issuer AND p.audience = ANY (token_audiences) AND p.removed_at IS NULL
  ORDER BY p.organization_id, p.id
$$;
COMMENT ON FUNCTION find_identity IS 'The identity providers that a token claims to come from, and the member its subject is; the token is not verified yet.';
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
REVOKE SELECT (verified_by, verified_at) ON identity_providers FROM followthrough_crossing;

ALTER TABLE identity_providers NO FORCE ROW LEVEL SECURITY;
UPDATE identity_providers p SET removed_at = now()
WHERE p.removed_at IS NULL AND p.id NOT IN (
  SELECT DISTINCT ON (issuer, audience) id FROM identity_providers WHERE removed_at IS NULL
  ORDER BY issuer, audience, verified_at IS NULL, verified_by = 'DNS' DESC,
    CASE WHEN verified_by = 'DNS' THEN verified_at END DESC, verified_at, created_at, id);
ALTER TABLE identity_providers FORCE ROW LEVEL SECURITY;

DROP FUNCTION find_identity_holders(text, text[]);
DROP INDEX identity_providers_verified;
DROP INDEX identity_providers_once;
CREATE UNIQUE INDEX identity_providers_audience_unique ON identity_providers (issuer, audience) WHERE removed_at IS NULL;
ALTER TABLE identity_providers DROP COLUMN verified_by, DROP COLUMN verified_at;
