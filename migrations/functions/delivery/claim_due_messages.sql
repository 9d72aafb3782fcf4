SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION claim_due_messages(
  now timestamptz, lease_until timestamptz, most integer,
  of_each integer DEFAULT NULL, after uuid DEFAULT NULL, passed_over uuid[] DEFAULT '{}', apart boolean DEFAULT NULL)
RETURNS TABLE (organization_id uuid, id uuid, fence integer)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
AS $$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than two hundred, then it is all there is.
  longest AS MATERIALIZED (
    SELECT m.organization_id FROM public.messages m
    WHERE m.next_attempt_at <= now AND m.organization_id <> ALL (passed_over)
      AND m.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
    ORDER BY m.next_attempt_at LIMIT 200
  ),
  -- Else they may be one organization's, and those whose turn it is are looked for: one probe each, from "after" on and then
  -- from the beginning. As many as are served at a time, and no more: a probe passes by all that was claimed lately.
  walk (organization_id, is_due, found, wrapped) AS (
    SELECT coalesce(after, '00000000-0000-0000-0000-000000000000'::uuid), false, 0, false
    WHERE (SELECT count(*) FROM longest) = 200
  UNION ALL
    SELECT step.organization_id, step.is_due, w.found + step.is_due::integer, step.wrapped
    FROM walk w CROSS JOIN LATERAL (
      SELECT first.organization_id, first.wrapped,
        first.next_attempt_at <= now AND first.organization_id <> ALL (passed_over) AND EXISTS (
          SELECT FROM public.organizations o WHERE o.id = first.organization_id AND o.suspended_at IS NULL
            AND (apart IS NULL OR apart = (o.sandbox_of IS NOT NULL
              OR EXISTS (SELECT FROM public.relays r WHERE r.organization_id = o.id AND r.removed_at IS NULL)))) AS is_due
      FROM (
        (SELECT m.organization_id, m.next_attempt_at, w.wrapped AS wrapped FROM public.messages m
         WHERE m.next_attempt_at IS NOT NULL AND m.organization_id > w.organization_id
           AND m.organization_id <= CASE WHEN w.wrapped THEN after ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid END
         ORDER BY m.organization_id, m.next_attempt_at LIMIT 1)
        UNION ALL
        (SELECT m.organization_id, m.next_attempt_at, true FROM public.messages m
         WHERE m.next_attempt_at IS NOT NULL AND NOT w.wrapped AND m.organization_id <= after
         ORDER BY m.organization_id, m.next_attempt_at LIMIT 1)
        ORDER BY wrapped LIMIT 1
      ) first
    ) step
    WHERE w.found < CASE WHEN of_each IS NULL THEN 3 ELSE most END
  ), turns AS (
    SELECT l.organization_id FROM (SELECT DISTINCT organization_id FROM longest) l
    JOIN public.organizations o ON o.id = l.organization_id
    WHERE (SELECT count(*) FROM longest) < 200 AND (apart IS NULL OR apart = (o.sandbox_of IS NOT NULL
      OR EXISTS (SELECT FROM public.relays r WHERE r.organization_id = o.id AND r.removed_at IS NULL)))
    UNION ALL SELECT w.organization_id FROM walk w WHERE w.is_due
  ), first_turns AS (
    SELECT t.organization_id, row_number() OVER (ORDER BY t.organization_id <= after, t.organization_id) AS turn FROM turns t
    ORDER BY turn LIMIT most
  ), in_turn AS (
    -- Three organizations at a time, if they have enough: what is recorded of one together costs little more than of one message.
    SELECT f.organization_id, f.turn, ceil(most / least(count(*) OVER (), 3)::numeric)::integer AS share FROM first_turns f
  ), due AS MATERIALIZED (
    SELECT t.turn, d.organization_id, d.id FROM in_turn t CROSS JOIN LATERAL (
      SELECT m.organization_id, m.id FROM public.messages m
      -- By its two bounds and this order no index will do but that of organizations.
      WHERE m.organization_id >= t.organization_id AND m.organization_id <= t.organization_id AND m.next_attempt_at <= now
      ORDER BY m.organization_id, m.next_attempt_at LIMIT least(t.share, of_each) FOR UPDATE SKIP LOCKED
    ) d
    LIMIT most
  ), claimed AS (
    UPDATE public.messages m
    SET status = 'SENDING', fence = m.fence + 1, leased_until = lease_until, next_attempt_at = lease_until
    FROM due
    WHERE m.organization_id = due.organization_id AND m.id = due.id
    RETURNING m.organization_id, m.id, m.fence, due.turn
  )
  SELECT c.organization_id, c.id, c.fence FROM claimed c ORDER BY c.turn, c.id
$$;
COMMENT ON FUNCTION claim_due_messages IS 'Leases up to "most" messages due to be sent, over all organizations in turn from the one after "after" on, "of_each" at most; a message whose lease ran out is due again. "apart": of those alone that do not send by the service''s own relay, or of the others.';
REVOKE ALL ON FUNCTION claim_due_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_messages TO followthrough_service;
