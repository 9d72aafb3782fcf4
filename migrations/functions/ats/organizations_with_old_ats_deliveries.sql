-- One probe of an index for each of them, however much is old.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_old_ats_deliveries(bodies_until timestamptz, all_until timestamptz) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.ats_delivery_bodies r WHERE r.organization_id = o.id AND r.received_at <= bodies_until)
    OR EXISTS (SELECT FROM public.ats_deliveries r WHERE r.organization_id = o.id AND r.received_at <= all_until)
  ORDER BY o.id
$$;
COMMENT ON FUNCTION organizations_with_old_ats_deliveries IS 'The organizations with bodies that came by the first instant, or deliveries that came by the second.';
REVOKE ALL ON FUNCTION organizations_with_old_ats_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_old_ats_deliveries TO followthrough_service;
