-- The tenants, who may act in them, and by which rules they tell candidates. An organization and its sandbox name each
-- other; no reference, because neither can see the other's row.
--
-- People sign in with the identity provider of their organization. Any number of organizations may register an issuer and
-- an audience; the tokens lead to the one that has shown that they are its own, by a DNS record of the issuer's domain or
-- else by a token (ADR 11). A policy is a version: it is added to, never changed (ADR 18).

CREATE TABLE organizations (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL,
  region text,
  locale text NOT NULL,
  closed_days date[] NOT NULL DEFAULT '{}',
  brand_color text,
  logo_url text,
  logo_content bytea,
  logo_type text,
  logo_hash text,
  logo_fault text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  sender_name text,
  reply_to text,
  suspended_at timestamptz,
  suspended_because text,
  -- Each names the other's id. No reference: neither can see the other's row.
  sandbox_id uuid,
  sandbox_of uuid,
  retention_days integer,
  ats_url_template text,
  stage_names jsonb NOT NULL DEFAULT '{}',
  mail_footers jsonb NOT NULL DEFAULT '{}',
  working_days integer[],
  opened_days date[] NOT NULL DEFAULT '{}',
  CONSTRAINT organizations_pkey PRIMARY KEY (id),
  CONSTRAINT organizations_slug_unique UNIQUE (slug),
  CONSTRAINT organizations_country_form CHECK (country ~ '^[A-Z]{2}$'),
  CONSTRAINT organizations_days_apart CHECK (NOT closed_days && opened_days),
  CONSTRAINT organizations_logo_fault_known CHECK (
    logo_fault IN ('ADDRESS_REFUSED', 'UNREACHABLE', 'NOT_FOUND', 'TOO_LARGE', 'NOT_AN_IMAGE')),
  CONSTRAINT organizations_logo_whole CHECK (
    (logo_hash IS NULL) = (logo_content IS NULL) AND (logo_hash IS NULL) = (logo_type IS NULL)
    AND (logo_hash IS NULL OR logo_fault IS NULL AND logo_url IS NOT NULL)),
  CONSTRAINT organizations_mail_footers_form CHECK (jsonb_typeof(mail_footers) = 'object'),
  CONSTRAINT organizations_retention_days_sane CHECK (retention_days BETWEEN 1 AND 3650),
  CONSTRAINT organizations_sandbox_has_none CHECK (sandbox_id IS NULL OR sandbox_of IS NULL),
  CONSTRAINT organizations_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  CONSTRAINT organizations_stage_names_form CHECK (jsonb_typeof(stage_names) = 'object'),
  CONSTRAINT organizations_suspended_whole CHECK ((suspended_at IS NULL) = (suspended_because IS NULL)),
  CONSTRAINT organizations_working_days_form CHECK (
    working_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(working_days) BETWEEN 1 AND 6)
);
CREATE INDEX organizations_suspended ON organizations (id) WHERE suspended_at IS NOT NULL;
CREATE TRIGGER organizations_updated_at BEFORE INSERT OR UPDATE ON organizations FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY organizations_crossing ON organizations FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY organizations_tenant ON organizations
  USING (id = (SELECT current_organization_id()))
  WITH CHECK (id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON organizations TO followthrough_service;
GRANT SELECT (id, suspended_at, sandbox_of, retention_days) ON organizations TO followthrough_crossing;
COMMENT ON COLUMN organizations.logo_hash IS 'The beginning of the SHA-256 of its content; NULL: none was fetched.';
COMMENT ON COLUMN organizations.logo_fault IS 'Why the logo at logo_url is not shown; NULL: it is, is about to be fetched, or there is none.';
COMMENT ON COLUMN organizations.sandbox_of IS 'The organization whose sandbox this is: its mails never leave.';
COMMENT ON COLUMN organizations.retention_days IS 'Candidates are erased so many days after the last of their applications ended; NULL: they are kept.';
COMMENT ON COLUMN organizations.ats_url_template IS 'The address of an application in their own system, with {remoteId} in it; NULL: not known.';
COMMENT ON COLUMN organizations.stage_names IS 'Names of stages for candidates: {stage: {locale: name}}. A stage that is not in it is not shown to them.';
COMMENT ON COLUMN organizations.mail_footers IS 'What stands below every mail: {locale: {legal, privacyUrl, dataRetention}}.';
COMMENT ON COLUMN organizations.working_days IS 'Weekdays on which it works, 1 Monday to 7 Sunday; NULL: those of its country.';
COMMENT ON COLUMN organizations.opened_days IS 'Days on which it works although its week or a public holiday says otherwise.';

CREATE TABLE members (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  time_zone text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  status text NOT NULL,
  external_id text,
  locale text,
  removed_at timestamptz,
  identity_issuer text,
  identity_subject text,
  CONSTRAINT members_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT members_identity_whole CHECK ((identity_issuer IS NULL) = (identity_subject IS NULL)),
  CONSTRAINT members_removed_has_instant CHECK ((status = 'REMOVED') = (removed_at IS NOT NULL)),
  CONSTRAINT members_removed_has_no_identity CHECK (status <> 'REMOVED' OR identity_issuer IS NULL),
  CONSTRAINT members_role_known CHECK (role IN ('OWNER', 'ADMIN', 'RECRUITER', 'HIRING_MANAGER', 'VIEWER')),
  CONSTRAINT members_status_known CHECK (status IN ('INVITED', 'ACTIVE', 'REMOVED')),
  CONSTRAINT members_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE UNIQUE INDEX members_email_unique ON members (organization_id, lower(email));
CREATE UNIQUE INDEX members_external_id_unique ON members (organization_id, external_id);
CREATE UNIQUE INDEX members_identity_unique ON members (organization_id, identity_issuer, identity_subject);
CREATE TRIGGER members_named_once BEFORE INSERT OR UPDATE OF email, external_id, status ON members FOR EACH ROW EXECUTE FUNCTION refuse_name_of_another();
CREATE TRIGGER members_updated_at BEFORE INSERT OR UPDATE ON members FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY members_crossing ON members FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY members_tenant ON members
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON members TO followthrough_service;
GRANT SELECT (organization_id, id, full_name, email, role, status, external_id, identity_issuer, identity_subject) ON members TO followthrough_crossing;
COMMENT ON COLUMN members.identity_subject IS 'Who they are to the issuer, since they first signed in: from then on it decides, and not their e-mail address.';

CREATE TABLE api_keys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  mode text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  CONSTRAINT api_keys_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT api_keys_mode_known CHECK (mode IN ('live', 'test')),
  CONSTRAINT api_keys_secret_is_sha256 CHECK (octet_length(secret_hash) = 32),
  CONSTRAINT api_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX api_keys_by_id ON api_keys (id);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY api_keys_crossing ON api_keys FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY api_keys_tenant ON api_keys
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON api_keys TO followthrough_service;
GRANT SELECT (organization_id, id, name, mode, secret_hash, scopes, expires_at, revoked_at) ON api_keys TO followthrough_crossing;
COMMENT ON COLUMN api_keys.last_used_at IS 'Written at most every five minutes per process, not by every request.';

CREATE TABLE identity_providers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  issuer text NOT NULL,
  audience text NOT NULL,
  email_claim text NOT NULL,
  name_claim text,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  verified_by text,
  verified_at timestamptz,
  CONSTRAINT identity_providers_pkey PRIMARY KEY (organization_id, id),
  CONSTRAINT identity_providers_verified_by_known CHECK (verified_by IN ('TOKEN', 'DNS')),
  CONSTRAINT identity_providers_verified_whole CHECK ((verified_by IS NULL) = (verified_at IS NULL)),
  CONSTRAINT identity_providers_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE UNIQUE INDEX identity_providers_once ON identity_providers (organization_id, issuer, audience) WHERE removed_at IS NULL;
CREATE INDEX identity_providers_verified ON identity_providers (issuer, audience) WHERE verified_at IS NOT NULL AND removed_at IS NULL;
ALTER TABLE identity_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY identity_providers_crossing ON identity_providers FOR SELECT TO followthrough_crossing USING (true);
CREATE POLICY identity_providers_tenant ON identity_providers
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT, UPDATE ON identity_providers TO followthrough_service;
GRANT SELECT (organization_id, id, issuer, audience, email_claim, name_claim, removed_at, verified_by, verified_at) ON identity_providers TO followthrough_crossing;
COMMENT ON COLUMN identity_providers.verified_by IS 'How the organization showed that tokens of this issuer for this audience are its own; until then they are nobody''s.';

CREATE TABLE policies (
  organization_id uuid NOT NULL,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  CONSTRAINT policies_pkey PRIMARY KEY (organization_id, version),
  CONSTRAINT policies_version_counts CHECK (version >= 1),
  CONSTRAINT policies_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
ALTER TABLE policies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY policies_tenant ON policies
  USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
GRANT INSERT, SELECT ON policies TO followthrough_service;

-- What the platform keeps of each organization.
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id);
ALTER TABLE idempotent_changes ADD CONSTRAINT idempotent_changes_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED;
-- In place of a foreign key, which looks for each event of a thousand by itself: nobody deletes an organization.
CREATE TRIGGER domain_events_organization AFTER INSERT ON domain_events
  REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION refuse_events_of_nobody();
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id);
