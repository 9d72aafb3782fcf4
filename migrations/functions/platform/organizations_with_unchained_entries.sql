SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_unchained_entries() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT DISTINCT u.organization_id FROM public.audit_unchained u $$;
COMMENT ON FUNCTION organizations_with_unchained_entries IS 'The organizations that have audit entries without a number.';
REVOKE ALL ON FUNCTION organizations_with_unchained_entries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_unchained_entries TO followthrough_service;
