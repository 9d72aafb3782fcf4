SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION claim_due_sending_domains(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, id uuid, domain text, token text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.sending_domains d
    WHERE d.next_check_at <= now ORDER BY d.next_check_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.sending_domains s SET next_check_at = lease_until
  FROM due WHERE s.organization_id = due.organization_id AND s.id = due.id
  RETURNING s.organization_id, s.id, s.domain, s.token
$$;
COMMENT ON FUNCTION claim_due_sending_domains IS 'Leases up to "most" domains whose records are to be looked up again, over all organizations.';
REVOKE ALL ON FUNCTION claim_due_sending_domains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_sending_domains TO followthrough_service;
