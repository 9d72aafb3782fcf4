SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_retention() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT o.id FROM public.organizations o WHERE o.retention_days IS NOT NULL ORDER BY o.id $$;
COMMENT ON FUNCTION organizations_with_retention IS 'The organizations that do not keep candidates for ever.';
REVOKE ALL ON FUNCTION organizations_with_retention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_retention TO followthrough_service;
