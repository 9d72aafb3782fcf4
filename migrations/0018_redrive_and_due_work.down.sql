-- Takes 0018 back. What was redriven goes on being sent, with the patience of when it was composed.
DROP INDEX messages_dead;
ALTER TABLE messages DROP COLUMN redriven_at;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
DROP FUNCTION count_due(timestamptz);
CREATE FUNCTION count_due(now timestamptz)
RETURNS TABLE (timelines_due bigint, messages_due bigint, oldest_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH m AS (
    SELECT count(*) AS due, min(d.next_attempt_at) AS oldest FROM public.messages d
    WHERE d.next_attempt_at <= now
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
  ), t AS (
    SELECT count(*) AS due, min(next_action_at) AS oldest FROM public.timelines WHERE next_action_at <= now
  )
  SELECT t.due, m.due, LEAST(t.oldest, m.oldest) FROM t, m
$$;
COMMENT ON FUNCTION count_due IS 'How much work waits over all organizations and since when; for health and metrics.';
REVOKE ALL ON FUNCTION count_due FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_due TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
