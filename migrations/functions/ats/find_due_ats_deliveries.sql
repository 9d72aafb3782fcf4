SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_due_ats_deliveries(now timestamptz, most integer, after uuid) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  -- What has waited longest, a thousand of them: of an organization that sends more, the others' are found when those are gone.
  WITH longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.ats_deliveries d
    WHERE d.next_attempt_at <= now AND (d.leased_until IS NULL OR d.leased_until <= now) ORDER BY d.next_attempt_at LIMIT 1000
  )
  SELECT o.id FROM (SELECT DISTINCT l.organization_id FROM longest l) d
  JOIN public.organizations o ON o.id = d.organization_id AND o.suspended_at IS NULL
  ORDER BY o.id <= after, o.id LIMIT most
$$;
COMMENT ON FUNCTION find_due_ats_deliveries IS 'Organizations with deliveries to translate, in turn, from the one behind "after" on.';
REVOKE ALL ON FUNCTION find_due_ats_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_ats_deliveries TO followthrough_service;
