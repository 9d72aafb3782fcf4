-- One probe of an index for each of them, however much is old.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_old_webhook_deliveries(settled_until timestamptz) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.webhook_deliveries r WHERE r.organization_id = o.id AND r.settled_at <= settled_until)
  ORDER BY o.id
$$;
COMMENT ON FUNCTION organizations_with_old_webhook_deliveries IS 'The organizations with deliveries that ended at that instant or before.';
REVOKE ALL ON FUNCTION organizations_with_old_webhook_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_old_webhook_deliveries TO followthrough_service;
