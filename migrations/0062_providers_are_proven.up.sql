-- Why: issuer and audience belonged to whoever registered them first. Another company's was blocked, and the tokens of its
-- members opened the organization of who had been faster. Now any number of organizations may register them, and the tokens
-- lead to the one that has shown that they are its own: by a DNS record of the issuer's domain, or else by a token.
--
-- Which of several that is, is read and not written: nobody changes a row of another organization. DNS comes before a token;
-- of two records the one that was looked at last, of two tokens the first.
--
-- Registrations that are there have shown nothing: their tokens are refused until they do.

ALTER TABLE identity_providers
  ADD COLUMN verified_by text,
  ADD COLUMN verified_at timestamptz,
  ADD CONSTRAINT identity_providers_verified_by_known CHECK (verified_by IN ('TOKEN', 'DNS')),
  ADD CONSTRAINT identity_providers_verified_whole CHECK ((verified_by IS NULL) = (verified_at IS NULL));
COMMENT ON COLUMN identity_providers.verified_by IS 'How the organization showed that tokens of this issuer for this audience are its own; until then they are nobody''s.';
DROP INDEX identity_providers_audience_unique;
CREATE UNIQUE INDEX identity_providers_once ON identity_providers (organization_id, issuer, audience) WHERE removed_at IS NULL;
CREATE INDEX identity_providers_verified ON identity_providers (issuer, audience) WHERE verified_at IS NOT NULL AND removed_at IS NULL;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (verified_by, verified_at) ON identity_providers TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_identity_holders(wanted_issuer text, wanted_audiences text[])
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
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
