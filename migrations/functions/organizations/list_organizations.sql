SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION list_organizations() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.id FROM public.organizations o ORDER BY o.id $$;
COMMENT ON FUNCTION list_organizations IS 'The ids of all organizations, for what is done in each of them.';
REVOKE ALL ON FUNCTION list_organizations FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_organizations TO followthrough_service;
