-- Why: a few things must look across organizations before the organization is known: whose key this is, and which
-- work is due. Each is one narrow function that returns ids (and, for a key, what the key may do), never a row's
-- content. They run as followthrough_crossing, a role nobody can log in as, with its own grants and its own policies:
-- owned by the table owner they would return nothing under FORCE, owned by a superuser they would hide that.
--
-- A claim writes its lease in the same statement: a lock taken by SKIP LOCKED alone is free again at COMMIT. What is due
-- is materialized: a join that looked again would lease more than was asked for.

GRANT CREATE ON SCHEMA public TO followthrough_crossing;

GRANT SELECT (organization_id, id, name, mode, secret_hash, scopes, expires_at, revoked_at) ON api_keys TO followthrough_crossing;
GRANT SELECT (organization_id, id, next_action_at, claimed_until), UPDATE (claimed_until) ON timelines TO followthrough_crossing;
GRANT SELECT (organization_id, id, status, next_attempt_at, fence, leased_until), UPDATE (status, next_attempt_at, fence, leased_until) ON messages TO followthrough_crossing;
CREATE POLICY api_keys_crossing ON api_keys TO followthrough_crossing USING (true);
CREATE POLICY timelines_crossing ON timelines TO followthrough_crossing USING (true);
CREATE POLICY messages_crossing ON messages TO followthrough_crossing USING (true);

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

CREATE FUNCTION claim_due_timelines(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.timelines d
    WHERE d.next_action_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now)
    ORDER BY d.next_action_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.timelines t SET claimed_until = lease_until
  FROM due
  WHERE t.organization_id = due.organization_id AND t.id = due.id
  RETURNING t.organization_id, t.id
$$;
COMMENT ON FUNCTION claim_due_timelines IS 'Leases up to "most" timelines for which something is due, over all organizations.';

CREATE FUNCTION claim_due_messages(now timestamptz, lease_until timestamptz, most integer)
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
COMMENT ON FUNCTION claim_due_messages IS 'Leases up to "most" messages due to be sent, over all organizations; a message whose lease ran out is due again.';

CREATE FUNCTION count_due(now timestamptz)
RETURNS TABLE (timelines_due bigint, messages_due bigint, oldest_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT
    (SELECT count(*) FROM public.timelines WHERE next_action_at <= now),
    (SELECT count(*) FROM public.messages WHERE next_attempt_at <= now),
    LEAST((SELECT min(next_action_at) FROM public.timelines WHERE next_action_at <= now),
          (SELECT min(next_attempt_at) FROM public.messages WHERE next_attempt_at <= now))
$$;
COMMENT ON FUNCTION count_due IS 'How much work waits over all organizations and since when; for health and metrics.';

REVOKE ALL ON FUNCTION authenticate_api_key, claim_due_timelines, claim_due_messages, count_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate_api_key, claim_due_timelines, claim_due_messages, count_due TO followthrough_service;
ALTER FUNCTION authenticate_api_key OWNER TO followthrough_crossing;
ALTER FUNCTION claim_due_timelines OWNER TO followthrough_crossing;
ALTER FUNCTION claim_due_messages OWNER TO followthrough_crossing;
ALTER FUNCTION count_due OWNER TO followthrough_crossing;

REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
