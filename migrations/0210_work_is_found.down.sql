DROP FUNCTION find_organizations_with_due_messages(timestamptz, integer, uuid, uuid[], boolean);
DROP FUNCTION find_organizations_with_due_timelines(timestamptz, integer, uuid);
DROP FUNCTION find_organizations_with_due_digests(timestamptz, integer, uuid);
DROP FUNCTION find_due_sending_domains(timestamptz, integer);
DROP INDEX timelines_due_of_organization, digest_schedules_due_of_organization;

GRANT UPDATE (status, next_attempt_at, fence, leased_until) ON messages TO followthrough_crossing;
GRANT UPDATE (claimed_until) ON timelines TO followthrough_crossing;
GRANT UPDATE (claimed_until) ON digest_schedules TO followthrough_crossing;
GRANT SELECT (domain, token), UPDATE (next_check_at) ON sending_domains TO followthrough_crossing;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
SET LOCAL ROLE followthrough_crossing;
CREATE FUNCTION claim_due_messages(now timestamp with time zone, lease_until timestamp with time zone, most integer, of_each integer DEFAULT NULL::integer, after uuid DEFAULT NULL::uuid, passed_over uuid[] DEFAULT '{}'::uuid[], apart boolean DEFAULT NULL::boolean)
 RETURNS TABLE(organization_id uuid, id uuid, fence integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
$function$;
CREATE FUNCTION claim_due_timelines(now timestamp with time zone, lease_until timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.timelines d
    WHERE d.next_action_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now)
    ORDER BY d.next_action_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.timelines t SET claimed_until = lease_until
  FROM due
  WHERE t.organization_id = due.organization_id AND t.id = due.id
  RETURNING t.organization_id, t.id
$function$;
CREATE FUNCTION claim_due_digests(now timestamp with time zone, lease_until timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, member_id uuid)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.member_id FROM public.digest_schedules d
    WHERE d.next_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now)
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
    ORDER BY d.next_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.digest_schedules s SET claimed_until = lease_until
  FROM due
  WHERE s.organization_id = due.organization_id AND s.member_id = due.member_id
  RETURNING s.organization_id, s.member_id
$function$;
CREATE FUNCTION claim_due_sending_domains(now timestamp with time zone, lease_until timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, id uuid, domain text, token text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.sending_domains d
    WHERE d.next_check_at <= now ORDER BY d.next_check_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.sending_domains s SET next_check_at = lease_until
  FROM due WHERE s.organization_id = due.organization_id AND s.id = due.id
  RETURNING s.organization_id, s.id, s.domain, s.token
$function$;
COMMENT ON FUNCTION claim_due_digests(timestamp with time zone,timestamp with time zone,integer) IS 'Leases up to "most" members whose digest is due, over all organizations that are not suspended.';
COMMENT ON FUNCTION claim_due_messages(timestamp with time zone,timestamp with time zone,integer,integer,uuid,uuid[],boolean) IS 'Leases up to "most" messages due to be sent, over all organizations in turn from the one after "after" on, "of_each" at most; a message whose lease ran out is due again. "apart": of those alone that do not send by the service''s own relay, or of the others.';
COMMENT ON FUNCTION claim_due_sending_domains(timestamp with time zone,timestamp with time zone,integer) IS 'Leases up to "most" domains whose records are to be looked up again, over all organizations.';
COMMENT ON FUNCTION claim_due_timelines(timestamp with time zone,timestamp with time zone,integer) IS 'Leases up to "most" timelines for which something is due, over all organizations.';
REVOKE ALL ON FUNCTION claim_due_messages, claim_due_timelines, claim_due_digests, claim_due_sending_domains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_messages, claim_due_timelines, claim_due_digests, claim_due_sending_domains TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
