SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_webhook_deliveries(settled_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH old AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.webhook_deliveries d
    WHERE d.settled_at <= settled_until ORDER BY d.settled_at LIMIT most FOR UPDATE SKIP LOCKED
  ), deleted AS (
    DELETE FROM public.webhook_deliveries d USING old o
    WHERE d.organization_id = o.organization_id AND d.id = o.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_webhook_deliveries IS 'Deletes up to "most" deliveries that ended at that instant or before, with their attempts, over all organizations; returns how many.';
REVOKE ALL ON FUNCTION delete_old_webhook_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_webhook_deliveries TO followthrough_service;
