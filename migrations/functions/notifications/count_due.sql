-- What a suspended organization has to send waits for it, and for nobody's worker.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION count_due(now timestamptz)
RETURNS TABLE (timelines_due bigint, messages_due bigint, digests_due bigint, oldest_timeline_at timestamptz,
  oldest_message_at timestamptz, oldest_digest_at timestamptz, oldest_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH suspended AS (
    SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL
  ), m AS (
    SELECT count(*) AS due, min(d.next_attempt_at) AS oldest FROM public.messages d
    WHERE d.next_attempt_at > '-infinity' AND d.next_attempt_at <= now AND d.organization_id NOT IN (SELECT s.id FROM suspended s)
  ), t AS (
    SELECT count(*) AS due, min(next_action_at) AS oldest FROM public.timelines WHERE next_action_at > '-infinity' AND next_action_at <= now
  ), g AS (
    SELECT count(*) AS due, min(d.next_at) AS oldest FROM public.digest_schedules d
    WHERE d.next_at > '-infinity' AND d.next_at <= now AND d.organization_id NOT IN (SELECT s.id FROM suspended s)
  )
  SELECT t.due, m.due, g.due, t.oldest, m.oldest, g.oldest, LEAST(t.oldest, m.oldest) FROM t, m, g
$$;
COMMENT ON FUNCTION count_due IS 'How much work waits over all organizations and since when; for health and metrics. The oldest due of all leaves out digests.';
REVOKE ALL ON FUNCTION count_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_due TO followthrough_service;
