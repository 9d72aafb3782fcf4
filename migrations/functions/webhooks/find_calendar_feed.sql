SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_calendar_feed(hash bytea) RETURNS TABLE (organization_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT f.organization_id, f.id FROM public.calendar_feeds f WHERE f.token_hash = hash $$;
COMMENT ON FUNCTION find_calendar_feed IS 'The calendar feed of that secret, revoked or not; no row for any other.';
REVOKE ALL ON FUNCTION find_calendar_feed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_calendar_feed TO followthrough_service;
