-- Takes 0016 back. Organizations send by the service's own mail server from then on.
GRANT CREATE ON SCHEMA public TO followthrough_crossing;
DROP FUNCTION claim_due_messages(timestamptz, timestamptz, integer, integer, uuid, uuid[], boolean);
CREATE FUNCTION claim_due_messages(now timestamp with time zone, lease_until timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, id uuid, fence integer)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH due AS MATERIALIZED (
    SELECT d.organization_id, d.id FROM public.messages d
    WHERE d.next_attempt_at <= now
      AND d.organization_id NOT IN (SELECT o.id FROM public.organizations o WHERE o.suspended_at IS NOT NULL)
    ORDER BY d.next_attempt_at LIMIT most FOR UPDATE SKIP LOCKED
  )
  UPDATE public.messages m
  SET status = 'SENDING', fence = m.fence + 1, leased_until = lease_until, next_attempt_at = lease_until
  FROM due
  WHERE m.organization_id = due.organization_id AND m.id = due.id
  RETURNING m.organization_id, m.id, m.fence
$function$;
COMMENT ON FUNCTION claim_due_messages IS 'Leases up to "most" messages due to be sent, over all organizations; a message whose lease ran out is due again.';
REVOKE ALL ON FUNCTION claim_due_messages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_messages TO followthrough_service;
ALTER FUNCTION claim_due_messages OWNER TO followthrough_crossing;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
DROP INDEX messages_due_of_organization;
DROP TABLE relays;
REVOKE SELECT (sandbox_of) ON organizations FROM followthrough_crossing;
