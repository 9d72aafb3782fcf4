-- A claim writes its lease in the same statement: a lock taken by SKIP LOCKED alone is free again at COMMIT. What is due
-- is materialized: a join that looked again would lease more than was asked for.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION claim_due_timelines(now timestamptz, lease_until timestamptz, most integer)
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
REVOKE ALL ON FUNCTION claim_due_timelines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_timelines TO followthrough_service;
