SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_ats_deliveries(bodies_until timestamptz, all_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH bodies AS (
    DELETE FROM public.ats_delivery_bodies b USING (
      SELECT o.organization_id, o.delivery_id FROM public.ats_delivery_bodies o
      WHERE o.received_at <= bodies_until ORDER BY o.received_at LIMIT most) old
    WHERE b.organization_id = old.organization_id AND b.delivery_id = old.delivery_id RETURNING 1
  ), deliveries AS (
    DELETE FROM public.ats_deliveries d USING (
      SELECT o.organization_id, o.id FROM public.ats_deliveries o
      WHERE o.received_at <= all_until ORDER BY o.received_at LIMIT most) old
    WHERE d.organization_id = old.organization_id AND d.id = old.id RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM bodies), (SELECT count(*) FROM deliveries))
$$;
COMMENT ON FUNCTION delete_old_ats_deliveries IS 'Deletes up to "most" bodies that came by the first instant, and as many deliveries, with all that is theirs, that came by the second, over all organizations; returns how many of the more.';
REVOKE ALL ON FUNCTION delete_old_ats_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_ats_deliveries TO followthrough_service;
