SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_ats_deliveries(bodies_until timestamptz, all_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH bodies AS (
    DELETE FROM public.ats_delivery_bodies r USING (
      SELECT o.delivery_id FROM public.ats_delivery_bodies o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.received_at <= bodies_until ORDER BY o.received_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.delivery_id = old.delivery_id RETURNING 1
  ), deliveries AS (
    DELETE FROM public.ats_deliveries r USING (
      SELECT o.id FROM public.ats_deliveries o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.received_at <= all_until ORDER BY o.received_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM bodies), (SELECT count(*) FROM deliveries))
$$;
COMMENT ON FUNCTION delete_old_ats_deliveries IS 'Deletes up to "most" bodies of this transaction''s organization that came by the first instant, and as many deliveries, with all that is theirs, that came by the second; returns how many of the more.';
REVOKE ALL ON FUNCTION delete_old_ats_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_ats_deliveries TO followthrough_service;
