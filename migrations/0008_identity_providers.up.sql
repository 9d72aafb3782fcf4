-- Why: people sign in with the identity provider of their organization. Its tokens name an issuer and an audience; the two
-- lead to the organization, so they are unique over all of them.
--
-- Expand only: a new table, and columns that are NULL for members who have not signed in that way.

CREATE TABLE identity_providers (
  organization_id uuid NOT NULL,
  id              uuid NOT NULL,
  issuer          text NOT NULL,
  audience        text NOT NULL,
  email_claim     text NOT NULL,
  name_claim      text,
  created_at      timestamptz NOT NULL,
  removed_at      timestamptz,
  CONSTRAINT identity_providers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT identity_providers_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
-- The one key without the organization in it: a token that two organizations could claim would belong to neither.
CREATE UNIQUE INDEX identity_providers_audience_unique ON identity_providers (issuer, audience) WHERE removed_at IS NULL;

ALTER TABLE identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY identity_providers_tenant ON identity_providers
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT SELECT, INSERT, UPDATE ON identity_providers TO followthrough_service;

ALTER TABLE members
  ADD COLUMN identity_issuer text,
  ADD COLUMN identity_subject text,
  ADD CONSTRAINT members_identity_whole CHECK ((identity_issuer IS NULL) = (identity_subject IS NULL)),
  ADD CONSTRAINT members_removed_has_no_identity CHECK (status <> 'REMOVED' OR identity_issuer IS NULL);
CREATE UNIQUE INDEX members_identity_unique ON members (organization_id, identity_issuer, identity_subject);
COMMENT ON COLUMN members.identity_subject IS 'Who they are to the issuer, since they first signed in: from then on it decides, and not their e-mail address.';

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, id, issuer, audience, email_claim, name_claim, removed_at) ON identity_providers TO followthrough_crossing;
GRANT SELECT (identity_issuer, identity_subject) ON members TO followthrough_crossing;
CREATE POLICY identity_providers_crossing ON identity_providers TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION find_identity(token_issuer text, token_audiences text[], token_subject text)
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
REVOKE ALL ON FUNCTION find_identity FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_identity TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
