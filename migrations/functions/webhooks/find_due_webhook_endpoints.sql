SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_due_webhook_endpoints(now timestamptz, most integer, after uuid, passed_over uuid[])
RETURNS TABLE (organization_id uuid, endpoint_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than a thousand, then it is all there is.
  longest AS MATERIALIZED (
    SELECT d.organization_id, d.endpoint_id FROM public.webhook_deliveries d
    WHERE d.next_attempt_at <= now ORDER BY d.next_attempt_at LIMIT 1000
  ),
  -- Else they may be one endpoint's, and the others are looked for: one probe each.
  walk (organization_id, endpoint_id, due_at) AS (
    (SELECT d.organization_id, d.endpoint_id, d.next_attempt_at FROM public.webhook_deliveries d
     WHERE d.next_attempt_at IS NOT NULL AND (SELECT count(*) FROM longest) = 1000
     ORDER BY d.organization_id, d.endpoint_id, d.next_attempt_at LIMIT 1)
    UNION ALL
    SELECT step.* FROM walk w CROSS JOIN LATERAL (
      SELECT d.organization_id, d.endpoint_id, d.next_attempt_at FROM public.webhook_deliveries d
      WHERE d.next_attempt_at IS NOT NULL AND (d.organization_id, d.endpoint_id) > (w.organization_id, w.endpoint_id)
      ORDER BY d.organization_id, d.endpoint_id, d.next_attempt_at LIMIT 1
    ) step
  ), due AS (
    SELECT l.organization_id, l.endpoint_id FROM longest l
    UNION SELECT w.organization_id, w.endpoint_id FROM walk w WHERE w.due_at <= now
  ), turns AS (
    SELECT d.organization_id, d.endpoint_id, row_number() OVER (PARTITION BY d.organization_id ORDER BY d.endpoint_id) AS turn
    FROM due d
    JOIN public.webhook_endpoints e ON e.organization_id = d.organization_id AND e.id = d.endpoint_id
    JOIN public.organizations o ON o.id = d.organization_id AND o.suspended_at IS NULL
    WHERE e.disabled_at IS NULL AND e.deleted_at IS NULL AND (e.paused_until IS NULL OR e.paused_until <= now)
      AND d.endpoint_id <> ALL (passed_over)
  )
  SELECT t.organization_id, t.endpoint_id FROM turns t
  ORDER BY t.turn, t.organization_id <= after, t.organization_id LIMIT most
$$;
COMMENT ON FUNCTION find_due_webhook_endpoints IS 'Endpoints to which something is to be brought now: one of each organization in turn, from the one behind "after" on, then a second of each.';
REVOKE ALL ON FUNCTION find_due_webhook_endpoints FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_due_webhook_endpoints TO followthrough_service;
