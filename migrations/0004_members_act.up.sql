-- Why: people act, not machines alone. A member is invited, acts through an API key or signs in, and is removed; an
-- organization says how its mails are signed, can be suspended by who runs the service, and has a sandbox whose mails
-- never leave.
--
-- Expand only: every new column is NULL or has a default that says what was true of the rows before.

ALTER TABLE organizations
  ADD COLUMN sender_name text,
  ADD COLUMN reply_to text,
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN suspended_because text,
  -- Each names the other's id. No reference: neither can see the other's row.
  ADD COLUMN sandbox_id uuid,
  ADD COLUMN sandbox_of uuid,
  ADD CONSTRAINT organizations_suspended_whole CHECK ((suspended_at IS NULL) = (suspended_because IS NULL)),
  ADD CONSTRAINT organizations_sandbox_has_none CHECK (sandbox_id IS NULL OR sandbox_of IS NULL);
COMMENT ON COLUMN organizations.sandbox_of IS 'The organization whose sandbox this is: its mails never leave.';

ALTER TABLE members
  ADD COLUMN status text NOT NULL DEFAULT 'ACTIVE',
  ADD COLUMN external_id text,
  ADD COLUMN locale text,
  ADD COLUMN removed_at timestamptz,
  ADD CONSTRAINT members_status_known CHECK (status IN ('INVITED', 'ACTIVE', 'REMOVED')),
  ADD CONSTRAINT members_removed_has_instant CHECK ((status = 'REMOVED') = (removed_at IS NOT NULL));
ALTER TABLE members ALTER COLUMN status DROP DEFAULT;
CREATE UNIQUE INDEX members_external_id_unique ON members (organization_id, external_id);
CREATE INDEX jobs_by_recruiter ON jobs (organization_id, recruiter_id) WHERE recruiter_id IS NOT NULL;
CREATE INDEX jobs_by_hiring_manager ON jobs (organization_id, hiring_manager_id) WHERE hiring_manager_id IS NOT NULL;

-- Who calls is told in one query: the key, the member it acts for, and whether their organization is suspended.
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (id, suspended_at) ON organizations TO followthrough_crossing;
GRANT SELECT (organization_id, id, full_name, email, external_id, role, status) ON members TO followthrough_crossing;
CREATE POLICY organizations_crossing ON organizations TO followthrough_crossing USING (true);
CREATE POLICY members_crossing ON members TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION authenticate_api_key(uuid, bytea, timestamptz);
CREATE FUNCTION authenticate_api_key(key_id uuid, key_secret_hash bytea, on_behalf_of text, now timestamptz)
RETURNS TABLE (organization_id uuid, id uuid, name text, scopes text[], suspended boolean,
               member_id uuid, member_name text, member_role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.organization_id, k.id, k.name, k.scopes, o.suspended_at IS NOT NULL, m.id, m.full_name, m.role
  FROM public.api_keys k
  JOIN public.organizations o ON o.id = k.organization_id
  LEFT JOIN LATERAL (
    SELECT e.id, e.full_name, e.role FROM public.members e
    WHERE e.organization_id = k.organization_id AND e.status <> 'REMOVED'
      AND (lower(e.email) = lower(on_behalf_of) OR e.external_id = on_behalf_of)
    ORDER BY e.external_id IS NOT DISTINCT FROM on_behalf_of DESC LIMIT 1) m ON on_behalf_of IS NOT NULL
  WHERE k.id = key_id AND k.secret_hash = key_secret_hash AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now)
$$;
COMMENT ON FUNCTION authenticate_api_key IS 'The organization and rights of a valid API key, and the member it acts for, found by external id or e-mail address; no row for any other key.';

-- The messages of a suspended organization wait.
CREATE OR REPLACE FUNCTION claim_due_messages(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, id uuid, fence integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.messages d
    WHERE d.next_attempt_at <= now
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
    ORDER BY d.next_attempt_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.messages m
  SET status = 'SENDING', fence = m.fence + 1, leased_until = lease_until, next_attempt_at = lease_until
  FROM due
  WHERE m.organization_id = due.organization_id AND m.id = due.id
  RETURNING m.organization_id, m.id, m.fence
$$;

CREATE OR REPLACE FUNCTION count_due(now timestamptz)
RETURNS TABLE (timelines_due bigint, messages_due bigint, oldest_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH m AS (
    SELECT count(*) AS due, min(d.next_attempt_at) AS oldest FROM public.messages d
    WHERE d.next_attempt_at <= now
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
  ), t AS (
    SELECT count(*) AS due, min(next_action_at) AS oldest FROM public.timelines WHERE next_action_at <= now
  )
  SELECT t.due, m.due, LEAST(t.oldest, m.oldest) FROM t, m
$$;

REVOKE ALL ON FUNCTION authenticate_api_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate_api_key TO followthrough_service;
RESET ROLE;
CREATE INDEX organizations_suspended ON organizations (id) WHERE suspended_at IS NOT NULL;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
