SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_message(wanted uuid)
RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT m.organization_id FROM public.messages m WHERE m.id = wanted $$;
COMMENT ON FUNCTION find_message IS 'The organization of a message.';
REVOKE ALL ON FUNCTION find_message FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_message TO followthrough_service;
