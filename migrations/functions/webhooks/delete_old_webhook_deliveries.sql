SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_webhook_deliveries(settled_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM public.webhook_deliveries r USING (
      SELECT o.id FROM public.webhook_deliveries o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.settled_at <= settled_until ORDER BY o.settled_at LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_webhook_deliveries IS 'Deletes up to "most" deliveries of this transaction''s organization that ended at that instant or before, with their attempts; returns how many.';
REVOKE ALL ON FUNCTION delete_old_webhook_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_webhook_deliveries TO followthrough_service;
