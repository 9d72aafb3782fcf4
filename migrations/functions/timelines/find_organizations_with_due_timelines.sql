SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION find_organizations_with_due_timelines(now timestamptz, most integer, after uuid)
RETURNS TABLE (organization_id uuid, looked_until uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than so many, then it is all there is.
  longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.timelines d
    WHERE d.next_action_at > '-infinity' AND d.next_action_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now) ORDER BY d.next_action_at LIMIT 500
  ), walk (organization_id, is_due, found, looked, wrapped) AS (
    -- Else they may be one organization's, and those whose turn it is are looked for: one probe each, from "after" on and
    -- then from the beginning, no more of them than that.
    SELECT coalesce(after, '00000000-0000-0000-0000-000000000000'::uuid), false, 0, 0, false
    WHERE (SELECT count(*) FROM longest) = 500
  UNION ALL
    SELECT step.organization_id, step.is_due, w.found + step.is_due::integer, w.looked + 1, step.wrapped
    FROM walk w CROSS JOIN LATERAL (
      SELECT first.organization_id, first.wrapped, first.due_at <= now AND EXISTS (
          SELECT FROM public.timelines d
          WHERE d.organization_id = first.organization_id
            AND d.next_action_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now) ORDER BY d.next_action_at LIMIT 1) AS is_due
      FROM (
        (SELECT d.organization_id, d.next_action_at AS due_at, w.wrapped AS wrapped FROM public.timelines d
         WHERE d.next_action_at IS NOT NULL AND d.organization_id > w.organization_id
           AND d.organization_id <= CASE WHEN w.wrapped THEN after ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid END
         ORDER BY d.organization_id, d.next_action_at LIMIT 1)
        UNION ALL
        (SELECT d.organization_id, d.next_action_at AS due_at, true AS wrapped FROM public.timelines d
         WHERE d.next_action_at IS NOT NULL AND NOT w.wrapped AND d.organization_id <= after
         ORDER BY d.organization_id, d.next_action_at LIMIT 1)
        ORDER BY wrapped LIMIT 1
      ) first
    ) step
    WHERE w.found < most AND w.looked < 500
  ), turns AS (
    SELECT w.organization_id, w.looked AS turn FROM walk w WHERE w.is_due
    UNION ALL
    SELECT l.organization_id, 500 + row_number() OVER (ORDER BY l.organization_id <= after, l.organization_id)
    FROM (SELECT DISTINCT longest.organization_id FROM longest) l
    WHERE l.organization_id NOT IN (SELECT w.organization_id FROM walk w WHERE w.is_due)
  )
  SELECT t.organization_id, u.looked_until
  FROM (SELECT (SELECT w.organization_id FROM walk w WHERE w.looked > 0 ORDER BY w.looked DESC LIMIT 1) AS looked_until) u
  LEFT JOIN LATERAL (SELECT turns.organization_id, turns.turn FROM turns ORDER BY turns.turn LIMIT most) t ON true
  ORDER BY t.turn
$$;
COMMENT ON FUNCTION find_organizations_with_due_timelines IS 'Up to "most" organizations that have timelines for which something is due, in turn from the one behind "after" on. Always at least one row: where it stopped looking, if there were too many to look at all of them.';
REVOKE ALL ON FUNCTION find_organizations_with_due_timelines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_organizations_with_due_timelines TO followthrough_service;
