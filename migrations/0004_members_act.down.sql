-- Takes 0004 back. Members who were removed come back as rows without a status; nobody signs in by them.
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION authenticate_api_key(uuid, bytea, text, timestamptz);
CREATE FUNCTION authenticate_api_key(key_id uuid, key_secret_hash bytea, now timestamptz)
RETURNS TABLE (organization_id uuid, id uuid, name text, mode text, scopes text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.organization_id, k.id, k.name, k.mode, k.scopes
  FROM public.api_keys k
  WHERE k.id = key_id AND k.secret_hash = key_secret_hash AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now)
$$;
COMMENT ON FUNCTION authenticate_api_key IS 'The organization and rights of a valid API key; no row for any other.';

CREATE OR REPLACE FUNCTION claim_due_messages(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, id uuid, fence integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.messages d
    WHERE d.next_attempt_at <= now
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
  SELECT
    (SELECT count(*) FROM public.timelines WHERE next_action_at <= now),
    (SELECT count(*) FROM public.messages WHERE next_attempt_at <= now),
    LEAST((SELECT min(next_action_at) FROM public.timelines WHERE next_action_at <= now),
          (SELECT min(next_attempt_at) FROM public.messages WHERE next_attempt_at <= now))
$$;

REVOKE ALL ON FUNCTION authenticate_api_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate_api_key TO followthrough_service;
RESET ROLE;

DROP POLICY organizations_crossing ON organizations;
DROP POLICY members_crossing ON members;
REVOKE SELECT (id, suspended_at) ON organizations FROM followthrough_crossing;
REVOKE SELECT (organization_id, id, full_name, email, external_id, role, status) ON members FROM followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;

DROP INDEX jobs_by_recruiter, jobs_by_hiring_manager, organizations_suspended;
ALTER TABLE members DROP COLUMN status, DROP COLUMN external_id, DROP COLUMN locale, DROP COLUMN removed_at;
ALTER TABLE organizations DROP COLUMN sender_name, DROP COLUMN reply_to, DROP COLUMN suspended_at,
  DROP COLUMN suspended_because, DROP COLUMN sandbox_id, DROP COLUMN sandbox_of;
