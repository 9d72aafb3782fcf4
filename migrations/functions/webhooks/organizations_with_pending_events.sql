-- One probe for each of them, however much waits.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_pending_events() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE walk (id) AS (
    (SELECT p.organization_id FROM public.feed_pending p ORDER BY p.organization_id LIMIT 1)
    UNION ALL
    SELECT (SELECT p.organization_id FROM public.feed_pending p WHERE p.organization_id > w.id ORDER BY p.organization_id LIMIT 1)
    FROM walk w WHERE w.id IS NOT NULL
  )
  SELECT w.id FROM walk w WHERE w.id IS NOT NULL
$$;
COMMENT ON FUNCTION organizations_with_pending_events IS 'The organizations that have events without a number.';
REVOKE ALL ON FUNCTION organizations_with_pending_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_pending_events TO followthrough_service;
