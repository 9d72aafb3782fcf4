-- One probe of an index for each of them, however much is old.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_old_ats_imports(created_until timestamptz) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.ats_imports r WHERE r.organization_id = o.id AND r.created_at <= created_until)
  ORDER BY o.id
$$;
COMMENT ON FUNCTION organizations_with_old_ats_imports IS 'The organizations with imports that were given at that instant or before.';
REVOKE ALL ON FUNCTION organizations_with_old_ats_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_old_ats_imports TO followthrough_service;
