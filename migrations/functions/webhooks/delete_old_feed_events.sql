SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_feed_events(now timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH old AS MATERIALIZED (
    SELECT e.number FROM public.feed_state s
    JOIN public.feed_events e ON e.organization_id = s.organization_id
    WHERE s.organization_id = (SELECT public.current_organization_id())
      AND e.numbered_at < now - make_interval(days => s.retention_days)
    ORDER BY e.number LIMIT most
  ), deleted AS (
    DELETE FROM public.feed_events e USING old
    WHERE e.organization_id = (SELECT public.current_organization_id()) AND e.number = old.number RETURNING e.number
  ), noted AS (
    UPDATE public.feed_state s SET deleted_through = greatest(s.deleted_through, (SELECT max(d.number) FROM deleted d))
    WHERE s.organization_id = (SELECT public.current_organization_id()) AND EXISTS (SELECT FROM deleted)
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_feed_events IS 'Deletes up to "most" events that are older than this transaction''s organization keeps them, the oldest first; returns how many.';
REVOKE ALL ON FUNCTION delete_old_feed_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_feed_events TO followthrough_service;
