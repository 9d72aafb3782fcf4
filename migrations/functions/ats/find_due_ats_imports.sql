SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_due_ats_imports(now timestamptz, most integer) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT ON (i.organization_id) i.organization_id, i.id FROM public.ats_imports i
  JOIN public.organizations o ON o.id = i.organization_id AND o.suspended_at IS NULL
  WHERE i.next_attempt_at <= now AND (i.leased_until IS NULL OR i.leased_until <= now)
  ORDER BY i.organization_id, i.next_attempt_at, i.id LIMIT most
$$;
COMMENT ON FUNCTION find_due_ats_imports IS 'Files to take in: one of each organization.';
REVOKE ALL ON FUNCTION find_due_ats_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_ats_imports TO followthrough_service;
