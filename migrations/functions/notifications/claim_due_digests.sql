-- A suspended organization is silent to its members too.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION claim_due_digests(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, member_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.member_id FROM public.digest_schedules d
    WHERE d.next_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now)
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
    ORDER BY d.next_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.digest_schedules s SET claimed_until = lease_until
  FROM due
  WHERE s.organization_id = due.organization_id AND s.member_id = due.member_id
  RETURNING s.organization_id, s.member_id
$$;
COMMENT ON FUNCTION claim_due_digests IS 'Leases up to "most" members whose digest is due, over all organizations that are not suspended.';
REVOKE ALL ON FUNCTION claim_due_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_digests TO followthrough_service;
