SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_ats_connection(connection_id uuid) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT c.organization_id, c.id FROM public.ats_connections c WHERE c.id = connection_id LIMIT 1
$$;
COMMENT ON FUNCTION find_ats_connection IS 'Whose connection has that id: it stands in the address to which its vendor sends.';
REVOKE ALL ON FUNCTION find_ats_connection FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_ats_connection TO followthrough_service;
