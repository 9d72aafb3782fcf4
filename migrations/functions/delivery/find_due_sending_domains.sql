SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_due_sending_domains(now timestamptz, most integer) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT d.organization_id, d.id FROM public.sending_domains d WHERE d.next_check_at <= now ORDER BY d.next_check_at LIMIT most
$$;
COMMENT ON FUNCTION find_due_sending_domains IS 'Up to "most" domains whose records are to be looked up again, over all organizations.';
REVOKE ALL ON FUNCTION find_due_sending_domains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_sending_domains TO followthrough_service;
