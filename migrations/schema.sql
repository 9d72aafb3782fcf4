-- Written by "npm run db:dump" from the catalog of a database that the migrations made. Do not edit.
-- The schema pgboss is not shown: the migrations install it as that package does, and grant the service its use.

ALTER SCHEMA public OWNER TO followthrough_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT USAGE ON SCHEMA public TO followthrough_crossing;
GRANT USAGE ON SCHEMA public TO followthrough_service;

CREATE OR REPLACE FUNCTION public.authenticate_api_key(key_id uuid, key_secret_hash bytea, on_behalf_of text, now timestamp with time zone)
 RETURNS TABLE(organization_id uuid, id uuid, name text, scopes text[], suspended boolean, member_id uuid, member_name text, member_role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT k.organization_id, k.id, k.name, k.scopes, o.suspended_at IS NOT NULL, m.id, m.full_name, m.role
  FROM public.api_keys k
  JOIN public.organizations o ON o.id = k.organization_id
  LEFT JOIN LATERAL (
    SELECT e.id, e.full_name, e.role FROM public.members e
    WHERE e.organization_id = k.organization_id AND e.status <> 'REMOVED'
      AND (lower(e.email) = lower(on_behalf_of) OR e.external_id = on_behalf_of)
    ORDER BY e.external_id IS NOT DISTINCT FROM on_behalf_of DESC LIMIT 1) m ON on_behalf_of IS NOT NULL
  WHERE k.id = key_id AND k.secret_hash = key_secret_hash AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now)
$function$;
ALTER FUNCTION authenticate_api_key(uuid,bytea,text,timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION authenticate_api_key(uuid,bytea,text,timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION authenticate_api_key(uuid,bytea,text,timestamp with time zone) IS 'The organization and rights of a valid API key, and the member it acts for, found by external id or e-mail address; no row for any other key.';

CREATE OR REPLACE FUNCTION public.count_due(now timestamp with time zone)
 RETURNS TABLE(timelines_due bigint, messages_due bigint, digests_due bigint, oldest_timeline_at timestamp with time zone, oldest_message_at timestamp with time zone, oldest_digest_at timestamp with time zone, oldest_due_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;
ALTER FUNCTION count_due(timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION count_due(timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION count_due(timestamp with time zone) IS 'How much work waits over all organizations and since when; for health and metrics. The oldest due of all leaves out digests.';

CREATE OR REPLACE FUNCTION public.count_unfinished_ats_work()
 RETURNS TABLE(work text, unfinished bigint, oldest_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT 'held_rows', count(*), min(h.received_at) FROM public.ats_held_rows h
  UNION ALL
  SELECT 'deliveries', count(*), min(d.received_at) FROM public.ats_deliveries d WHERE d.next_attempt_at IS NOT NULL
  UNION ALL
  SELECT 'imports', count(*), min(i.created_at) FROM public.ats_imports i WHERE i.next_attempt_at IS NOT NULL
$function$;
ALTER FUNCTION count_unfinished_ats_work() OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION count_unfinished_ats_work() TO followthrough_service;
COMMENT ON FUNCTION count_unfinished_ats_work() IS 'What other systems brought over all organizations and is not done with, and since when; for metrics.';

CREATE OR REPLACE FUNCTION public.current_organization_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid;
ALTER FUNCTION current_organization_id() OWNER TO followthrough_owner;
GRANT EXECUTE ON FUNCTION current_organization_id() TO PUBLIC;
COMMENT ON FUNCTION current_organization_id() IS 'The organization of this transaction; NULL outside one. After SET LOCAL and COMMIT the setting is an empty string, hence NULLIF.';

CREATE OR REPLACE FUNCTION public.delete_old_ats_deliveries(bodies_until timestamp with time zone, all_until timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH bodies AS (
    DELETE FROM public.ats_delivery_bodies r USING (
      SELECT o.delivery_id FROM public.ats_delivery_bodies o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.received_at <= bodies_until ORDER BY o.received_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.delivery_id = old.delivery_id RETURNING 1
  ), deliveries AS (
    DELETE FROM public.ats_deliveries r USING (
      SELECT o.id FROM public.ats_deliveries o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.received_at <= all_until ORDER BY o.received_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM bodies), (SELECT count(*) FROM deliveries))
$function$;
ALTER FUNCTION delete_old_ats_deliveries(timestamp with time zone,timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION delete_old_ats_deliveries(timestamp with time zone,timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION delete_old_ats_deliveries(timestamp with time zone,timestamp with time zone,integer) IS 'Deletes up to "most" bodies of this transaction''s organization that came by the first instant, and as many deliveries, with all that is theirs, that came by the second; returns how many of the more.';

CREATE OR REPLACE FUNCTION public.delete_old_ats_imports(created_until timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH deleted AS (
    DELETE FROM public.ats_imports r USING (
      SELECT o.id FROM public.ats_imports o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.created_at <= created_until ORDER BY o.created_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$function$;
ALTER FUNCTION delete_old_ats_imports(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION delete_old_ats_imports(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION delete_old_ats_imports(timestamp with time zone,integer) IS 'Deletes up to "most" imports of this transaction''s organization that were given at that instant or before, with all that is theirs; returns how many.';

CREATE OR REPLACE FUNCTION public.delete_old_feed_events(now timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH old AS MATERIALIZED (
    SELECT e.number FROM public.feed_state s
    JOIN public.feed_events e ON e.organization_id = s.organization_id
    WHERE s.organization_id = (SELECT public.current_organization_id())
      AND e.numbered_at < now - make_interval(days => s.retention_days)
    ORDER BY e.number LIMIT most
  ), deleted AS (
    DELETE FROM public.feed_events e USING old
    WHERE e.organization_id = (SELECT public.current_organization_id()) AND e.number = old.number RETURNING e.number
  ), noted AS (
    UPDATE public.feed_state s SET deleted_through = greatest(s.deleted_through, (SELECT max(d.number) FROM deleted d))
    WHERE s.organization_id = (SELECT public.current_organization_id()) AND EXISTS (SELECT FROM deleted)
  )
  SELECT count(*) FROM deleted
$function$;
ALTER FUNCTION delete_old_feed_events(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION delete_old_feed_events(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION delete_old_feed_events(timestamp with time zone,integer) IS 'Deletes up to "most" events that are older than this transaction''s organization keeps them, the oldest first; returns how many.';

CREATE OR REPLACE FUNCTION public.delete_old_idempotency_keys(made_until timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH keys AS (
    DELETE FROM public.idempotency_keys r USING (
      SELECT o.credential_id, o.key_hash FROM public.idempotency_keys o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.credential_id = old.credential_id AND r.key_hash = old.key_hash RETURNING 1
  ), changes AS (
    DELETE FROM public.idempotent_changes r USING (
      SELECT o.request_id, o.step FROM public.idempotent_changes o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.request_id = old.request_id AND r.step = old.step RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM keys), (SELECT count(*) FROM changes))
$function$;
ALTER FUNCTION delete_old_idempotency_keys(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION delete_old_idempotency_keys(timestamp with time zone,integer) IS 'Deletes up to "most" idempotency keys of this transaction''s organization and as many recorded changes that were made at that instant or before; returns how many of the more.';

CREATE OR REPLACE FUNCTION public.delete_old_webhook_deliveries(settled_until timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH deleted AS (
    DELETE FROM public.webhook_deliveries r USING (
      SELECT o.id FROM public.webhook_deliveries o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.settled_at <= settled_until ORDER BY o.settled_at LIMIT most FOR UPDATE SKIP LOCKED) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$function$;
ALTER FUNCTION delete_old_webhook_deliveries(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION delete_old_webhook_deliveries(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION delete_old_webhook_deliveries(timestamp with time zone,integer) IS 'Deletes up to "most" deliveries of this transaction''s organization that ended at that instant or before, with their attempts; returns how many.';

CREATE OR REPLACE FUNCTION public.erase_application_notes(erased_candidate uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE public.contacts r SET internal_note = NULL
  FROM public.applications a
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = a.organization_id AND r.application_id = a.id;
  UPDATE public.application_turns r SET internal_note = NULL
  FROM public.applications a
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = a.organization_id AND r.application_id = a.id
$function$;
ALTER FUNCTION erase_application_notes(uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION erase_application_notes(uuid) TO followthrough_service;
COMMENT ON FUNCTION erase_application_notes(uuid) IS 'Takes the notes out of the contacts and turns of the applications of an erased candidate of this transaction''s organization.';

CREATE OR REPLACE FUNCTION public.erase_audit_details(erased_candidate uuid, now timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE public.audit_details d SET detail = NULL, salt = NULL, erased_at = now
  FROM public.audit_entries e
  WHERE d.organization_id = (SELECT public.current_organization_id()) AND d.erased_at IS NULL
    AND e.organization_id = d.organization_id AND e.id = d.entry_id
    AND e.subject_id IN (SELECT s.id FROM public.subjects_of_candidate(erased_candidate) s)
    AND EXISTS (SELECT FROM public.candidates c
                WHERE c.organization_id = d.organization_id AND c.id = erased_candidate AND c.erased_at IS NOT NULL)
$function$;
ALTER FUNCTION erase_audit_details(uuid,timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION erase_audit_details(uuid,timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION erase_audit_details(uuid,timestamp with time zone) IS 'Takes out of the audit log what was asked for about an erased candidate of this transaction''s organization.';

CREATE OR REPLACE FUNCTION public.erase_feed_references(erased_candidate uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE public.feed_events e SET application_ref = NULL, candidate_ref = NULL
  FROM public.candidates c
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND e.organization_id = c.organization_id AND e.candidate_id = c.id
$function$;
ALTER FUNCTION erase_feed_references(uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION erase_feed_references(uuid) TO followthrough_service;
COMMENT ON FUNCTION erase_feed_references(uuid) IS 'Takes the ids that other systems have for an erased candidate, and for what they applied for, out of the feed of this transaction''s organization.';

CREATE OR REPLACE FUNCTION public.erase_timeline_notes(erased_candidate uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  UPDATE public.timeline_revisions r SET note = NULL, internal_note = NULL
  FROM public.timelines t
  JOIN public.applications a ON a.organization_id = t.organization_id AND a.id = t.application_id
  JOIN public.candidates c ON c.organization_id = a.organization_id AND c.id = a.candidate_id
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND r.organization_id = t.organization_id AND r.timeline_id = t.id
$function$;
ALTER FUNCTION erase_timeline_notes(uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION erase_timeline_notes(uuid) TO followthrough_service;
COMMENT ON FUNCTION erase_timeline_notes(uuid) IS 'Takes the notes out of the revisions of an erased candidate of this transaction''s organization.';

CREATE OR REPLACE FUNCTION public.find_ats_connection(connection_id uuid)
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT c.organization_id, c.id FROM public.ats_connections c WHERE c.id = connection_id LIMIT 1
$function$;
ALTER FUNCTION find_ats_connection(uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_ats_connection(uuid) TO followthrough_service;
COMMENT ON FUNCTION find_ats_connection(uuid) IS 'Whose connection has that id: it stands in the address to which its vendor sends.';

CREATE OR REPLACE FUNCTION public.find_calendar_feed(hash bytea)
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT f.organization_id, f.id FROM public.calendar_feeds f WHERE f.token_hash = hash $function$;
ALTER FUNCTION find_calendar_feed(bytea) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_calendar_feed(bytea) TO followthrough_service;
COMMENT ON FUNCTION find_calendar_feed(bytea) IS 'The calendar feed of that secret, revoked or not; no row for any other.';

CREATE OR REPLACE FUNCTION public.find_due_ats_deliveries(now timestamp with time zone, most integer, after uuid)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  -- What has waited longest, a thousand of them: of an organization that sends more, the others' are found when those are gone.
  WITH longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.ats_deliveries d
    WHERE d.next_attempt_at <= now AND (d.leased_until IS NULL OR d.leased_until <= now) ORDER BY d.next_attempt_at LIMIT 1000
  )
  SELECT o.id FROM (SELECT DISTINCT l.organization_id FROM longest l) d
  JOIN public.organizations o ON o.id = d.organization_id AND o.suspended_at IS NULL
  ORDER BY o.id <= after, o.id LIMIT most
$function$;
ALTER FUNCTION find_due_ats_deliveries(timestamp with time zone,integer,uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_due_ats_deliveries(timestamp with time zone,integer,uuid) TO followthrough_service;
COMMENT ON FUNCTION find_due_ats_deliveries(timestamp with time zone,integer,uuid) IS 'Organizations with deliveries to translate, in turn, from the one behind "after" on.';

CREATE OR REPLACE FUNCTION public.find_due_ats_imports(now timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT DISTINCT ON (i.organization_id) i.organization_id, i.id FROM public.ats_imports i
  JOIN public.organizations o ON o.id = i.organization_id AND o.suspended_at IS NULL
  WHERE i.next_attempt_at <= now AND (i.leased_until IS NULL OR i.leased_until <= now)
  ORDER BY i.organization_id, i.next_attempt_at, i.id LIMIT most
$function$;
ALTER FUNCTION find_due_ats_imports(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_due_ats_imports(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION find_due_ats_imports(timestamp with time zone,integer) IS 'Files to take in: one of each organization.';

CREATE OR REPLACE FUNCTION public.find_due_sending_domains(now timestamp with time zone, most integer)
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT d.organization_id, d.id FROM public.sending_domains d WHERE d.next_check_at <= now ORDER BY d.next_check_at LIMIT most
$function$;
ALTER FUNCTION find_due_sending_domains(timestamp with time zone,integer) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_due_sending_domains(timestamp with time zone,integer) TO followthrough_service;
COMMENT ON FUNCTION find_due_sending_domains(timestamp with time zone,integer) IS 'Up to "most" domains whose records are to be looked up again, over all organizations.';

CREATE OR REPLACE FUNCTION public.find_due_webhook_endpoints(now timestamp with time zone, most integer, after uuid, passed_over uuid[])
 RETURNS TABLE(organization_id uuid, endpoint_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;
ALTER FUNCTION find_due_webhook_endpoints(timestamp with time zone,integer,uuid,uuid[]) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_due_webhook_endpoints(timestamp with time zone,integer,uuid,uuid[]) TO followthrough_service;
COMMENT ON FUNCTION find_due_webhook_endpoints(timestamp with time zone,integer,uuid,uuid[]) IS 'Endpoints to which something is to be brought now: one of each organization in turn, from the one behind "after" on, then a second of each.';

CREATE OR REPLACE FUNCTION public.find_identity(token_issuer text, token_audiences text[], token_subject text)
 RETURNS TABLE(organization_id uuid, id uuid, audience text, email_claim text, name_claim text, suspended boolean, member_id uuid, member_name text, member_role text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT p.organization_id, p.id, p.audience, p.email_claim, p.name_claim, o.suspended_at IS NOT NULL,
         m.id, m.full_name, m.role
  FROM public.find_identity_holders(token_issuer, token_audiences) h
  JOIN public.identity_providers p ON p.organization_id = h.organization_id AND p.id = h.id
  JOIN public.organizations o ON o.id = p.organization_id
  LEFT JOIN public.members m ON m.organization_id = p.organization_id
    AND m.identity_issuer = token_issuer AND m.identity_subject = token_subject AND m.status <> 'REMOVED'
  ORDER BY p.organization_id, p.id
$function$;
ALTER FUNCTION find_identity(text,text[],text) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_identity(text,text[],text) TO followthrough_service;
COMMENT ON FUNCTION find_identity(text,text[],text) IS 'The identity providers that a token claims to come from, each of the organization whose it is shown to be, and the member its subject is; the token is not verified yet.';

CREATE OR REPLACE FUNCTION public.find_identity_holders(wanted_issuer text, wanted_audiences text[])
 RETURNS TABLE(organization_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT DISTINCT ON (p.audience) p.organization_id, p.id FROM public.identity_providers p
  WHERE p.issuer = wanted_issuer AND p.audience = ANY (wanted_audiences) AND p.verified_at IS NOT NULL AND p.removed_at IS NULL
  ORDER BY p.audience, p.verified_by = 'DNS' DESC, CASE WHEN p.verified_by = 'DNS' THEN p.verified_at END DESC,
    p.verified_at, p.organization_id, p.id
$function$;
ALTER FUNCTION find_identity_holders(text,text[]) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_identity_holders(text,text[]) TO followthrough_service;
COMMENT ON FUNCTION find_identity_holders(text,text[]) IS 'Of each audience of an issuer the registration that its tokens lead to: the best proof that it is theirs.';

CREATE OR REPLACE FUNCTION public.find_link(hash bytea)
 RETURNS TABLE(organization_id uuid, message_id uuid, candidate_id uuid, purpose text, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT t.organization_id, t.message_id, t.candidate_id, t.purpose, t.expires_at FROM public.link_tokens t
  LEFT JOIN public.messages m ON m.organization_id = t.organization_id AND m.id = t.message_id
  LEFT JOIN public.candidates c ON c.organization_id = t.organization_id AND c.id = t.candidate_id
  WHERE t.token_hash = hash AND m.erased_at IS NULL AND c.erased_at IS NULL
$function$;
ALTER FUNCTION find_link(bytea) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_link(bytea) TO followthrough_service;
COMMENT ON FUNCTION find_link(bytea) IS 'What a link was made for, live or not; no row for what is none, nor for one to somebody who was erased.';

CREATE OR REPLACE FUNCTION public.find_message(wanted uuid)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT m.organization_id FROM public.messages m WHERE m.id = wanted $function$;
ALTER FUNCTION find_message(uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_message(uuid) TO followthrough_service;
COMMENT ON FUNCTION find_message(uuid) IS 'The organization of a message.';

CREATE OR REPLACE FUNCTION public.find_organizations_with_due_digests(now timestamp with time zone, most integer, after uuid)
 RETURNS TABLE(organization_id uuid, looked_until uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than so many, then it is all there is.
  longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.digest_schedules d
    WHERE d.next_at > '-infinity' AND d.next_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now) ORDER BY d.next_at LIMIT 200
  ), walk (organization_id, is_due, found, looked, wrapped) AS (
    -- Else they may be one organization's, and those whose turn it is are looked for: one probe each, from "after" on and
    -- then from the beginning, no more of them than that.
    SELECT coalesce(after, '00000000-0000-0000-0000-000000000000'::uuid), false, 0, 0, false
    WHERE (SELECT count(*) FROM longest) = 200
  UNION ALL
    SELECT step.organization_id, step.is_due, w.found + step.is_due::integer, w.looked + 1, step.wrapped
    FROM walk w CROSS JOIN LATERAL (
      SELECT first.organization_id, first.wrapped, first.due_at <= now AND EXISTS (
          SELECT FROM public.digest_schedules d
          WHERE d.organization_id = first.organization_id
            AND d.next_at <= now AND (d.claimed_until IS NULL OR d.claimed_until <= now) ORDER BY d.next_at LIMIT 1)
        AND EXISTS (SELECT FROM public.organizations o WHERE o.id = first.organization_id AND o.suspended_at IS NULL) AS is_due
      FROM (
        (SELECT d.organization_id, d.next_at AS due_at, w.wrapped AS wrapped FROM public.digest_schedules d
         WHERE d.next_at IS NOT NULL AND d.organization_id > w.organization_id
           AND d.organization_id <= CASE WHEN w.wrapped THEN after ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid END
         ORDER BY d.organization_id, d.next_at LIMIT 1)
        UNION ALL
        (SELECT d.organization_id, d.next_at AS due_at, true AS wrapped FROM public.digest_schedules d
         WHERE d.next_at IS NOT NULL AND NOT w.wrapped AND d.organization_id <= after
         ORDER BY d.organization_id, d.next_at LIMIT 1)
        ORDER BY wrapped LIMIT 1
      ) first
    ) step
    WHERE w.found < most AND w.looked < 200
  ), turns AS (
    SELECT w.organization_id, w.looked AS turn FROM walk w WHERE w.is_due
    UNION ALL
    SELECT l.organization_id, 200 + row_number() OVER (ORDER BY l.organization_id <= after, l.organization_id)
    FROM (SELECT DISTINCT longest.organization_id FROM longest) l
    WHERE l.organization_id NOT IN (SELECT w.organization_id FROM walk w WHERE w.is_due)
        AND EXISTS (SELECT FROM public.organizations o WHERE o.id = l.organization_id AND o.suspended_at IS NULL)
  )
  SELECT t.organization_id, u.looked_until
  FROM (SELECT (SELECT w.organization_id FROM walk w WHERE w.looked > 0 ORDER BY w.looked DESC LIMIT 1) AS looked_until) u
  LEFT JOIN LATERAL (SELECT turns.organization_id, turns.turn FROM turns ORDER BY turns.turn LIMIT most) t ON true
  ORDER BY t.turn
$function$;
ALTER FUNCTION find_organizations_with_due_digests(timestamp with time zone,integer,uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_organizations_with_due_digests(timestamp with time zone,integer,uuid) TO followthrough_service;
COMMENT ON FUNCTION find_organizations_with_due_digests(timestamp with time zone,integer,uuid) IS 'Up to "most" organizations that are not suspended and have members whose digest is due, in turn from the one behind "after" on. Always at least one row: where it stopped looking, if there were too many to look at all of them.';

CREATE OR REPLACE FUNCTION public.find_organizations_with_due_messages(now timestamp with time zone, most integer, after uuid, passed_over uuid[], apart boolean)
 RETURNS TABLE(organization_id uuid, looked_until uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  WITH RECURSIVE
  -- What has waited longest. Is it fewer than so many, then it is all there is.
  longest AS MATERIALIZED (
    SELECT d.organization_id FROM public.messages d
    WHERE d.next_attempt_at > '-infinity' AND d.next_attempt_at <= now ORDER BY d.next_attempt_at LIMIT 200
  ), walk (organization_id, is_due, found, looked, wrapped) AS (
    -- Else they may be one organization's, and those whose turn it is are looked for: one probe each, from "after" on and
    -- then from the beginning, no more of them than that.
    SELECT coalesce(after, '00000000-0000-0000-0000-000000000000'::uuid), false, 0, 0, false
    WHERE (SELECT count(*) FROM longest) = 200
  UNION ALL
    SELECT step.organization_id, step.is_due, w.found + step.is_due::integer, w.looked + 1, step.wrapped
    FROM walk w CROSS JOIN LATERAL (
      SELECT first.organization_id, first.wrapped, first.due_at <= now
        AND first.organization_id <> ALL (passed_over) AND EXISTS (
          SELECT FROM public.organizations o WHERE o.id = first.organization_id AND o.suspended_at IS NULL
            AND (apart IS NULL OR apart = (o.sandbox_of IS NOT NULL
              OR EXISTS (SELECT FROM public.relays r WHERE r.organization_id = o.id AND r.removed_at IS NULL)))) AS is_due
      FROM (
        (SELECT d.organization_id, d.next_attempt_at AS due_at, w.wrapped AS wrapped FROM public.messages d
         WHERE d.next_attempt_at IS NOT NULL AND d.organization_id > w.organization_id
           AND d.organization_id <= CASE WHEN w.wrapped THEN after ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid END
         ORDER BY d.organization_id, d.next_attempt_at LIMIT 1)
        UNION ALL
        (SELECT d.organization_id, d.next_attempt_at AS due_at, true AS wrapped FROM public.messages d
         WHERE d.next_attempt_at IS NOT NULL AND NOT w.wrapped AND d.organization_id <= after
         ORDER BY d.organization_id, d.next_attempt_at LIMIT 1)
        ORDER BY wrapped LIMIT 1
      ) first
    ) step
    WHERE w.found < most AND w.looked < 200
  ), turns AS (
    SELECT w.organization_id, w.looked AS turn FROM walk w WHERE w.is_due
    UNION ALL
    SELECT l.organization_id, 200 + row_number() OVER (ORDER BY l.organization_id <= after, l.organization_id)
    FROM (SELECT DISTINCT longest.organization_id FROM longest) l
    WHERE l.organization_id NOT IN (SELECT w.organization_id FROM walk w WHERE w.is_due)
        AND l.organization_id <> ALL (passed_over) AND EXISTS (
          SELECT FROM public.organizations o WHERE o.id = l.organization_id AND o.suspended_at IS NULL
            AND (apart IS NULL OR apart = (o.sandbox_of IS NOT NULL
              OR EXISTS (SELECT FROM public.relays r WHERE r.organization_id = o.id AND r.removed_at IS NULL))))
  )
  SELECT t.organization_id, u.looked_until
  FROM (SELECT (SELECT w.organization_id FROM walk w WHERE w.looked > 0 ORDER BY w.looked DESC LIMIT 1) AS looked_until) u
  LEFT JOIN LATERAL (SELECT turns.organization_id, turns.turn FROM turns ORDER BY turns.turn LIMIT most) t ON true
  ORDER BY t.turn
$function$;
ALTER FUNCTION find_organizations_with_due_messages(timestamp with time zone,integer,uuid,uuid[],boolean) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_organizations_with_due_messages(timestamp with time zone,integer,uuid,uuid[],boolean) TO followthrough_service;
COMMENT ON FUNCTION find_organizations_with_due_messages(timestamp with time zone,integer,uuid,uuid[],boolean) IS 'Up to "most" organizations that have messages due to be sent and are not "passed_over", in turn from the one behind "after" on. Always at least one row: where it stopped looking, if there were too many to look at all of them. "apart": of those alone that do not send by the service''s own relay, or of the others.';

CREATE OR REPLACE FUNCTION public.find_organizations_with_due_timelines(now timestamp with time zone, most integer, after uuid)
 RETURNS TABLE(organization_id uuid, looked_until uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
$function$;
ALTER FUNCTION find_organizations_with_due_timelines(timestamp with time zone,integer,uuid) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION find_organizations_with_due_timelines(timestamp with time zone,integer,uuid) TO followthrough_service;
COMMENT ON FUNCTION find_organizations_with_due_timelines(timestamp with time zone,integer,uuid) IS 'Up to "most" organizations that have timelines for which something is due, in turn from the one behind "after" on. Always at least one row: where it stopped looking, if there were too many to look at all of them.';

CREATE OR REPLACE FUNCTION public.keep_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
DECLARE
  -- The instant of the transaction, where whoever began it said one: the clock of the database, read once.
  instant timestamptz := coalesce(NULLIF(current_setting('app.now', true), '')::timestamptz, date_trunc('milliseconds', clock_timestamp()));
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.updated_at := instant;
    RETURN NEW;
  END IF;
  NEW.updated_at := OLD.updated_at;
  -- A lease of the sweep changes nothing. What is generated of other columns is not calculated yet.
  IF TG_TABLE_NAME = 'timelines' THEN
    OLD.claimed_until := NEW.claimed_until;
  ELSIF TG_TABLE_NAME = 'candidates' THEN
    OLD.search_text := NEW.search_text;
    OLD.email_key := NEW.email_key;
  END IF;
  -- Later with each change: two within a millisecond differ, and one that waited for another does not set it back.
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.updated_at := greatest(instant, OLD.updated_at + interval '1 millisecond');
  END IF;
  RETURN NEW;
END
$function$;
ALTER FUNCTION keep_updated_at() OWNER TO followthrough_owner;
COMMENT ON FUNCTION keep_updated_at() IS 'Sets updated_at of a row that is new or differs from what it was, and of no other.';

CREATE OR REPLACE FUNCTION public.list_organizations()
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT o.id FROM public.organizations o ORDER BY o.id $function$;
ALTER FUNCTION list_organizations() OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION list_organizations() TO followthrough_service;
COMMENT ON FUNCTION list_organizations() IS 'The ids of all organizations, for what is done in each of them.';

CREATE OR REPLACE FUNCTION public.organizations_with_old_ats_deliveries(bodies_until timestamp with time zone, all_until timestamp with time zone)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.ats_delivery_bodies r WHERE r.organization_id = o.id AND r.received_at <= bodies_until)
    OR EXISTS (SELECT FROM public.ats_deliveries r WHERE r.organization_id = o.id AND r.received_at <= all_until)
  ORDER BY o.id
$function$;
ALTER FUNCTION organizations_with_old_ats_deliveries(timestamp with time zone,timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_old_ats_deliveries(timestamp with time zone,timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION organizations_with_old_ats_deliveries(timestamp with time zone,timestamp with time zone) IS 'The organizations with bodies that came by the first instant, or deliveries that came by the second.';

CREATE OR REPLACE FUNCTION public.organizations_with_old_ats_imports(created_until timestamp with time zone)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.ats_imports r WHERE r.organization_id = o.id AND r.created_at <= created_until)
  ORDER BY o.id
$function$;
ALTER FUNCTION organizations_with_old_ats_imports(timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_old_ats_imports(timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION organizations_with_old_ats_imports(timestamp with time zone) IS 'The organizations with imports that were given at that instant or before.';

CREATE OR REPLACE FUNCTION public.organizations_with_old_idempotency_keys(made_until timestamp with time zone)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.idempotency_keys r WHERE r.organization_id = o.id AND r.created_at <= made_until)
    OR EXISTS (SELECT FROM public.idempotent_changes r WHERE r.organization_id = o.id AND r.created_at <= made_until)
  ORDER BY o.id
$function$;
ALTER FUNCTION organizations_with_old_idempotency_keys(timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_old_idempotency_keys(timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION organizations_with_old_idempotency_keys(timestamp with time zone) IS 'The organizations with idempotency keys or recorded changes that were made at that instant or before.';

CREATE OR REPLACE FUNCTION public.organizations_with_old_webhook_deliveries(settled_until timestamp with time zone)
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.webhook_deliveries r WHERE r.organization_id = o.id AND r.settled_at <= settled_until)
  ORDER BY o.id
$function$;
ALTER FUNCTION organizations_with_old_webhook_deliveries(timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_old_webhook_deliveries(timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION organizations_with_old_webhook_deliveries(timestamp with time zone) IS 'The organizations with deliveries that ended at that instant or before.';

CREATE OR REPLACE FUNCTION public.organizations_with_pending_events()
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  WITH RECURSIVE walk (id) AS (
    (SELECT p.organization_id FROM public.feed_pending p ORDER BY p.organization_id LIMIT 1)
    UNION ALL
    SELECT (SELECT p.organization_id FROM public.feed_pending p WHERE p.organization_id > w.id ORDER BY p.organization_id LIMIT 1)
    FROM walk w WHERE w.id IS NOT NULL
  )
  SELECT w.id FROM walk w WHERE w.id IS NOT NULL
$function$;
ALTER FUNCTION organizations_with_pending_events() OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_pending_events() TO followthrough_service;
COMMENT ON FUNCTION organizations_with_pending_events() IS 'The organizations that have events without a number.';

CREATE OR REPLACE FUNCTION public.organizations_with_retention()
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT o.id FROM public.organizations o WHERE o.retention_days IS NOT NULL ORDER BY o.id $function$;
ALTER FUNCTION organizations_with_retention() OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_retention() TO followthrough_service;
COMMENT ON FUNCTION organizations_with_retention() IS 'The organizations that do not keep candidates for ever.';

CREATE OR REPLACE FUNCTION public.organizations_with_unchained_entries()
 RETURNS TABLE(organization_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ SELECT DISTINCT u.organization_id FROM public.audit_unchained u $function$;
ALTER FUNCTION organizations_with_unchained_entries() OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION organizations_with_unchained_entries() TO followthrough_service;
COMMENT ON FUNCTION organizations_with_unchained_entries() IS 'The organizations that have audit entries without a number.';

CREATE OR REPLACE FUNCTION public.queue_for_feed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO public.feed_pending (organization_id, event_id, queued_at)
  SELECT p.organization_id, p.id, pg_catalog.clock_timestamp() FROM published p;
  RETURN NULL;
END
$function$;
ALTER FUNCTION queue_for_feed() OWNER TO followthrough_owner;
COMMENT ON FUNCTION queue_for_feed() IS 'Puts events that are published on the work list of the feed.';

CREATE OR REPLACE FUNCTION public.refuse_events_of_nobody()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT i.organization_id FROM inserted i) n
    WHERE NOT EXISTS (SELECT FROM public.organizations o WHERE o.id = n.organization_id)
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'an event is of no organization', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$function$;
ALTER FUNCTION refuse_events_of_nobody() OWNER TO followthrough_owner;
COMMENT ON FUNCTION refuse_events_of_nobody() IS 'Refuses events whose organization does not exist.';

CREATE OR REPLACE FUNCTION public.refuse_name_of_another()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NEW.status = 'REMOVED' THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('names of members of ' || NEW.organization_id, 0));
  IF EXISTS (SELECT FROM public.members m WHERE m.organization_id = NEW.organization_id AND m.id <> NEW.id
             AND m.status <> 'REMOVED' AND lower(m.email) = lower(NEW.external_id)) THEN
    RAISE unique_violation USING CONSTRAINT = 'members_external_id_is_no_address_of_another', TABLE = 'members',
      MESSAGE = 'the external id is the e-mail address of another member';
  END IF;
  IF EXISTS (SELECT FROM public.members m WHERE m.organization_id = NEW.organization_id AND m.id <> NEW.id
             AND m.status <> 'REMOVED' AND lower(m.external_id) = lower(NEW.email)) THEN
    RAISE unique_violation USING CONSTRAINT = 'members_email_is_no_external_id_of_another', TABLE = 'members',
      MESSAGE = 'the e-mail address is the external id of another member';
  END IF;
  RETURN NEW;
END
$function$;
ALTER FUNCTION refuse_name_of_another() OWNER TO followthrough_owner;
COMMENT ON FUNCTION refuse_name_of_another() IS 'No e-mail address of a member is the external id of another.';

CREATE OR REPLACE FUNCTION public.refuse_refs_of_nobody()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT DISTINCT i.organization_id, i.connection_id FROM inserted i) n
    WHERE NOT EXISTS (SELECT FROM public.ats_connections c WHERE c.organization_id = n.organization_id AND c.id = n.connection_id)
  ) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a row is of no connection', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$function$;
ALTER FUNCTION refuse_refs_of_nobody() OWNER TO followthrough_owner;
COMMENT ON FUNCTION refuse_refs_of_nobody() IS 'Refuses rows of another system whose connection does not exist in their organization.';

CREATE OR REPLACE FUNCTION public.search_form(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT left(btrim(regexp_replace(normalize(
    -- Letters that Unicode takes for letters of their own, as people who lack them on their keyboard write them.
    replace(replace(replace(translate(
      -- In upper case ß is SS, and both sigmas are one.
      lower(upper(regexp_replace(
        normalize(translate(said, '´`‘’ʼ′‐‑–—', '''''''''''''----'), NFKD),
        -- Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and what nobody sees. Marks of Japanese stay: か is not が.
        '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]',
        '', 'g') COLLATE "und-x-icu")),
      'øłđðħŧı', 'olddhti'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    NFKC), '\s+', ' ', 'g')), 400)
$function$;
ALTER FUNCTION search_form(text) OWNER TO followthrough_owner;
GRANT EXECUTE ON FUNCTION search_form(text) TO followthrough_service;
COMMENT ON FUNCTION search_form(text) IS 'A name as searches compare it: without accents, case, width, and white space at its ends. 400 characters at most: a longer key would not go into the index.';

CREATE OR REPLACE FUNCTION public.search_pattern(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT '%' || regexp_replace(NULLIF(public.search_form(said), ''), '([\\%_])', '\\\1', 'g') || '%'
$function$;
ALTER FUNCTION search_pattern(text) OWNER TO followthrough_owner;
GRANT EXECUTE ON FUNCTION search_pattern(text) TO followthrough_service;
COMMENT ON FUNCTION search_pattern(text) IS 'What LIKE has to find in a search form that contains what was said. NULL, which finds nothing, for what consists of marks alone.';

CREATE OR REPLACE FUNCTION public.settle_rates(buckets text[], counts integer[], window_seconds integer, now timestamp with time zone)
 RETURNS TABLE(bucket text, used integer, ends_in_ms integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO public.rate_windows AS w (bucket, used, ends_at)
  SELECT given.bucket, given.count, now + make_interval(secs => window_seconds)
  FROM unnest(buckets, counts) AS given (bucket, count) ORDER BY given.bucket
  ON CONFLICT (bucket) DO UPDATE SET
    used = excluded.used + CASE WHEN w.ends_at > now THEN w.used ELSE 0 END,
    ends_at = CASE WHEN w.ends_at > now THEN w.ends_at ELSE excluded.ends_at END
  RETURNING w.bucket, w.used, ceil(extract(epoch FROM w.ends_at - now) * 1000)::integer;

  DELETE FROM public.rate_windows WHERE bucket IN (
    SELECT ended.bucket FROM public.rate_windows ended
    WHERE ended.ends_at <= now ORDER BY ended.ends_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
END
$function$;
ALTER FUNCTION settle_rates(text[],integer[],integer,timestamp with time zone) OWNER TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION settle_rates(text[],integer[],integer,timestamp with time zone) TO followthrough_service;
COMMENT ON FUNCTION settle_rates(text[],integer[],integer,timestamp with time zone) IS 'Adds what a process counted to the running window of each bucket, tells what all processes have counted and for how long the window lasts, and removes windows that are over.';

CREATE OR REPLACE FUNCTION public.subjects_of_candidate(candidate uuid)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  WITH a AS (
    SELECT a.organization_id, a.id FROM public.applications a
    WHERE a.organization_id = (SELECT public.current_organization_id()) AND a.candidate_id = candidate)
  SELECT candidate
  UNION ALL SELECT a.id FROM a
  UNION ALL SELECT t.id FROM public.timelines t JOIN a ON t.organization_id = a.organization_id AND t.application_id = a.id
  UNION ALL SELECT i.id FROM public.interviews i JOIN a ON i.organization_id = a.organization_id AND i.application_id = a.id
  UNION ALL SELECT o.id FROM public.outcomes o JOIN a ON o.organization_id = a.organization_id AND o.application_id = a.id
  UNION ALL SELECT n.id FROM public.notifications n JOIN a ON n.organization_id = a.organization_id AND n.application_id = a.id
  UNION ALL SELECT n.message_id FROM public.notifications n JOIN a ON n.organization_id = a.organization_id AND n.application_id = a.id
  WHERE n.message_id IS NOT NULL
  UNION ALL SELECT d.message_id FROM public.drafts d JOIN a ON d.organization_id = a.organization_id AND d.application_id = a.id
  UNION ALL SELECT c.id FROM public.contacts c JOIN a ON c.organization_id = a.organization_id AND c.application_id = a.id
  UNION ALL SELECT t.id FROM public.application_turns t JOIN a ON t.organization_id = a.organization_id AND t.application_id = a.id
$function$;
ALTER FUNCTION subjects_of_candidate(uuid) OWNER TO followthrough_owner;
GRANT EXECUTE ON FUNCTION subjects_of_candidate(uuid) TO followthrough_crossing;
GRANT EXECUTE ON FUNCTION subjects_of_candidate(uuid) TO followthrough_service;
COMMENT ON FUNCTION subjects_of_candidate(uuid) IS 'The ids of a candidate of this transaction''s organization and of every row of theirs.';

CREATE TABLE api_keys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  mode text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone
);
ALTER TABLE api_keys OWNER TO followthrough_owner;
ALTER TABLE api_keys ADD CONSTRAINT api_keys_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE api_keys ADD CONSTRAINT api_keys_mode_known CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text])));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_secret_is_sha256 CHECK ((octet_length(secret_hash) = 32));
ALTER TABLE api_keys ADD CONSTRAINT api_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX api_keys_by_id ON public.api_keys USING btree (id);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY api_keys_crossing ON api_keys AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY api_keys_tenant ON api_keys AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON api_keys TO followthrough_service;
GRANT SELECT (organization_id, id, name, mode, secret_hash, scopes, expires_at, revoked_at) ON api_keys TO followthrough_crossing;
COMMENT ON COLUMN api_keys.last_used_at IS 'Written at most every five minutes per process, not by every request.';

CREATE TABLE application_turns (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  internal_note text,
  actor jsonb NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE application_turns OWNER TO followthrough_owner;
ALTER TABLE application_turns ADD CONSTRAINT application_turns_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE application_turns ADD CONSTRAINT application_turns_kind_known CHECK ((kind = ANY (ARRAY['WITHDRAWN'::text, 'HIRED_ELSEWHERE'::text, 'REOPENED'::text])));
ALTER TABLE application_turns ADD CONSTRAINT application_turns_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
CREATE INDEX application_turns_by_application ON public.application_turns USING btree (organization_id, application_id, at);
ALTER TABLE application_turns ENABLE ROW LEVEL SECURITY;
ALTER TABLE application_turns FORCE ROW LEVEL SECURITY;
CREATE POLICY application_turns_tenant ON application_turns AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON application_turns TO followthrough_service;
GRANT SELECT (organization_id, id, application_id), UPDATE (internal_note) ON application_turns TO followthrough_crossing;

CREATE TABLE applications (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  status text NOT NULL,
  stage text NOT NULL,
  applied_on date NOT NULL,
  external_source text,
  external_remote_id text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
);
ALTER TABLE applications OWNER TO followthrough_owner;
ALTER TABLE applications ADD CONSTRAINT applications_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE applications ADD CONSTRAINT applications_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id);
ALTER TABLE applications ADD CONSTRAINT applications_external_ref_whole CHECK (((external_source IS NULL) = (external_remote_id IS NULL)));
ALTER TABLE applications ADD CONSTRAINT applications_status_known CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'HIRED'::text, 'REJECTED'::text, 'WITHDRAWN'::text, 'HIRED_ELSEWHERE'::text])));
ALTER TABLE applications ADD CONSTRAINT applications_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
ALTER TABLE applications ADD CONSTRAINT applications_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
CREATE INDEX applications_by_candidate ON public.applications USING btree (organization_id, candidate_id);
CREATE INDEX applications_by_change ON public.applications USING btree (organization_id, updated_at);
CREATE INDEX applications_by_job ON public.applications USING btree (organization_id, job_id, id);
CREATE UNIQUE INDEX applications_one_active ON public.applications USING btree (organization_id, job_id, candidate_id) WHERE (status = 'ACTIVE'::text);
CREATE TRIGGER applications_updated_at BEFORE INSERT OR UPDATE ON public.applications FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE applications ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications FORCE ROW LEVEL SECURITY;
CREATE POLICY applications_tenant ON applications AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON applications TO followthrough_service;
GRANT SELECT (organization_id, id, candidate_id) ON applications TO followthrough_crossing;
COMMENT ON COLUMN applications.ended_at IS 'When it ceased to be active; NULL for one that ended before this was recorded.';

CREATE TABLE ats_connections (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  vendor text NOT NULL,
  source text NOT NULL,
  name text NOT NULL,
  decision_date_field text,
  decision_reason_field text,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL
);
ALTER TABLE ats_connections OWNER TO followthrough_owner;
ALTER TABLE ats_connections ADD CONSTRAINT ats_connections_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE ats_connections ADD CONSTRAINT ats_connections_one_of_source UNIQUE (organization_id, source);
ALTER TABLE ats_connections ADD CONSTRAINT ats_connections_vendor_known CHECK ((vendor = ANY (ARRAY['GREENHOUSE'::text, 'LEVER'::text, 'ASHBY'::text, 'WORKABLE'::text, 'RECRUITEE'::text, 'SMARTRECRUITERS'::text, 'MERGE'::text, 'GENERIC'::text])));
ALTER TABLE ats_connections ADD CONSTRAINT ats_connections_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX ats_connections_by_id ON public.ats_connections USING btree (id);
ALTER TABLE ats_connections ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_connections FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_connections_crossing ON ats_connections AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY ats_connections_tenant ON ats_connections AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_connections TO followthrough_service;
GRANT SELECT (organization_id, id) ON ats_connections TO followthrough_crossing;
COMMENT ON TABLE ats_connections IS 'Other systems that feed the organization.';
COMMENT ON COLUMN ats_connections.source IS 'As the external references of its rows name it.';
COMMENT ON COLUMN ats_connections.decision_date_field IS 'The stable key of the field of its applications that holds the decision date. NULL: none.';
COMMENT ON COLUMN ats_connections.disabled_at IS 'NULL: its rows are taken.';

CREATE TABLE ats_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  remote_key text,
  content_key bytea,
  event text,
  charset text NOT NULL,
  status text NOT NULL,
  failure text,
  detail text,
  repeats integer NOT NULL DEFAULT 0,
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone,
  leased_until timestamp with time zone,
  fence integer NOT NULL DEFAULT 0,
  received_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone
);
ALTER TABLE ats_deliveries OWNER TO followthrough_owner;
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_one_of_content UNIQUE (organization_id, connection_id, content_key);
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_one_of_id UNIQUE (organization_id, connection_id, remote_key);
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_failure_known CHECK ((failure = ANY (ARRAY['UNREADABLE'::text, 'BODY_GONE'::text, 'CONNECTION_DISABLED'::text, 'API_REFUSED'::text, 'API_UNREACHABLE'::text, 'NOT_KNOWN_YET'::text, 'SEALED_AWAY'::text, 'VALUE_REFUSED'::text, 'UNAVAILABLE'::text, 'OWN_FAULT'::text])));
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_pending_is_due CHECK (((status = 'PENDING'::text) = (next_attempt_at IS NOT NULL)));
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_settled_whole CHECK (((status = 'PENDING'::text) = (settled_at IS NULL)));
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'APPLIED'::text, 'TEST'::text, 'NOTHING'::text, 'UNKNOWN_EVENT'::text, 'FAILED'::text])));
ALTER TABLE ats_deliveries ADD CONSTRAINT ats_deliveries_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
CREATE INDEX ats_deliveries_by_age ON public.ats_deliveries USING btree (organization_id, received_at);
CREATE INDEX ats_deliveries_due ON public.ats_deliveries USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX ats_deliveries_due_of_organization ON public.ats_deliveries USING btree (organization_id, id) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX ats_deliveries_of_connection ON public.ats_deliveries USING btree (organization_id, connection_id, id);
ALTER TABLE ats_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_deliveries_crossing ON ats_deliveries AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY ats_deliveries_tenant ON ats_deliveries AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON ats_deliveries TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON ats_deliveries TO followthrough_service;
GRANT SELECT (organization_id, id, next_attempt_at, leased_until, received_at) ON ats_deliveries TO followthrough_crossing;
COMMENT ON TABLE ats_deliveries IS 'What other systems have sent.';
COMMENT ON COLUMN ats_deliveries.remote_key IS 'The id that the vendor gave it. NULL: none.';
COMMENT ON COLUMN ats_deliveries.content_key IS 'SHA-256 of the body. NULL: equal bodies are no sign of a repetition.';
COMMENT ON COLUMN ats_deliveries.failure IS 'Why it failed; while it is pending, why it did last.';
COMMENT ON COLUMN ats_deliveries.repeats IS 'How often it came again.';

CREATE TABLE ats_delivery_bodies (
  organization_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  sealed_body bytea,
  sealed_with text,
  received_at timestamp with time zone NOT NULL
);
ALTER TABLE ats_delivery_bodies OWNER TO followthrough_owner;
ALTER TABLE ats_delivery_bodies ADD CONSTRAINT ats_delivery_bodies_pkey PRIMARY KEY (organization_id, delivery_id);
ALTER TABLE ats_delivery_bodies ADD CONSTRAINT ats_delivery_bodies_whole CHECK (((sealed_body IS NULL) = (sealed_with IS NULL)));
ALTER TABLE ats_delivery_bodies ADD CONSTRAINT ats_delivery_bodies_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES ats_deliveries(organization_id, id) ON DELETE CASCADE;
CREATE INDEX ats_delivery_bodies_by_age ON public.ats_delivery_bodies USING btree (organization_id, received_at);
ALTER TABLE ats_delivery_bodies ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_delivery_bodies FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_delivery_bodies_crossing ON ats_delivery_bodies AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY ats_delivery_bodies_tenant ON ats_delivery_bodies AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON ats_delivery_bodies TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON ats_delivery_bodies TO followthrough_service;
GRANT SELECT (organization_id, delivery_id, received_at) ON ats_delivery_bodies TO followthrough_crossing;
COMMENT ON TABLE ats_delivery_bodies IS 'The bodies of deliveries, as they came.';
COMMENT ON COLUMN ats_delivery_bodies.sealed_body IS 'AES-256-GCM; organization and delivery are bound to it. NULL: it spoke of somebody who was erased.';

CREATE TABLE ats_delivery_rows (
  organization_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  place integer NOT NULL,
  type text NOT NULL,
  ref_hash bytea NOT NULL,
  remote_id text,
  row_id uuid,
  status text,
  problem jsonb
);
ALTER TABLE ats_delivery_rows OWNER TO followthrough_owner;
ALTER TABLE ats_delivery_rows ADD CONSTRAINT ats_delivery_rows_pkey PRIMARY KEY (organization_id, delivery_id, place);
ALTER TABLE ats_delivery_rows ADD CONSTRAINT ats_delivery_rows_status_known CHECK ((status = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'UNCHANGED'::text, 'STALE'::text, 'HELD'::text, 'ERASED'::text])));
ALTER TABLE ats_delivery_rows ADD CONSTRAINT ats_delivery_rows_type_known CHECK ((type = ANY (ARRAY['JOB'::text, 'CANDIDATE'::text, 'APPLICATION'::text, 'INTERVIEW'::text])));
ALTER TABLE ats_delivery_rows ADD CONSTRAINT ats_delivery_rows_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES ats_deliveries(organization_id, id) ON DELETE CASCADE;
CREATE INDEX ats_delivery_rows_by_ref ON public.ats_delivery_rows USING btree (organization_id, ref_hash);
CREATE INDEX ats_delivery_rows_by_row ON public.ats_delivery_rows USING btree (organization_id, row_id) WHERE (row_id IS NOT NULL);
ALTER TABLE ats_delivery_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_delivery_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_delivery_rows_tenant ON ats_delivery_rows AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_delivery_rows TO followthrough_service;
COMMENT ON TABLE ats_delivery_rows IS 'What became of each row of which a delivery spoke, the last time that it was translated.';
COMMENT ON COLUMN ats_delivery_rows.ref_hash IS 'As in ats_refs: what is said of somebody before they are known here is found by it when they are erased.';
COMMENT ON COLUMN ats_delivery_rows.remote_id IS 'NULL: whose it is was erased.';
COMMENT ON COLUMN ats_delivery_rows.row_id IS 'Of ours. NULL: there was none yet.';
COMMENT ON COLUMN ats_delivery_rows.status IS 'NULL: nothing of it was applied, and the problem says why.';

CREATE TABLE ats_held_rows (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  type text NOT NULL,
  ref_hash bytea NOT NULL,
  remote_id text NOT NULL,
  content jsonb NOT NULL,
  waits_for jsonb NOT NULL,
  waits_for_type text NOT NULL,
  waits_for_hash bytea NOT NULL,
  received_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  problem jsonb
);
ALTER TABLE ats_held_rows OWNER TO followthrough_owner;
ALTER TABLE ats_held_rows ADD CONSTRAINT ats_held_rows_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE ats_held_rows ADD CONSTRAINT ats_held_rows_one_of_each UNIQUE (organization_id, connection_id, type, ref_hash);
ALTER TABLE ats_held_rows ADD CONSTRAINT ats_held_rows_hashes_are_sha256 CHECK (((octet_length(ref_hash) = 32) AND (octet_length(waits_for_hash) = 32)));
ALTER TABLE ats_held_rows ADD CONSTRAINT ats_held_rows_type_known CHECK ((type = ANY (ARRAY['JOB'::text, 'CANDIDATE'::text, 'APPLICATION'::text, 'INTERVIEW'::text])));
ALTER TABLE ats_held_rows ADD CONSTRAINT ats_held_rows_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
CREATE INDEX ats_held_rows_by_expiry ON public.ats_held_rows USING btree (organization_id, expires_at);
CREATE INDEX ats_held_rows_by_what_they_wait_for ON public.ats_held_rows USING btree (organization_id, connection_id, waits_for_type, waits_for_hash);
ALTER TABLE ats_held_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_held_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_held_rows_crossing ON ats_held_rows AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY ats_held_rows_tenant ON ats_held_rows AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE, INSERT, SELECT ON ats_held_rows TO followthrough_service;
GRANT SELECT (organization_id, id, received_at) ON ats_held_rows TO followthrough_crossing;
COMMENT ON TABLE ats_held_rows IS 'Rows that came before what they belong to.';
COMMENT ON COLUMN ats_held_rows.waits_for_hash IS 'Of the first of them: when that has come, it is looked what else is missing.';
COMMENT ON COLUMN ats_held_rows.problem IS 'What it was refused for when what it waits for had come: that may still change. NULL: it was not looked at yet.';

CREATE TABLE ats_import_parts (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  number integer NOT NULL,
  sealed_bytes bytea,
  sealed_with text
);
ALTER TABLE ats_import_parts OWNER TO followthrough_owner;
ALTER TABLE ats_import_parts ADD CONSTRAINT ats_import_parts_pkey PRIMARY KEY (organization_id, import_id, number);
ALTER TABLE ats_import_parts ADD CONSTRAINT ats_import_parts_whole CHECK (((sealed_bytes IS NULL) = (sealed_with IS NULL)));
ALTER TABLE ats_import_parts ADD CONSTRAINT ats_import_parts_import_fkey FOREIGN KEY (organization_id, import_id) REFERENCES ats_imports(organization_id, id) ON DELETE CASCADE;
ALTER TABLE ats_import_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_import_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_import_parts_tenant ON ats_import_parts AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_import_parts TO followthrough_service;
COMMENT ON TABLE ats_import_parts IS 'The bytes of files.';
COMMENT ON COLUMN ats_import_parts.sealed_bytes IS 'AES-256-GCM; organization, import and number are bound to it. NULL: the file is done with.';

CREATE TABLE ats_import_rows (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  number integer NOT NULL,
  line integer NOT NULL,
  status text,
  code text,
  message text,
  candidate_hash bytea,
  candidate_remote_id text,
  candidate_id uuid,
  job_remote_id text,
  application_remote_id text,
  application_id uuid
);
ALTER TABLE ats_import_rows OWNER TO followthrough_owner;
ALTER TABLE ats_import_rows ADD CONSTRAINT ats_import_rows_pkey PRIMARY KEY (organization_id, import_id, number);
ALTER TABLE ats_import_rows ADD CONSTRAINT ats_import_rows_status_known CHECK ((status = ANY (ARRAY['VALID'::text, 'SKIPPED'::text, 'CREATED'::text, 'UPDATED'::text, 'UNCHANGED'::text, 'STALE'::text, 'HELD'::text, 'ERASED'::text])));
ALTER TABLE ats_import_rows ADD CONSTRAINT ats_import_rows_import_fkey FOREIGN KEY (organization_id, import_id) REFERENCES ats_imports(organization_id, id) ON DELETE CASCADE;
CREATE INDEX ats_import_rows_by_candidate ON public.ats_import_rows USING btree (organization_id, candidate_hash) WHERE (candidate_hash IS NOT NULL);
ALTER TABLE ats_import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_import_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_import_rows_tenant ON ats_import_rows AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_import_rows TO followthrough_service;
COMMENT ON TABLE ats_import_rows IS 'What became of each record of a file.';
COMMENT ON COLUMN ats_import_rows.number IS 'Of the records, from 1: the header is none.';
COMMENT ON COLUMN ats_import_rows.status IS 'NULL: nothing of it was applied, and code and message say why.';
COMMENT ON COLUMN ats_import_rows.candidate_hash IS 'As in ats_refs, also of who is not known yet: by it the row is found when they are erased.';

CREATE TABLE ats_imports (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  file_name text,
  fingerprint bytea NOT NULL,
  size_bytes bigint NOT NULL,
  is_dry_run boolean NOT NULL,
  is_stored boolean NOT NULL,
  options jsonb NOT NULL,
  status text NOT NULL,
  plan jsonb,
  fault_code text,
  fault_message text,
  fault_line integer,
  row_count integer,
  done_count integer NOT NULL DEFAULT 0,
  end_byte bigint NOT NULL DEFAULT 0,
  end_line integer NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}'::jsonb,
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone,
  leased_until timestamp with time zone,
  fence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone
);
ALTER TABLE ats_imports OWNER TO followthrough_owner;
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_due_while_pending CHECK (((next_attempt_at IS NULL) OR ((status = 'PENDING'::text) AND is_stored)));
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_fault_whole CHECK (((fault_code IS NULL) = (fault_message IS NULL)));
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_settled_whole CHECK (((status = 'PENDING'::text) = (settled_at IS NULL)));
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'CHECKED'::text, 'DONE'::text, 'REFUSED'::text, 'FAILED'::text])));
ALTER TABLE ats_imports ADD CONSTRAINT ats_imports_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
CREATE INDEX ats_imports_by_age ON public.ats_imports USING btree (organization_id, created_at);
CREATE INDEX ats_imports_due ON public.ats_imports USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX ats_imports_of_connection ON public.ats_imports USING btree (organization_id, connection_id, id);
ALTER TABLE ats_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_imports_crossing ON ats_imports AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY ats_imports_tenant ON ats_imports AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON ats_imports TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON ats_imports TO followthrough_service;
GRANT SELECT (organization_id, id, next_attempt_at, leased_until, created_at) ON ats_imports TO followthrough_crossing;
COMMENT ON TABLE ats_imports IS 'Files that were given to be taken in.';
COMMENT ON COLUMN ats_imports.fingerprint IS 'SHA-256 of the file: one that is given again while it is not done is gone on with.';
COMMENT ON COLUMN ats_imports.is_stored IS 'Its bytes are in ats_import_parts, and a worker takes them in; else who gave it does.';
COMMENT ON COLUMN ats_imports.options IS 'What was said of how it is read. The rest is found out: plan.';
COMMENT ON COLUMN ats_imports.end_byte IS 'As far as it was taken in: bytes of its UTF-8.';
COMMENT ON COLUMN ats_imports.counts IS 'How many records ended in which way.';

CREATE TABLE ats_inboxes (
  organization_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  settings jsonb,
  api_url text,
  sealed_credential bytea,
  credential_with text
);
ALTER TABLE ats_inboxes OWNER TO followthrough_owner;
ALTER TABLE ats_inboxes ADD CONSTRAINT ats_inboxes_pkey PRIMARY KEY (organization_id, connection_id);
ALTER TABLE ats_inboxes ADD CONSTRAINT ats_inboxes_credential_whole CHECK (((sealed_credential IS NULL) = (credential_with IS NULL)));
ALTER TABLE ats_inboxes ADD CONSTRAINT ats_inboxes_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
ALTER TABLE ats_inboxes ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_inboxes FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_inboxes_tenant ON ats_inboxes AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_inboxes TO followthrough_service;
COMMENT ON TABLE ats_inboxes IS 'How connections send. None: as their vendor does, and its API is not asked.';
COMMENT ON COLUMN ats_inboxes.settings IS 'Of a generic one: how it signs, and where in its bodies what stands.';
COMMENT ON COLUMN ats_inboxes.sealed_credential IS 'AES-256-GCM; organization and connection are bound to it.';

CREATE TABLE ats_refs (
  organization_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  type text NOT NULL,
  ref_hash bytea NOT NULL,
  remote_id text,
  row_id uuid,
  remote_updated_at timestamp with time zone,
  received_at timestamp with time zone NOT NULL,
  is_dated boolean NOT NULL,
  content_hash bytea,
  said jsonb,
  is_terminal boolean NOT NULL DEFAULT false,
  deleted_at timestamp with time zone,
  erased_at timestamp with time zone
);
ALTER TABLE ats_refs OWNER TO followthrough_owner;
ALTER TABLE ats_refs ADD CONSTRAINT ats_refs_pkey PRIMARY KEY (organization_id, connection_id, type, ref_hash);
ALTER TABLE ats_refs ADD CONSTRAINT ats_refs_erased_is_bare CHECK (((erased_at IS NULL) OR ((remote_id IS NULL) AND (content_hash IS NULL) AND (said IS NULL))));
ALTER TABLE ats_refs ADD CONSTRAINT ats_refs_hashes_are_sha256 CHECK (((octet_length(ref_hash) = 32) AND (octet_length(content_hash) = 32)));
ALTER TABLE ats_refs ADD CONSTRAINT ats_refs_type_known CHECK ((type = ANY (ARRAY['JOB'::text, 'CANDIDATE'::text, 'APPLICATION'::text, 'INTERVIEW'::text])));
CREATE INDEX ats_refs_by_row ON public.ats_refs USING btree (organization_id, row_id) WHERE (row_id IS NOT NULL);
CREATE TRIGGER ats_refs_connection AFTER INSERT ON public.ats_refs REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION refuse_refs_of_nobody();
ALTER TABLE ats_refs ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_refs FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_refs_tenant ON ats_refs AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_refs TO followthrough_service;
COMMENT ON TABLE ats_refs IS 'What is known of each row of another system.';
COMMENT ON COLUMN ats_refs.row_id IS 'Of ours, in the table of its type. NULL: nothing was made of it, as of a prospect.';
COMMENT ON COLUMN ats_refs.remote_updated_at IS 'The latest time that a row of it has told. NULL: none has.';
COMMENT ON COLUMN ats_refs.is_dated IS 'Whether the last row that counted told its time.';
COMMENT ON COLUMN ats_refs.content_hash IS 'Of the row as it last came. NULL: the next one counts, whatever it says.';
COMMENT ON COLUMN ats_refs.said IS 'Words of theirs with what they mean here: {"status": {"original", "mapped"}, …}. NULL once it is erased.';
COMMENT ON COLUMN ats_refs.deleted_at IS 'When it was told that it is not there any more.';

CREATE TABLE ats_secrets (
  organization_id uuid NOT NULL,
  connection_id uuid NOT NULL,
  label text NOT NULL,
  sealed_secret bytea,
  sealed_with text,
  previous_secret bytea,
  previous_with text,
  previous_until timestamp with time zone,
  changed_at timestamp with time zone NOT NULL
);
ALTER TABLE ats_secrets OWNER TO followthrough_owner;
ALTER TABLE ats_secrets ADD CONSTRAINT ats_secrets_pkey PRIMARY KEY (organization_id, connection_id, label);
ALTER TABLE ats_secrets ADD CONSTRAINT ats_secrets_previous_whole CHECK ((num_nonnulls(previous_secret, previous_with, previous_until) = ANY (ARRAY[0, 3])));
ALTER TABLE ats_secrets ADD CONSTRAINT ats_secrets_secret_whole CHECK (((sealed_secret IS NULL) = (sealed_with IS NULL)));
ALTER TABLE ats_secrets ADD CONSTRAINT ats_secrets_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
ALTER TABLE ats_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_secrets_tenant ON ats_secrets AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_secrets TO followthrough_service;
COMMENT ON TABLE ats_secrets IS 'By what deliveries of connections are known.';
COMMENT ON COLUMN ats_secrets.label IS 'What it is for, where a vendor has a secret for each of its events; else empty.';
COMMENT ON COLUMN ats_secrets.sealed_secret IS 'AES-256-GCM; organization, connection and label are bound to it. NULL: it was removed.';
COMMENT ON COLUMN ats_secrets.previous_secret IS 'The one before, which is believed too until previous_until.';

CREATE TABLE ats_words (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  kind text NOT NULL,
  word text NOT NULL,
  original text NOT NULL,
  meaning text,
  first_seen_at timestamp with time zone NOT NULL
);
ALTER TABLE ats_words OWNER TO followthrough_owner;
ALTER TABLE ats_words ADD CONSTRAINT ats_words_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE ats_words ADD CONSTRAINT ats_words_one_of_each UNIQUE (organization_id, connection_id, kind, word);
ALTER TABLE ats_words ADD CONSTRAINT ats_words_kind_known CHECK ((kind = ANY (ARRAY['JOB_STATUS'::text, 'APPLICATION_STATUS'::text, 'STAGE'::text, 'REJECTION_REASON'::text, 'INTERVIEW_STATUS'::text])));
ALTER TABLE ats_words ADD CONSTRAINT ats_words_connection_fkey FOREIGN KEY (organization_id, connection_id) REFERENCES ats_connections(organization_id, id);
ALTER TABLE ats_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE ats_words FORCE ROW LEVEL SECURITY;
CREATE POLICY ats_words_tenant ON ats_words AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON ats_words TO followthrough_service;
COMMENT ON TABLE ats_words IS 'What words of other systems mean here, where the shipped tables do not say it, or say it otherwise.';
COMMENT ON COLUMN ats_words.word IS 'As it is compared: NFC, lower case, single blanks.';
COMMENT ON COLUMN ats_words.meaning IS 'NULL: a word that came and of which nobody has said what it means.';

CREATE TABLE audit_chain (
  organization_id uuid NOT NULL,
  number bigint NOT NULL,
  entry_id uuid NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL
);
ALTER TABLE audit_chain OWNER TO followthrough_owner;
ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_pkey PRIMARY KEY (organization_id, number);
ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_entry_once UNIQUE (organization_id, entry_id);
ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_hashes_are_sha256 CHECK (((octet_length(previous_hash) = 32) AND (octet_length(hash) = 32)));
ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_number_counts CHECK ((number >= 1));
ALTER TABLE audit_chain ADD CONSTRAINT audit_chain_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries(organization_id, id);
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_chain_tenant ON audit_chain AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON audit_chain TO followthrough_service;

CREATE TABLE audit_details (
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  detail text,
  salt bytea,
  erased_at timestamp with time zone
);
ALTER TABLE audit_details OWNER TO followthrough_owner;
ALTER TABLE audit_details ADD CONSTRAINT audit_details_pkey PRIMARY KEY (organization_id, entry_id);
ALTER TABLE audit_details ADD CONSTRAINT audit_details_kept_or_erased CHECK ((num_nonnulls(detail, salt) =
CASE
    WHEN (erased_at IS NULL) THEN 2
    ELSE 0
END));
ALTER TABLE audit_details ADD CONSTRAINT audit_details_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries(organization_id, id);
ALTER TABLE audit_details ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_details FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_details_tenant ON audit_details AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON audit_details TO followthrough_service;
GRANT SELECT (organization_id, entry_id, erased_at), UPDATE (detail, salt, erased_at) ON audit_details TO followthrough_crossing;
COMMENT ON COLUMN audit_details.detail IS 'The input as JSON, without what is secret. A text, because its hash is of these very bytes.';
COMMENT ON COLUMN audit_details.salt IS 'Erased with the detail: whoever still had it could try guesses at the detail against its hash.';

CREATE TABLE audit_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  action text NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  on_behalf_of_id uuid,
  on_behalf_of_name text,
  address text NOT NULL,
  request_id text,
  subject_type text,
  subject_id uuid,
  detail_hash bytea NOT NULL
);
ALTER TABLE audit_entries OWNER TO followthrough_owner;
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_detail_hash_is_sha256 CHECK ((octet_length(detail_hash) = 32));
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_on_behalf_of_whole CHECK (((on_behalf_of_id IS NULL) = (on_behalf_of_name IS NULL)));
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_subject_whole CHECK (((subject_type IS NULL) = (subject_id IS NULL)));
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (organization_id, action, id);
CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (organization_id, actor_id, id) WHERE (actor_id IS NOT NULL);
CREATE INDEX audit_entries_by_instant ON public.audit_entries USING btree (organization_id, at);
CREATE INDEX audit_entries_by_member ON public.audit_entries USING btree (organization_id, on_behalf_of_id, id) WHERE (on_behalf_of_id IS NOT NULL);
CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (organization_id, subject_id, id) WHERE (subject_id IS NOT NULL);
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entries_tenant ON audit_entries AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON audit_entries TO followthrough_service;
GRANT SELECT (organization_id, id, subject_id) ON audit_entries TO followthrough_crossing;
COMMENT ON COLUMN audit_entries.action IS 'A mutation by its name, or a command as it was typed, such as "cli organizations create".';
COMMENT ON COLUMN audit_entries.address IS 'The network address of the caller, "command line", or "worker".';

CREATE TABLE audit_unchained (
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL
);
ALTER TABLE audit_unchained OWNER TO followthrough_owner;
ALTER TABLE audit_unchained ADD CONSTRAINT audit_unchained_pkey PRIMARY KEY (organization_id, entry_id);
ALTER TABLE audit_unchained ADD CONSTRAINT audit_unchained_entry_fkey FOREIGN KEY (organization_id, entry_id) REFERENCES audit_entries(organization_id, id);
ALTER TABLE audit_unchained ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_unchained FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_unchained_crossing ON audit_unchained AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY audit_unchained_tenant ON audit_unchained AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE, INSERT, SELECT ON audit_unchained TO followthrough_service;
GRANT SELECT (organization_id) ON audit_unchained TO followthrough_crossing;

CREATE TABLE bulk_moves (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  job_id uuid NOT NULL,
  input jsonb NOT NULL,
  targets jsonb NOT NULL,
  status text NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL,
  refused integer NOT NULL,
  refusals jsonb NOT NULL,
  actor jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
);
ALTER TABLE bulk_moves OWNER TO followthrough_owner;
ALTER TABLE bulk_moves ADD CONSTRAINT bulk_moves_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE bulk_moves ADD CONSTRAINT bulk_moves_counts CHECK (((done >= 0) AND (refused >= 0) AND ((done + refused) <= total)));
ALTER TABLE bulk_moves ADD CONSTRAINT bulk_moves_end_whole CHECK (((status = 'RUNNING'::text) = (ended_at IS NULL)));
ALTER TABLE bulk_moves ADD CONSTRAINT bulk_moves_status_known CHECK ((status = ANY (ARRAY['RUNNING'::text, 'DONE'::text])));
ALTER TABLE bulk_moves ADD CONSTRAINT bulk_moves_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
CREATE INDEX bulk_moves_by_job ON public.bulk_moves USING btree (organization_id, job_id);
ALTER TABLE bulk_moves ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_moves FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_moves_tenant ON bulk_moves AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON bulk_moves TO followthrough_service;
COMMENT ON COLUMN bulk_moves.targets IS 'The timelines in their order, with the revision at which each stood; the first done + refused of them are behind.';

CREATE TABLE calendar_feeds (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone
);
ALTER TABLE calendar_feeds OWNER TO followthrough_owner;
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_hash_is_sha256 CHECK ((octet_length(token_hash) = 32));
ALTER TABLE calendar_feeds ADD CONSTRAINT calendar_feeds_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members(organization_id, id);
CREATE INDEX calendar_feeds_by_hash ON public.calendar_feeds USING btree (token_hash);
CREATE INDEX calendar_feeds_by_member ON public.calendar_feeds USING btree (organization_id, member_id);
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY calendar_feeds_crossing ON calendar_feeds AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY calendar_feeds_tenant ON calendar_feeds AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON calendar_feeds TO followthrough_service;
GRANT SELECT (organization_id, id, token_hash) ON calendar_feeds TO followthrough_crossing;
COMMENT ON COLUMN calendar_feeds.token_hash IS 'Of the secret in its address, which is stored nowhere.';

CREATE TABLE candidate_aliases (
  organization_id uuid NOT NULL,
  ref_hash bytea NOT NULL,
  candidate_id uuid NOT NULL,
  external_source text,
  external_remote_id text
);
ALTER TABLE candidate_aliases OWNER TO followthrough_owner;
ALTER TABLE candidate_aliases ADD CONSTRAINT candidate_aliases_pkey PRIMARY KEY (organization_id, ref_hash);
ALTER TABLE candidate_aliases ADD CONSTRAINT candidate_aliases_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id);
ALTER TABLE candidate_aliases ADD CONSTRAINT candidate_aliases_external_ref_whole CHECK (((external_source IS NULL) = (external_remote_id IS NULL)));
ALTER TABLE candidate_aliases ADD CONSTRAINT candidate_aliases_ref_hash_is_sha256 CHECK ((octet_length(ref_hash) = 32));
ALTER TABLE candidate_aliases ADD CONSTRAINT candidate_aliases_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
CREATE INDEX candidate_aliases_by_candidate ON public.candidate_aliases USING btree (organization_id, candidate_id);
ALTER TABLE candidate_aliases ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidate_aliases FORCE ROW LEVEL SECURITY;
CREATE POLICY candidate_aliases_tenant ON candidate_aliases AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON candidate_aliases TO followthrough_service;
COMMENT ON TABLE candidate_aliases IS 'References of candidates who were merged into others: each leads to the one who stays.';
COMMENT ON COLUMN candidate_aliases.external_source IS 'NULL once the candidate is erased: the hash stays, so that the reference does not bring them back.';

CREATE TABLE candidates (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  email text NOT NULL,
  locale text,
  time_zone text,
  external_source text,
  external_remote_id text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  notes_declined_at timestamp with time zone,
  erased_at timestamp with time zone,
  erased_ref_hash bytea,
  search_text text COLLATE "C" GENERATED ALWAYS AS (
CASE
    WHEN (erased_at IS NULL) THEN ((search_form(full_name) || '
'::text) || search_form(email))
    ELSE NULL::text
END) STORED,
  email_key text COLLATE "C" GENERATED ALWAYS AS (lower((email COLLATE "C"))) STORED,
  greeting_name text,
  salutation text,
  phone text
);
ALTER TABLE candidates OWNER TO followthrough_owner;
ALTER TABLE candidates ADD CONSTRAINT candidates_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE candidates ADD CONSTRAINT candidates_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id);
ALTER TABLE candidates ADD CONSTRAINT candidates_erased_is_bare CHECK (((erased_at IS NULL) OR ((full_name = '(erased)'::text) AND (email = '(erased)'::text) AND (num_nonnulls(greeting_name, salutation, phone, locale, time_zone, external_source, external_remote_id) = 0))));
ALTER TABLE candidates ADD CONSTRAINT candidates_erased_ref_hash_is_sha256 CHECK (((erased_ref_hash IS NULL) OR ((octet_length(erased_ref_hash) = 32) AND (erased_at IS NOT NULL))));
ALTER TABLE candidates ADD CONSTRAINT candidates_external_ref_whole CHECK (((external_source IS NULL) = (external_remote_id IS NULL)));
ALTER TABLE candidates ADD CONSTRAINT candidates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX candidates_by_change ON public.candidates USING btree (organization_id, updated_at);
CREATE INDEX candidates_by_email ON public.candidates USING btree (organization_id, email_key, id);
CREATE INDEX candidates_by_search_text ON public.candidates USING btree (organization_id, search_text) INCLUDE (id);
CREATE UNIQUE INDEX candidates_erased_ref_unique ON public.candidates USING btree (organization_id, erased_ref_hash);
CREATE INDEX candidates_not_erased ON public.candidates USING btree (organization_id, id) WHERE (erased_at IS NULL);
CREATE TRIGGER candidates_updated_at BEFORE INSERT OR UPDATE ON public.candidates FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE candidates ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidates FORCE ROW LEVEL SECURITY;
CREATE POLICY candidates_tenant ON candidates AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON candidates TO followthrough_service;
GRANT SELECT (organization_id, id, erased_at) ON candidates TO followthrough_crossing;
COMMENT ON COLUMN candidates.notes_declined_at IS 'Since when the candidate does without mails that only reassure; NULL: they get them.';
COMMENT ON COLUMN candidates.erased_ref_hash IS 'Of the external reference that an erased candidate had: an import does not bring the person back.';
COMMENT ON COLUMN candidates.search_text IS 'Name and address as searches compare them; NULL once the candidate is erased.';
COMMENT ON COLUMN candidates.email_key IS 'The address in lower case, by which it is looked up.';
COMMENT ON COLUMN candidates.greeting_name IS 'What follows "Hello" in their mails; NULL: their full name.';
COMMENT ON COLUMN candidates.salutation IS 'The whole greeting of their mails, without the mark after it; NULL: the standard one.';

CREATE TABLE contacts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  channel text NOT NULL,
  at timestamp with time zone NOT NULL,
  told_date boolean NOT NULL,
  told_outcome boolean NOT NULL,
  internal_note text,
  actor jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL
);
ALTER TABLE contacts OWNER TO followthrough_owner;
ALTER TABLE contacts ADD CONSTRAINT contacts_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE contacts ADD CONSTRAINT contacts_channel_known CHECK ((channel = ANY (ARRAY['PHONE'::text, 'EMAIL'::text, 'MEETING'::text, 'MESSAGE'::text, 'OTHER'::text])));
ALTER TABLE contacts ADD CONSTRAINT contacts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
CREATE INDEX contacts_by_application ON public.contacts USING btree (organization_id, application_id, at);
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY contacts_tenant ON contacts AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON contacts TO followthrough_service;
GRANT SELECT (organization_id, id, application_id), UPDATE (internal_note) ON contacts TO followthrough_crossing;

CREATE TABLE digest_schedules (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  done_until date NOT NULL,
  next_at timestamp with time zone,
  claimed_until timestamp with time zone
);
ALTER TABLE digest_schedules OWNER TO followthrough_owner;
ALTER TABLE digest_schedules ADD CONSTRAINT digest_schedules_pkey PRIMARY KEY (organization_id, member_id);
ALTER TABLE digest_schedules ADD CONSTRAINT digest_schedules_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members(organization_id, id);
CREATE INDEX digest_schedules_due ON public.digest_schedules USING btree (next_at) WHERE (next_at > '-infinity'::timestamp with time zone);
CREATE INDEX digest_schedules_due_of_organization ON public.digest_schedules USING btree (organization_id, next_at) WHERE (next_at IS NOT NULL);
ALTER TABLE digest_schedules ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest_schedules FORCE ROW LEVEL SECURITY;
CREATE POLICY digest_schedules_crossing ON digest_schedules AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY digest_schedules_tenant ON digest_schedules AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON digest_schedules TO followthrough_service;
GRANT SELECT (organization_id, member_id, next_at, claimed_until) ON digest_schedules TO followthrough_crossing;
COMMENT ON COLUMN digest_schedules.done_until IS 'The local day up to which everything was told, or skipped.';
COMMENT ON COLUMN digest_schedules.next_at IS 'When the next digest is due; NULL for who gets none: viewers, and who was removed.';

CREATE TABLE digests (
  organization_id uuid NOT NULL,
  member_id uuid NOT NULL,
  day date NOT NULL,
  message_id uuid NOT NULL
);
ALTER TABLE digests OWNER TO followthrough_owner;
ALTER TABLE digests ADD CONSTRAINT digests_pkey PRIMARY KEY (organization_id, member_id, day);
ALTER TABLE digests ADD CONSTRAINT digests_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members(organization_id, id);
ALTER TABLE digests ADD CONSTRAINT digests_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE digests ENABLE ROW LEVEL SECURITY;
ALTER TABLE digests FORCE ROW LEVEL SECURITY;
CREATE POLICY digests_tenant ON digests AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON digests TO followthrough_service;
COMMENT ON TABLE digests IS 'The digests that were sent: at most one to a member on a local day of theirs.';

CREATE TABLE domain_events (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  actor jsonb NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE domain_events OWNER TO followthrough_owner;
ALTER TABLE domain_events ADD CONSTRAINT domain_events_pkey PRIMARY KEY (organization_id, id);
CREATE TRIGGER domain_events_feed AFTER INSERT ON public.domain_events REFERENCING NEW TABLE AS published FOR EACH STATEMENT EXECUTE FUNCTION queue_for_feed();
CREATE TRIGGER domain_events_organization AFTER INSERT ON public.domain_events REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION refuse_events_of_nobody();
ALTER TABLE domain_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE domain_events FORCE ROW LEVEL SECURITY;
CREATE POLICY domain_events_tenant ON domain_events AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON domain_events TO followthrough_service;

CREATE TABLE drafts (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  revision integer,
  outcome_id uuid,
  note text,
  note_edited boolean NOT NULL
);
ALTER TABLE drafts OWNER TO followthrough_owner;
ALTER TABLE drafts ADD CONSTRAINT drafts_pkey PRIMARY KEY (organization_id, message_id);
ALTER TABLE drafts ADD CONSTRAINT drafts_about_one CHECK (((num_nonnulls(timeline_id, outcome_id) = 1) AND ((timeline_id IS NULL) = (revision IS NULL))));
ALTER TABLE drafts ADD CONSTRAINT drafts_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE drafts ADD CONSTRAINT drafts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE drafts ADD CONSTRAINT drafts_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes(organization_id, id);
ALTER TABLE drafts ADD CONSTRAINT drafts_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions(organization_id, timeline_id, number);
CREATE INDEX drafts_by_application ON public.drafts USING btree (organization_id, application_id);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY drafts_tenant ON drafts AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON drafts TO followthrough_service;
GRANT SELECT (organization_id, message_id, application_id) ON drafts TO followthrough_crossing;

CREATE TABLE feed_events (
  organization_id uuid NOT NULL,
  number bigint NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  origin text NOT NULL,
  application_id uuid,
  candidate_id uuid,
  job_id uuid,
  sequence integer,
  application_ref jsonb,
  candidate_ref jsonb,
  job_ref jsonb,
  facts jsonb NOT NULL,
  numbered_at timestamp with time zone NOT NULL
);
ALTER TABLE feed_events OWNER TO followthrough_owner;
ALTER TABLE feed_events ADD CONSTRAINT feed_events_pkey PRIMARY KEY (organization_id, number);
ALTER TABLE feed_events ADD CONSTRAINT feed_events_id_unique UNIQUE (organization_id, id);
ALTER TABLE feed_events ADD CONSTRAINT feed_events_number_positive CHECK ((number > 0));
ALTER TABLE feed_events ADD CONSTRAINT feed_events_origin_known CHECK ((origin = ANY (ARRAY['API'::text, 'SYNC'::text, 'CONNECTOR'::text, 'PAGE'::text, 'SYSTEM'::text])));
ALTER TABLE feed_events ADD CONSTRAINT feed_events_sequence_of_application CHECK (((sequence IS NULL) = (application_id IS NULL)));
ALTER TABLE feed_events ADD CONSTRAINT feed_events_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE feed_events ADD CONSTRAINT feed_events_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
ALTER TABLE feed_events ADD CONSTRAINT feed_events_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
ALTER TABLE feed_events ADD CONSTRAINT feed_events_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX feed_events_by_age ON public.feed_events USING btree (organization_id, numbered_at, number);
CREATE INDEX feed_events_by_application ON public.feed_events USING btree (organization_id, application_id, number) WHERE (application_id IS NOT NULL);
CREATE INDEX feed_events_by_candidate ON public.feed_events USING btree (organization_id, candidate_id) WHERE (candidate_id IS NOT NULL);
CREATE INDEX feed_events_by_type ON public.feed_events USING btree (organization_id, type, number);
ALTER TABLE feed_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_events FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_events_tenant ON feed_events AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON feed_events TO followthrough_crossing;
GRANT INSERT, SELECT ON feed_events TO followthrough_service;
GRANT SELECT (organization_id, number, candidate_id, numbered_at), UPDATE (application_ref, candidate_ref) ON feed_events TO followthrough_crossing;
COMMENT ON TABLE feed_events IS 'The feed of each organization: what is told to other systems, numbered without gaps.';
COMMENT ON COLUMN feed_events.sequence IS 'Which event of its application it is, from 1 without gaps.';
COMMENT ON COLUMN feed_events.application_ref IS '{source, remoteId} as it was when the event was numbered; NULL once the candidate is erased.';
COMMENT ON COLUMN feed_events.numbered_at IS 'When it was given its number; at is when it happened.';

CREATE TABLE feed_pending (
  organization_id uuid NOT NULL,
  event_id uuid NOT NULL,
  queued_at timestamp with time zone NOT NULL
);
ALTER TABLE feed_pending OWNER TO followthrough_owner;
ALTER TABLE feed_pending ADD CONSTRAINT feed_pending_pkey PRIMARY KEY (organization_id, queued_at, event_id);
ALTER TABLE feed_pending ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_pending FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_pending_crossing ON feed_pending AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY feed_pending_tenant ON feed_pending AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE, INSERT, SELECT ON feed_pending TO followthrough_service;
GRANT SELECT (organization_id) ON feed_pending TO followthrough_crossing;
COMMENT ON COLUMN feed_pending.queued_at IS 'By the clock of the database, not of the process: whoever waited for a lock on an application is later than who held it.';

CREATE TABLE feed_sequences (
  organization_id uuid NOT NULL,
  application_id uuid NOT NULL,
  last_sequence integer NOT NULL
);
ALTER TABLE feed_sequences OWNER TO followthrough_owner;
ALTER TABLE feed_sequences ADD CONSTRAINT feed_sequences_pkey PRIMARY KEY (organization_id, application_id);
ALTER TABLE feed_sequences ADD CONSTRAINT feed_sequences_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE feed_sequences ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_sequences FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_sequences_tenant ON feed_sequences AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON feed_sequences TO followthrough_service;

CREATE TABLE feed_state (
  organization_id uuid NOT NULL,
  last_number bigint NOT NULL DEFAULT 0,
  deleted_through bigint NOT NULL DEFAULT 0,
  retention_days integer NOT NULL DEFAULT 90
);
ALTER TABLE feed_state OWNER TO followthrough_owner;
ALTER TABLE feed_state ADD CONSTRAINT feed_state_pkey PRIMARY KEY (organization_id);
ALTER TABLE feed_state ADD CONSTRAINT feed_state_deleted_was_there CHECK (((deleted_through >= 0) AND (deleted_through <= last_number)));
ALTER TABLE feed_state ADD CONSTRAINT feed_state_retention_sane CHECK (((retention_days >= 1) AND (retention_days <= 3650)));
ALTER TABLE feed_state ADD CONSTRAINT feed_state_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
ALTER TABLE feed_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE feed_state FORCE ROW LEVEL SECURITY;
CREATE POLICY feed_state_tenant ON feed_state AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON feed_state TO followthrough_service;
GRANT SELECT (organization_id, deleted_through, retention_days), UPDATE (deleted_through) ON feed_state TO followthrough_crossing;
COMMENT ON COLUMN feed_state.deleted_through IS 'The last number that was deleted: a cursor before it leads nowhere.';

CREATE TABLE follow_ups (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  kind text NOT NULL,
  message text,
  deadline date,
  form_hash bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  leaves_at timestamp with time zone NOT NULL,
  left_at timestamp with time zone,
  undone_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by jsonb,
  answer text
);
ALTER TABLE follow_ups OWNER TO followthrough_owner;
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_form_once UNIQUE (organization_id, form_hash);
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_deadline_of_offers CHECK (((deadline IS NOT NULL) <= (kind = 'COMPETING_OFFER'::text)));
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_form_is_sha256 CHECK ((octet_length(form_hash) = 32));
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_kind_known CHECK ((kind = ANY (ARRAY['UPDATE_REQUEST'::text, 'STILL_INTERESTED'::text, 'THANK_YOU'::text, 'COMPETING_OFFER'::text, 'WITHDRAW'::text, 'ACCEPTED_ELSEWHERE'::text, 'DATA_REQUEST'::text, 'ERASURE_REQUEST'::text])));
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_left_or_undone CHECK (((left_at IS NULL) OR (undone_at IS NULL)));
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE follow_ups ADD CONSTRAINT follow_ups_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
CREATE INDEX follow_ups_by_application ON public.follow_ups USING btree (organization_id, application_id, made_at);
CREATE INDEX follow_ups_by_candidate ON public.follow_ups USING btree (organization_id, candidate_id);
CREATE UNIQUE INDEX follow_ups_one_open_request ON public.follow_ups USING btree (organization_id, application_id) WHERE ((kind = 'UPDATE_REQUEST'::text) AND (undone_at IS NULL) AND (answered_at IS NULL));
CREATE INDEX follow_ups_open ON public.follow_ups USING btree (organization_id, made_at) WHERE ((left_at IS NOT NULL) AND (answered_at IS NULL));
ALTER TABLE follow_ups ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_ups FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_ups_confidences ON follow_ups AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (((kind <> ALL (ARRAY['COMPETING_OFFER'::text, 'RECEIPT_COMPETING_OFFER'::text])) OR (( SELECT current_setting('app.confidences'::text, true) AS current_setting) IS DISTINCT FROM 'hidden'::text)));
CREATE POLICY follow_ups_tenant ON follow_ups AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON follow_ups TO followthrough_service;
COMMENT ON TABLE follow_ups IS 'What candidates send by their pages.';
COMMENT ON COLUMN follow_ups.message IS 'The candidate''s own words; NULL: none, or erased.';
COMMENT ON COLUMN follow_ups.deadline IS 'By when another offer has to be answered; NULL: no offer, or erased.';
COMMENT ON COLUMN follow_ups.leaves_at IS 'Until then the candidate can take it back, and nobody is told.';

CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  credential_id uuid NOT NULL,
  key_hash bytea NOT NULL,
  request_id uuid NOT NULL,
  fingerprint bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  leased_until timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  answer bytea,
  forgotten_at timestamp with time zone
);
ALTER TABLE idempotency_keys OWNER TO followthrough_owner;
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (organization_id, credential_id, key_hash);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_answer_is_forgotten CHECK (((answer IS NULL) OR (forgotten_at IS NULL)));
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_answer_was_given CHECK (((answer IS NULL) OR (answered_at IS NOT NULL)));
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_hashes_are_sha256 CHECK (((octet_length(key_hash) = 32) AND (octet_length(fingerprint) = 32)));
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (organization_id, created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_crossing ON idempotency_keys AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY idempotency_keys_tenant ON idempotency_keys AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON idempotency_keys TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON idempotency_keys TO followthrough_service;
GRANT SELECT (organization_id, credential_id, key_hash, created_at), UPDATE (created_at) ON idempotency_keys TO followthrough_crossing;
COMMENT ON COLUMN idempotency_keys.credential_id IS 'The API key or the member that called.';
COMMENT ON COLUMN idempotency_keys.request_id IS 'What the changes of this request are recorded under; another one when the key is used anew after a day.';
COMMENT ON COLUMN idempotency_keys.forgotten_at IS 'When the answers of the organization were erased: one that was under way is not kept either.';

CREATE TABLE idempotent_changes (
  organization_id uuid NOT NULL,
  request_id uuid NOT NULL,
  step bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  result bytea
);
ALTER TABLE idempotent_changes OWNER TO followthrough_owner;
ALTER TABLE idempotent_changes ADD CONSTRAINT idempotent_changes_pkey PRIMARY KEY (organization_id, request_id, step);
ALTER TABLE idempotent_changes ADD CONSTRAINT idempotent_changes_step_is_sha256 CHECK ((octet_length(step) = 32));
ALTER TABLE idempotent_changes ADD CONSTRAINT idempotent_changes_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX idempotent_changes_by_age ON public.idempotent_changes USING btree (organization_id, created_at);
ALTER TABLE idempotent_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotent_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotent_changes_crossing ON idempotent_changes AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY idempotent_changes_tenant ON idempotent_changes AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON idempotent_changes TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON idempotent_changes TO followthrough_service;
GRANT SELECT (organization_id, request_id, step, created_at), UPDATE (created_at) ON idempotent_changes TO followthrough_crossing;
COMMENT ON COLUMN idempotent_changes.step IS 'Hash of the name of the field, and which of its changes this is: a caller may give a field any name.';
COMMENT ON COLUMN idempotent_changes.result IS 'NULL only until the change that made the row commits.';

CREATE TABLE identity_providers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  issuer text NOT NULL,
  audience text NOT NULL,
  email_claim text NOT NULL,
  name_claim text,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  verified_by text,
  verified_at timestamp with time zone
);
ALTER TABLE identity_providers OWNER TO followthrough_owner;
ALTER TABLE identity_providers ADD CONSTRAINT identity_providers_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE identity_providers ADD CONSTRAINT identity_providers_verified_by_known CHECK ((verified_by = ANY (ARRAY['TOKEN'::text, 'DNS'::text])));
ALTER TABLE identity_providers ADD CONSTRAINT identity_providers_verified_whole CHECK (((verified_by IS NULL) = (verified_at IS NULL)));
ALTER TABLE identity_providers ADD CONSTRAINT identity_providers_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE UNIQUE INDEX identity_providers_once ON public.identity_providers USING btree (organization_id, issuer, audience) WHERE (removed_at IS NULL);
CREATE INDEX identity_providers_verified ON public.identity_providers USING btree (issuer, audience) WHERE ((verified_at IS NOT NULL) AND (removed_at IS NULL));
ALTER TABLE identity_providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_providers FORCE ROW LEVEL SECURITY;
CREATE POLICY identity_providers_crossing ON identity_providers AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY identity_providers_tenant ON identity_providers AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON identity_providers TO followthrough_service;
GRANT SELECT (organization_id, id, issuer, audience, email_claim, name_claim, removed_at, verified_by, verified_at) ON identity_providers TO followthrough_crossing;
COMMENT ON COLUMN identity_providers.verified_by IS 'How the organization showed that tokens of this issuer for this audience are its own; until then they are nobody''s.';

CREATE TABLE interviews (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  title text NOT NULL,
  status text NOT NULL,
  is_preliminary_screen boolean NOT NULL,
  scheduled_at timestamp with time zone NOT NULL,
  completed_at timestamp with time zone,
  external_source text,
  external_remote_id text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL
);
ALTER TABLE interviews OWNER TO followthrough_owner;
ALTER TABLE interviews ADD CONSTRAINT interviews_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE interviews ADD CONSTRAINT interviews_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id);
ALTER TABLE interviews ADD CONSTRAINT interviews_completed_has_instant CHECK (((status = 'COMPLETED'::text) = (completed_at IS NOT NULL)));
ALTER TABLE interviews ADD CONSTRAINT interviews_external_ref_whole CHECK (((external_source IS NULL) = (external_remote_id IS NULL)));
ALTER TABLE interviews ADD CONSTRAINT interviews_status_known CHECK ((status = ANY (ARRAY['SCHEDULED'::text, 'COMPLETED'::text, 'CANCELLED'::text])));
ALTER TABLE interviews ADD CONSTRAINT interviews_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
CREATE INDEX interviews_by_application ON public.interviews USING btree (organization_id, application_id, scheduled_at);
CREATE TRIGGER interviews_updated_at BEFORE INSERT OR UPDATE ON public.interviews FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE interviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE interviews FORCE ROW LEVEL SECURITY;
CREATE POLICY interviews_tenant ON interviews AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON interviews TO followthrough_service;
GRANT SELECT (organization_id, id, application_id) ON interviews TO followthrough_crossing;

CREATE TABLE job_policies (
  organization_id uuid NOT NULL,
  job_id uuid NOT NULL,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  effective_from timestamp with time zone NOT NULL
);
ALTER TABLE job_policies OWNER TO followthrough_owner;
ALTER TABLE job_policies ADD CONSTRAINT job_policies_pkey PRIMARY KEY (organization_id, job_id, version);
ALTER TABLE job_policies ADD CONSTRAINT job_policies_version_counts CHECK ((version >= 1));
ALTER TABLE job_policies ADD CONSTRAINT job_policies_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
ALTER TABLE job_policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_policies FORCE ROW LEVEL SECURITY;
CREATE POLICY job_policies_tenant ON job_policies AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON job_policies TO followthrough_service;

CREATE TABLE jobs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  status text NOT NULL,
  time_zone text,
  locale text,
  recruiter_id uuid,
  hiring_manager_id uuid,
  external_source text,
  external_remote_id text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  hold_until date
);
ALTER TABLE jobs OWNER TO followthrough_owner;
ALTER TABLE jobs ADD CONSTRAINT jobs_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE jobs ADD CONSTRAINT jobs_external_ref_unique UNIQUE (organization_id, external_source, external_remote_id);
ALTER TABLE jobs ADD CONSTRAINT jobs_external_ref_whole CHECK (((external_source IS NULL) = (external_remote_id IS NULL)));
ALTER TABLE jobs ADD CONSTRAINT jobs_hold_until_of_hold CHECK (((hold_until IS NULL) OR (status = 'ON_HOLD'::text)));
ALTER TABLE jobs ADD CONSTRAINT jobs_status_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'OPEN'::text, 'ON_HOLD'::text, 'CLOSED'::text])));
ALTER TABLE jobs ADD CONSTRAINT jobs_hiring_manager_fkey FOREIGN KEY (organization_id, hiring_manager_id) REFERENCES members(organization_id, id);
ALTER TABLE jobs ADD CONSTRAINT jobs_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
ALTER TABLE jobs ADD CONSTRAINT jobs_recruiter_fkey FOREIGN KEY (organization_id, recruiter_id) REFERENCES members(organization_id, id);
CREATE INDEX jobs_by_hiring_manager ON public.jobs USING btree (organization_id, hiring_manager_id) WHERE (hiring_manager_id IS NOT NULL);
CREATE INDEX jobs_by_recruiter ON public.jobs USING btree (organization_id, recruiter_id) WHERE (recruiter_id IS NOT NULL);
CREATE TRIGGER jobs_updated_at BEFORE INSERT OR UPDATE ON public.jobs FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY jobs_tenant ON jobs AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON jobs TO followthrough_service;
COMMENT ON COLUMN jobs.hold_until IS 'The day at whose start, in the job''s zone, a job on hold opens again by itself.';

CREATE TABLE link_answers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  act text NOT NULL,
  detail jsonb NOT NULL,
  revision integer,
  form_hash bytea NOT NULL,
  link_hash bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  undo_until timestamp with time zone NOT NULL,
  applied_at timestamp with time zone,
  undone_at timestamp with time zone
);
ALTER TABLE link_answers OWNER TO followthrough_owner;
ALTER TABLE link_answers ADD CONSTRAINT link_answers_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE link_answers ADD CONSTRAINT link_answers_form_once UNIQUE (organization_id, form_hash);
ALTER TABLE link_answers ADD CONSTRAINT link_answers_act_known CHECK ((act = ANY (ARRAY['ON_TRACK'::text, 'MOVE'::text, 'DECIDE'::text, 'CALLED'::text, 'HOLD'::text])));
ALTER TABLE link_answers ADD CONSTRAINT link_answers_hashes_are_sha256 CHECK (((octet_length(form_hash) = 32) AND (octet_length(link_hash) = 32)));
ALTER TABLE link_answers ADD CONSTRAINT link_answers_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE link_answers ADD CONSTRAINT link_answers_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members(organization_id, id);
ALTER TABLE link_answers ADD CONSTRAINT link_answers_timeline_fkey FOREIGN KEY (organization_id, timeline_id) REFERENCES timelines(organization_id, id);
CREATE INDEX link_answers_by_application ON public.link_answers USING btree (organization_id, application_id, made_at);
ALTER TABLE link_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY link_answers_tenant ON link_answers AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON link_answers TO followthrough_service;
COMMENT ON TABLE link_answers IS 'What members answered by links in their mails.';
COMMENT ON COLUMN link_answers.detail IS 'What was answered, with words to the candidate; {} once the candidate is erased.';
COMMENT ON COLUMN link_answers.applied_at IS 'NULL: it waits, and can be taken back until it is done.';

CREATE TABLE link_tokens (
  organization_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  purpose text NOT NULL,
  message_id uuid,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  candidate_id uuid
);
ALTER TABLE link_tokens OWNER TO followthrough_owner;
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_pkey PRIMARY KEY (organization_id, token_hash);
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_hash_is_sha256 CHECK ((octet_length(token_hash) = 32));
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_one_holder CHECK (((message_id IS NULL) <> (candidate_id IS NULL)));
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_purpose_known CHECK ((purpose = ANY (ARRAY['PREFERENCES'::text, 'STATUS'::text, 'ANSWER'::text, 'CALENDAR'::text, 'ADDRESS'::text])));
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
ALTER TABLE link_tokens ADD CONSTRAINT link_tokens_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
CREATE INDEX link_tokens_by_candidate ON public.link_tokens USING btree (organization_id, candidate_id) WHERE (candidate_id IS NOT NULL);
CREATE INDEX link_tokens_by_hash ON public.link_tokens USING btree (token_hash);
CREATE INDEX link_tokens_by_message ON public.link_tokens USING btree (organization_id, message_id);
ALTER TABLE link_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE link_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY link_tokens_crossing ON link_tokens AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY link_tokens_tenant ON link_tokens AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON link_tokens TO followthrough_service;
GRANT SELECT (organization_id, token_hash, purpose, message_id, expires_at, candidate_id) ON link_tokens TO followthrough_crossing;
COMMENT ON TABLE link_tokens IS 'Links: whoever follows one is the recipient of its message, or the candidate it names.';
COMMENT ON COLUMN link_tokens.candidate_id IS 'Of the address of a calendar, which no mail carries: whose it is.';

CREATE TABLE members (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  time_zone text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  status text NOT NULL,
  external_id text,
  locale text,
  removed_at timestamp with time zone,
  identity_issuer text,
  identity_subject text
);
ALTER TABLE members OWNER TO followthrough_owner;
ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE members ADD CONSTRAINT members_identity_whole CHECK (((identity_issuer IS NULL) = (identity_subject IS NULL)));
ALTER TABLE members ADD CONSTRAINT members_removed_has_instant CHECK (((status = 'REMOVED'::text) = (removed_at IS NOT NULL)));
ALTER TABLE members ADD CONSTRAINT members_removed_has_no_identity CHECK (((status <> 'REMOVED'::text) OR (identity_issuer IS NULL)));
ALTER TABLE members ADD CONSTRAINT members_role_known CHECK ((role = ANY (ARRAY['OWNER'::text, 'ADMIN'::text, 'RECRUITER'::text, 'HIRING_MANAGER'::text, 'VIEWER'::text])));
ALTER TABLE members ADD CONSTRAINT members_status_known CHECK ((status = ANY (ARRAY['INVITED'::text, 'ACTIVE'::text, 'REMOVED'::text])));
ALTER TABLE members ADD CONSTRAINT members_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE UNIQUE INDEX members_email_unique ON public.members USING btree (organization_id, lower(email));
CREATE UNIQUE INDEX members_external_id_unique ON public.members USING btree (organization_id, external_id);
CREATE UNIQUE INDEX members_identity_unique ON public.members USING btree (organization_id, identity_issuer, identity_subject);
CREATE TRIGGER members_named_once BEFORE INSERT OR UPDATE OF email, external_id, status ON public.members FOR EACH ROW EXECUTE FUNCTION refuse_name_of_another();
CREATE TRIGGER members_updated_at BEFORE INSERT OR UPDATE ON public.members FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE members ENABLE ROW LEVEL SECURITY;
ALTER TABLE members FORCE ROW LEVEL SECURITY;
CREATE POLICY members_crossing ON members AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY members_tenant ON members AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON members TO followthrough_service;
GRANT SELECT (organization_id, id, full_name, email, role, status, external_id, identity_issuer, identity_subject) ON members TO followthrough_crossing;
COMMENT ON COLUMN members.identity_subject IS 'Who they are to the issuer, since they first signed in: from then on it decides, and not their e-mail address.';

CREATE TABLE message_attempts (
  organization_id uuid NOT NULL,
  message_id uuid NOT NULL,
  number integer NOT NULL,
  fence integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  data_started_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  phase text,
  code integer,
  answer text
);
ALTER TABLE message_attempts OWNER TO followthrough_owner;
ALTER TABLE message_attempts ADD CONSTRAINT message_attempts_pkey PRIMARY KEY (organization_id, message_id, number);
ALTER TABLE message_attempts ADD CONSTRAINT message_attempts_outcome_known CHECK ((outcome = ANY (ARRAY['ACCEPTED'::text, 'REJECTED'::text, 'FAILED'::text, 'UNCERTAIN'::text])));
ALTER TABLE message_attempts ADD CONSTRAINT message_attempts_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE message_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY message_attempts_tenant ON message_attempts AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON message_attempts TO followthrough_service;

CREATE TABLE messages (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  locale text NOT NULL,
  from_name text NOT NULL,
  to_name text NOT NULL,
  to_address text NOT NULL,
  reply_to_name text,
  reply_to_address text,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  message_id text NOT NULL,
  composed_at timestamp with time zone NOT NULL,
  next_attempt_at timestamp with time zone,
  attempt_count integer NOT NULL,
  uncertain_count integer NOT NULL,
  fence integer NOT NULL,
  leased_until timestamp with time zone,
  data_started_at timestamp with time zone,
  possible_duplicate boolean NOT NULL,
  sent_at timestamp with time zone,
  ended_at timestamp with time zone,
  failure text,
  composition jsonb,
  declinable boolean NOT NULL,
  bounced_at timestamp with time zone,
  bounce_answer text,
  erased_at timestamp with time zone,
  redriven_at timestamp with time zone,
  bounce_class text,
  bounce_report text,
  recipient_id uuid,
  recipient_zone text,
  calendar_files jsonb,
  conversation_id uuid
) WITH (toast_tuple_target=128, fillfactor=80);
ALTER TABLE messages OWNER TO followthrough_owner;
ALTER TABLE messages ADD CONSTRAINT messages_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE messages ADD CONSTRAINT messages_bounce_class_known CHECK ((bounce_class = ANY (ARRAY['ADDRESS_DEAD'::text, 'NOT_DELIVERED'::text, 'SENDER_FAULT'::text, 'OTHER'::text])));
ALTER TABLE messages ADD CONSTRAINT messages_bounce_class_of_bounced CHECK (((bounce_class IS NULL) OR (bounced_at IS NOT NULL)));
ALTER TABLE messages ADD CONSTRAINT messages_bounced_was_sent CHECK (((bounced_at IS NULL) OR (status = ANY (ARRAY['SENDING'::text, 'SENT'::text, 'DEAD'::text]))));
ALTER TABLE messages ADD CONSTRAINT messages_calendar_files_form CHECK ((jsonb_typeof(calendar_files) = 'array'::text));
ALTER TABLE messages ADD CONSTRAINT messages_recipient_whole CHECK (((recipient_id IS NULL) = (recipient_zone IS NULL)));
ALTER TABLE messages ADD CONSTRAINT messages_sending_is_leased CHECK (((status = 'SENDING'::text) = (leased_until IS NOT NULL)));
ALTER TABLE messages ADD CONSTRAINT messages_sent_has_instant CHECK (((status = 'SENT'::text) = (sent_at IS NOT NULL)));
ALTER TABLE messages ADD CONSTRAINT messages_status_known CHECK ((status = ANY (ARRAY['WAITING'::text, 'QUEUED'::text, 'SENDING'::text, 'SENT'::text, 'CANCELLED'::text, 'DEAD'::text])));
ALTER TABLE messages ADD CONSTRAINT messages_waiting_has_instant CHECK (((status = ANY (ARRAY['QUEUED'::text, 'SENDING'::text])) = (next_attempt_at IS NOT NULL)));
ALTER TABLE messages ADD CONSTRAINT messages_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX messages_by_id ON public.messages USING btree (id);
CREATE INDEX messages_came_back_by_our_fault ON public.messages USING btree (organization_id, bounced_at, id) WHERE (bounce_class = 'SENDER_FAULT'::text);
CREATE INDEX messages_dead ON public.messages USING btree (organization_id, ended_at, id) WHERE (status = 'DEAD'::text);
CREATE INDEX messages_due ON public.messages USING btree (next_attempt_at) WHERE (next_attempt_at > '-infinity'::timestamp with time zone);
CREATE INDEX messages_due_of_organization ON public.messages USING btree (organization_id, next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX messages_of_recipient ON public.messages USING btree (organization_id, recipient_id) WHERE ((recipient_id IS NOT NULL) AND (status = ANY (ARRAY['SENDING'::text, 'SENT'::text])));
CREATE INDEX messages_waiting ON public.messages USING btree (organization_id, id) WHERE (status = 'WAITING'::text);
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY messages_confidences ON messages AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (((kind <> ALL (ARRAY['COMPETING_OFFER'::text, 'RECEIPT_COMPETING_OFFER'::text])) OR (( SELECT current_setting('app.confidences'::text, true) AS current_setting) IS DISTINCT FROM 'hidden'::text)));
CREATE POLICY messages_crossing ON messages AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY messages_tenant ON messages AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON messages TO followthrough_service;
GRANT SELECT (organization_id, id, status, next_attempt_at, fence, leased_until, erased_at) ON messages TO followthrough_crossing;
COMMENT ON COLUMN messages.next_attempt_at IS 'When the message may next be claimed: its next attempt, or while it is being sent the end of the lease.';
COMMENT ON COLUMN messages.composition IS 'What it is composed of, so that it can be composed anew while it has not left; NULL for one that ended, or that never is.';
COMMENT ON COLUMN messages.declinable IS 'Nothing in it is more than a reassurance: a candidate may decline such mails.';
COMMENT ON COLUMN messages.bounced_at IS 'When we heard that it came back, after the mail server had accepted it.';
COMMENT ON COLUMN messages.bounce_answer IS 'What the mail server of the recipient said, as it said it.';
COMMENT ON COLUMN messages.erased_at IS 'Recipient and content are gone; that it was sent, or was not, stays.';
COMMENT ON COLUMN messages.redriven_at IS 'When a member or an integration last put it back into the queue after it was DEAD; attempts before say nothing of how long it is tried.';
COMMENT ON COLUMN messages.bounce_class IS 'What its coming back means; of several reports the hardest.';
COMMENT ON COLUMN messages.bounce_report IS 'What the report tells people, at most 4,000 characters; gone with the candidate.';
COMMENT ON COLUMN messages.recipient_id IS 'The candidate it is to; NULL for a member. Three at most are sent to one on a local day.';
COMMENT ON COLUMN messages.recipient_zone IS 'The zone of their day.';
COMMENT ON COLUMN messages.calendar_files IS 'Files for the calendar of its reader: [{filename, method, content}]; NULL: none.';
COMMENT ON COLUMN messages.conversation_id IS 'What it is about, if all of it is about one thing: its application. NULL: a conversation of its own.';

CREATE TABLE notifications (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  timeline_id uuid,
  revision integer,
  since_revision integer,
  outcome_id uuid,
  kind text NOT NULL,
  rung integer,
  recipient text NOT NULL,
  recipient_id uuid NOT NULL,
  decision text NOT NULL,
  withheld_because text,
  message_id uuid,
  at timestamp with time zone NOT NULL,
  day date,
  touch_at timestamp with time zone,
  next_word_on date
);
ALTER TABLE notifications OWNER TO followthrough_owner;
ALTER TABLE notifications ADD CONSTRAINT notifications_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE notifications ADD CONSTRAINT notifications_ledger UNIQUE NULLS NOT DISTINCT (organization_id, application_id, timeline_id, revision, outcome_id, kind, rung, day, recipient_id);
ALTER TABLE notifications ADD CONSTRAINT notifications_decision_known CHECK ((decision = ANY (ARRAY['SEND'::text, 'WITHHOLD'::text])));
ALTER TABLE notifications ADD CONSTRAINT notifications_recipient_known CHECK ((recipient = ANY (ARRAY['CANDIDATE'::text, 'MEMBER'::text])));
ALTER TABLE notifications ADD CONSTRAINT notifications_send_has_message CHECK (((decision = 'SEND'::text) = (message_id IS NOT NULL)));
ALTER TABLE notifications ADD CONSTRAINT notifications_withheld_has_reason CHECK (((decision = 'WITHHOLD'::text) = (withheld_because IS NOT NULL)));
ALTER TABLE notifications ADD CONSTRAINT notifications_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE notifications ADD CONSTRAINT notifications_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE notifications ADD CONSTRAINT notifications_outcome_fkey FOREIGN KEY (organization_id, outcome_id) REFERENCES outcomes(organization_id, id);
ALTER TABLE notifications ADD CONSTRAINT notifications_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions(organization_id, timeline_id, number);
CREATE INDEX notifications_by_message ON public.notifications USING btree (organization_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX notifications_by_recipient ON public.notifications USING btree (organization_id, recipient_id, at);
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY notifications_confidences ON notifications AS RESTRICTIVE FOR SELECT TO followthrough_service
  USING (((kind <> ALL (ARRAY['COMPETING_OFFER'::text, 'RECEIPT_COMPETING_OFFER'::text])) OR (( SELECT current_setting('app.confidences'::text, true) AS current_setting) IS DISTINCT FROM 'hidden'::text)));
CREATE POLICY notifications_tenant ON notifications AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON notifications TO followthrough_service;
GRANT SELECT (organization_id, id, application_id, message_id) ON notifications TO followthrough_crossing;
COMMENT ON COLUMN notifications.since_revision IS 'First of the changes this record answers; revision is the last.';
COMMENT ON COLUMN notifications.rung IS 'Of a note that there is still no decision, its number; of a reminder, its business days from the date.';
COMMENT ON COLUMN notifications.day IS 'Of what may be told again on another day, the local day of the member''s digest; of a call that is needed, the day from which it is.';
COMMENT ON COLUMN notifications.touch_at IS 'Of CALL_NEEDED: the last touch, after which nobody was in touch for so long.';
COMMENT ON COLUMN notifications.next_word_on IS 'Of a note or a hold told to a candidate: the day by which it says that they hear again.';

CREATE TABLE organizations (
  id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL,
  region text,
  locale text NOT NULL,
  closed_days date[] NOT NULL DEFAULT '{}'::date[],
  brand_color text,
  logo_url text,
  logo_content bytea,
  logo_type text,
  logo_hash text,
  logo_fault text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  sender_name text,
  reply_to text,
  suspended_at timestamp with time zone,
  suspended_because text,
  sandbox_id uuid,
  sandbox_of uuid,
  retention_days integer,
  ats_url_template text,
  stage_names jsonb NOT NULL DEFAULT '{}'::jsonb,
  mail_footers jsonb NOT NULL DEFAULT '{}'::jsonb,
  working_days integer[],
  opened_days date[] NOT NULL DEFAULT '{}'::date[]
);
ALTER TABLE organizations OWNER TO followthrough_owner;
ALTER TABLE organizations ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);
ALTER TABLE organizations ADD CONSTRAINT organizations_slug_unique UNIQUE (slug);
ALTER TABLE organizations ADD CONSTRAINT organizations_country_form CHECK ((country ~ '^[A-Z]{2}$'::text));
ALTER TABLE organizations ADD CONSTRAINT organizations_days_apart CHECK ((NOT (closed_days && opened_days)));
ALTER TABLE organizations ADD CONSTRAINT organizations_logo_fault_known CHECK ((logo_fault = ANY (ARRAY['ADDRESS_REFUSED'::text, 'UNREACHABLE'::text, 'NOT_FOUND'::text, 'TOO_LARGE'::text, 'NOT_AN_IMAGE'::text])));
ALTER TABLE organizations ADD CONSTRAINT organizations_logo_whole CHECK ((((logo_hash IS NULL) = (logo_content IS NULL)) AND ((logo_hash IS NULL) = (logo_type IS NULL)) AND ((logo_hash IS NULL) OR ((logo_fault IS NULL) AND (logo_url IS NOT NULL)))));
ALTER TABLE organizations ADD CONSTRAINT organizations_mail_footers_form CHECK ((jsonb_typeof(mail_footers) = 'object'::text));
ALTER TABLE organizations ADD CONSTRAINT organizations_retention_days_sane CHECK (((retention_days >= 1) AND (retention_days <= 3650)));
ALTER TABLE organizations ADD CONSTRAINT organizations_sandbox_has_none CHECK (((sandbox_id IS NULL) OR (sandbox_of IS NULL)));
ALTER TABLE organizations ADD CONSTRAINT organizations_slug_form CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text));
ALTER TABLE organizations ADD CONSTRAINT organizations_stage_names_form CHECK ((jsonb_typeof(stage_names) = 'object'::text));
ALTER TABLE organizations ADD CONSTRAINT organizations_suspended_whole CHECK (((suspended_at IS NULL) = (suspended_because IS NULL)));
ALTER TABLE organizations ADD CONSTRAINT organizations_working_days_form CHECK (((working_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]) AND ((cardinality(working_days) >= 1) AND (cardinality(working_days) <= 6))));
CREATE INDEX organizations_suspended ON public.organizations USING btree (id) WHERE (suspended_at IS NOT NULL);
CREATE TRIGGER organizations_updated_at BEFORE INSERT OR UPDATE ON public.organizations FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations FORCE ROW LEVEL SECURITY;
CREATE POLICY organizations_crossing ON organizations AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY organizations_tenant ON organizations AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON organizations TO followthrough_service;
GRANT SELECT (id, suspended_at, sandbox_of, retention_days) ON organizations TO followthrough_crossing;
COMMENT ON COLUMN organizations.logo_hash IS 'The beginning of the SHA-256 of its content; NULL: none was fetched.';
COMMENT ON COLUMN organizations.logo_fault IS 'Why the logo at logo_url is not shown; NULL: it is, is about to be fetched, or there is none.';
COMMENT ON COLUMN organizations.sandbox_of IS 'The organization whose sandbox this is: its mails never leave.';
COMMENT ON COLUMN organizations.retention_days IS 'Candidates are erased so many days after the last of their applications ended; NULL: they are kept.';
COMMENT ON COLUMN organizations.ats_url_template IS 'The address of an application in their own system, with {remoteId} in it; NULL: not known.';
COMMENT ON COLUMN organizations.stage_names IS 'Names of stages for candidates: {stage: {locale: name}}. A stage that is not in it is not shown to them.';
COMMENT ON COLUMN organizations.mail_footers IS 'What stands below every mail: {locale: {legal, privacyUrl, dataRetention}}.';
COMMENT ON COLUMN organizations.working_days IS 'Weekdays on which it works, 1 Monday to 7 Sunday; NULL: those of its country.';
COMMENT ON COLUMN organizations.opened_days IS 'Days on which it works although its week or a public holiday says otherwise.';

CREATE TABLE outcomes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  reason text,
  note text,
  decided_at timestamp with time zone NOT NULL,
  tell_candidate text NOT NULL,
  tell_on date,
  told_at timestamp with time zone,
  told_by text,
  actor jsonb NOT NULL,
  corrects_id uuid,
  corrects_told boolean NOT NULL,
  superseded_at timestamp with time zone,
  approved_at timestamp with time zone,
  due_at timestamp with time zone,
  next_word_on date,
  again_since timestamp with time zone,
  again_at timestamp with time zone,
  note_locale text,
  asks_person boolean NOT NULL DEFAULT false
);
ALTER TABLE outcomes OWNER TO followthrough_owner;
ALTER TABLE outcomes ADD CONSTRAINT outcomes_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE outcomes ADD CONSTRAINT outcomes_again_at_follows CHECK (((again_at IS NULL) OR (again_since IS NOT NULL)));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_again_is_of_the_untold CHECK (((again_since IS NULL) OR (told_at IS NULL)));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_kind_known CHECK ((kind = ANY (ARRAY['HIRED'::text, 'REJECTED'::text, 'ADVANCED'::text])));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_next_word_known CHECK (((next_word_on IS NULL) OR (kind = ANY (ARRAY['HIRED'::text, 'ADVANCED'::text]))));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_tell_known CHECK ((tell_candidate = ANY (ARRAY['BY_POLICY'::text, 'NOW'::text, 'LATER'::text, 'ALREADY_TOLD'::text])));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_told_by_known CHECK ((told_by = ANY (ARRAY['MESSAGE'::text, 'MEMBER'::text])));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_told_whole CHECK (((told_at IS NULL) = (told_by IS NULL)));
ALTER TABLE outcomes ADD CONSTRAINT outcomes_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE outcomes ADD CONSTRAINT outcomes_corrects_fkey FOREIGN KEY (organization_id, corrects_id) REFERENCES outcomes(organization_id, id);
CREATE INDEX outcomes_by_application ON public.outcomes USING btree (organization_id, application_id, decided_at);
CREATE INDEX outcomes_by_corrected ON public.outcomes USING btree (organization_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX outcomes_superseded ON public.outcomes USING btree (organization_id, application_id) WHERE (superseded_at IS NOT NULL);
CREATE INDEX outcomes_untold ON public.outcomes USING btree (organization_id, application_id) WHERE (told_at IS NULL);
ALTER TABLE outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE outcomes FORCE ROW LEVEL SECURITY;
CREATE POLICY outcomes_tenant ON outcomes AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON outcomes TO followthrough_service;
GRANT SELECT (organization_id, id, application_id) ON outcomes TO followthrough_crossing;
COMMENT ON COLUMN outcomes.superseded_at IS 'When it was corrected, or the application reopened: it is told no more.';
COMMENT ON COLUMN outcomes.due_at IS 'When it was to be told: NULL until that was calculated.';
COMMENT ON COLUMN outcomes.next_word_on IS 'The day by which the candidate hears what follows, as the mail of the decision says.';
COMMENT ON COLUMN outcomes.again_since IS 'Since when it is to be told again, because it could not reach the candidate.';
COMMENT ON COLUMN outcomes.again_at IS 'When it will be told again: NULL until that was calculated.';
COMMENT ON COLUMN outcomes.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';
COMMENT ON COLUMN outcomes.asks_person IS 'A member lets its message leave, whatever the policy says.';

CREATE TABLE policies (
  organization_id uuid NOT NULL,
  version integer NOT NULL,
  rules jsonb NOT NULL,
  effective_from timestamp with time zone NOT NULL
);
ALTER TABLE policies OWNER TO followthrough_owner;
ALTER TABLE policies ADD CONSTRAINT policies_pkey PRIMARY KEY (organization_id, version);
ALTER TABLE policies ADD CONSTRAINT policies_version_counts CHECK ((version >= 1));
ALTER TABLE policies ADD CONSTRAINT policies_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
ALTER TABLE policies ENABLE ROW LEVEL SECURITY;
ALTER TABLE policies FORCE ROW LEVEL SECURITY;
CREATE POLICY policies_tenant ON policies AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON policies TO followthrough_service;

CREATE UNLOGGED TABLE rate_windows (
  bucket text NOT NULL,
  used integer NOT NULL,
  ends_at timestamp with time zone NOT NULL
) WITH (fillfactor=50);
ALTER TABLE rate_windows OWNER TO followthrough_owner;
ALTER TABLE rate_windows ADD CONSTRAINT rate_windows_pkey PRIMARY KEY (bucket);
CREATE INDEX rate_windows_ended ON public.rate_windows USING btree (ends_at);
ALTER TABLE rate_windows ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_windows FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_windows_crossing ON rate_windows AS PERMISSIVE FOR ALL TO followthrough_crossing
  USING (true);
GRANT DELETE ON rate_windows TO followthrough_crossing;
GRANT INSERT (bucket, used, ends_at), SELECT (bucket, used, ends_at), UPDATE (used, ends_at) ON rate_windows TO followthrough_crossing;
COMMENT ON TABLE rate_windows IS 'Requests of the running minute, of all processes together; empty after a crash.';
COMMENT ON COLUMN rate_windows.bucket IS 'KEY or ORGANIZATION and an id, or ADDRESS or LINK and 24 bits of the hash of an address, which many share.';

CREATE TABLE relays (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  security text NOT NULL,
  username text,
  sealed_password bytea,
  sealed_with text,
  from_address text,
  from_name text,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  last_failure text,
  last_failure_at timestamp with time zone,
  envelope_sender text NOT NULL DEFAULT 'SERVICE'::text
);
ALTER TABLE relays OWNER TO followthrough_owner;
ALTER TABLE relays ADD CONSTRAINT relays_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE relays ADD CONSTRAINT relays_envelope_sender_known CHECK ((envelope_sender = ANY (ARRAY['SERVICE'::text, 'FROM_ADDRESS'::text])));
ALTER TABLE relays ADD CONSTRAINT relays_envelope_sender_there CHECK (((envelope_sender = 'SERVICE'::text) OR (from_address IS NOT NULL)));
ALTER TABLE relays ADD CONSTRAINT relays_failure_known CHECK ((last_failure = ANY (ARRAY['ADDRESS_REFUSED'::text, 'UNREACHABLE'::text, 'CONNECTION_REFUSED'::text, 'NO_STARTTLS'::text, 'TLS_FAILED'::text, 'CERTIFICATE_INVALID'::text, 'LOGIN_REFUSED'::text, 'PASSWORD_UNREADABLE'::text, 'SENDER_REFUSED'::text])));
ALTER TABLE relays ADD CONSTRAINT relays_failure_whole CHECK (((last_failure IS NULL) = (last_failure_at IS NULL)));
ALTER TABLE relays ADD CONSTRAINT relays_password_while_in_use CHECK (
CASE
    WHEN (removed_at IS NULL) THEN ((username IS NULL) = (sealed_password IS NULL))
    ELSE (sealed_password IS NULL)
END);
ALTER TABLE relays ADD CONSTRAINT relays_port_is_of_mail CHECK (((port >= 1) AND (port <= 65535)));
ALTER TABLE relays ADD CONSTRAINT relays_seal_whole CHECK (((sealed_password IS NULL) = (sealed_with IS NULL)));
ALTER TABLE relays ADD CONSTRAINT relays_security_known CHECK ((security = ANY (ARRAY['TLS'::text, 'STARTTLS'::text])));
ALTER TABLE relays ADD CONSTRAINT relays_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE UNIQUE INDEX relays_in_use_unique ON public.relays USING btree (organization_id) WHERE (removed_at IS NULL);
ALTER TABLE relays ENABLE ROW LEVEL SECURITY;
ALTER TABLE relays FORCE ROW LEVEL SECURITY;
CREATE POLICY relays_crossing ON relays AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY relays_tenant ON relays AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON relays TO followthrough_service;
GRANT SELECT (organization_id, removed_at) ON relays TO followthrough_crossing;
COMMENT ON TABLE relays IS 'Mail servers of organizations; a row for each that was set. One that is no longer in use keeps no password.';
COMMENT ON COLUMN relays.sealed_password IS 'AES-256-GCM; organization and id of the row are bound to it.';
COMMENT ON COLUMN relays.sealed_with IS 'Which of the keys of SECRET_KEYS opens it.';
COMMENT ON COLUMN relays.envelope_sender IS 'To whom it is reported that a mail came back: the service, or from_address.';

CREATE TABLE schema_migrations (
  version integer,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone NOT NULL DEFAULT now()
);
ALTER TABLE schema_migrations OWNER TO followthrough_owner;
ALTER TABLE schema_migrations ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (name);
ALTER TABLE schema_migrations ADD CONSTRAINT schema_migrations_version_unique UNIQUE (version);
GRANT SELECT ON schema_migrations TO followthrough_service;
COMMENT ON COLUMN schema_migrations.version IS 'NULL: a function, which has no number and is replaced when its text changes.';

CREATE TABLE sending_domains (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  domain text NOT NULL,
  token text NOT NULL,
  status text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  verified_at timestamp with time zone,
  checked_at timestamp with time zone,
  missing_since timestamp with time zone,
  next_check_at timestamp with time zone,
  ownership_state text,
  ownership_found text[] NOT NULL,
  signature_state text,
  signature_found text[] NOT NULL,
  dkim_selector text,
  sender_address text,
  sender_name text,
  removed_at timestamp with time zone
);
ALTER TABLE sending_domains OWNER TO followthrough_owner;
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_looked_at_again CHECK (((next_check_at IS NOT NULL) = ((status <> 'PENDING'::text) AND (removed_at IS NULL))));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_ownership_known CHECK ((ownership_state = ANY (ARRAY['FOUND'::text, 'MISSING'::text, 'DIFFERENT'::text, 'UNREACHABLE'::text])));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_sender_was_verified CHECK (((sender_address IS NULL) OR ((status <> 'PENDING'::text) AND (removed_at IS NULL))));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_sender_whole CHECK (((sender_name IS NULL) OR (sender_address IS NOT NULL)));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_signature_known CHECK ((signature_state = ANY (ARRAY['FOUND'::text, 'MISSING'::text, 'DIFFERENT'::text, 'UNREACHABLE'::text])));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'VERIFIED'::text, 'FAILING'::text])));
ALTER TABLE sending_domains ADD CONSTRAINT sending_domains_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX sending_domains_due ON public.sending_domains USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);
CREATE UNIQUE INDEX sending_domains_in_use_unique ON public.sending_domains USING btree (organization_id, domain) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX sending_domains_sender_unique ON public.sending_domains USING btree (organization_id) WHERE (sender_address IS NOT NULL);
CREATE UNIQUE INDEX sending_domains_verified_unique ON public.sending_domains USING btree (domain) WHERE ((status = 'VERIFIED'::text) AND (removed_at IS NULL));
ALTER TABLE sending_domains ENABLE ROW LEVEL SECURITY;
ALTER TABLE sending_domains FORCE ROW LEVEL SECURITY;
CREATE POLICY sending_domains_crossing ON sending_domains AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY sending_domains_tenant ON sending_domains AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON sending_domains TO followthrough_service;
GRANT SELECT (organization_id, id, next_check_at) ON sending_domains TO followthrough_crossing;
COMMENT ON TABLE sending_domains IS 'Domains from which organizations let the service send; a row for each that was added.';
COMMENT ON COLUMN sending_domains.token IS 'What the TXT record at _followthrough.<domain> has to say.';
COMMENT ON COLUMN sending_domains.missing_since IS 'Since when not all records of a domain that was verified are seen; times at which DNS did not answer do not count.';
COMMENT ON COLUMN sending_domains.dkim_selector IS 'The selector under which our public key was last seen there.';
COMMENT ON COLUMN sending_domains.sender_address IS 'The address that mails of the organization are from; of one of its domains at most.';

CREATE TABLE slips (
  organization_id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE slips OWNER TO followthrough_owner;
ALTER TABLE slips ADD CONSTRAINT slips_pkey PRIMARY KEY (organization_id, timeline_id, revision);
ALTER TABLE slips ADD CONSTRAINT slips_kind_known CHECK ((kind = ANY (ARRAY['EXTENDED'::text, 'PASSED'::text])));
ALTER TABLE slips ADD CONSTRAINT slips_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions(organization_id, timeline_id, number);
ALTER TABLE slips ENABLE ROW LEVEL SECURITY;
ALTER TABLE slips FORCE ROW LEVEL SECURITY;
CREATE POLICY slips_tenant ON slips AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON slips TO followthrough_service;
COMMENT ON COLUMN slips.revision IS 'The disclosed revision whose promise broke: one slip per broken promise.';

CREATE TABLE suppressions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  address text NOT NULL,
  reason text NOT NULL,
  message_id uuid,
  at timestamp with time zone NOT NULL,
  released_at timestamp with time zone,
  diagnosis text,
  burst boolean NOT NULL DEFAULT false
);
ALTER TABLE suppressions OWNER TO followthrough_owner;
ALTER TABLE suppressions ADD CONSTRAINT suppressions_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE suppressions ADD CONSTRAINT suppressions_address_is_lower CHECK ((address = lower(address)));
ALTER TABLE suppressions ADD CONSTRAINT suppressions_burst_is_released CHECK (((NOT burst) OR (released_at IS NOT NULL)));
ALTER TABLE suppressions ADD CONSTRAINT suppressions_reason_known CHECK ((reason = ANY (ARRAY['BOUNCED'::text, 'REFUSED'::text, 'COMPLAINED'::text, 'ASKED'::text, 'BY_MEMBER'::text, 'BY_ATS'::text])));
ALTER TABLE suppressions ADD CONSTRAINT suppressions_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE suppressions ADD CONSTRAINT suppressions_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX suppressions_by_diagnosis ON public.suppressions USING btree (organization_id, diagnosis, at) WHERE (diagnosis IS NOT NULL);
CREATE UNIQUE INDEX suppressions_one_standing ON public.suppressions USING btree (organization_id, address, ((reason = 'BY_ATS'::text))) WHERE (released_at IS NULL);
ALTER TABLE suppressions ENABLE ROW LEVEL SECURITY;
ALTER TABLE suppressions FORCE ROW LEVEL SECURITY;
CREATE POLICY suppressions_tenant ON suppressions AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON suppressions TO followthrough_service;
COMMENT ON COLUMN suppressions.diagnosis IS 'A hash of the words with which the address was refused, without addresses and numbers; NULL if nobody refused it.';
COMMENT ON COLUMN suppressions.burst IS 'Taken back, or never put into force: many addresses of its domain were refused with the same words within minutes.';

CREATE TABLE templates (
  organization_id uuid NOT NULL,
  kind text NOT NULL,
  locale text NOT NULL,
  version integer NOT NULL,
  id uuid NOT NULL,
  subject text,
  greeting text,
  opening text,
  closing text,
  sign_off text,
  reverted_to integer,
  actor jsonb NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE templates OWNER TO followthrough_owner;
ALTER TABLE templates ADD CONSTRAINT templates_pkey PRIMARY KEY (organization_id, kind, locale, version);
ALTER TABLE templates ADD CONSTRAINT templates_id_unique UNIQUE (organization_id, id);
ALTER TABLE templates ADD CONSTRAINT templates_reverted_to_earlier CHECK ((reverted_to < version));
ALTER TABLE templates ADD CONSTRAINT templates_version_counts CHECK ((version >= 1));
ALTER TABLE templates ADD CONSTRAINT templates_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
ALTER TABLE templates ADD CONSTRAINT templates_reverted_to_fkey FOREIGN KEY (organization_id, kind, locale, reverted_to) REFERENCES templates(organization_id, kind, locale, version);
ALTER TABLE templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE templates FORCE ROW LEVEL SECURITY;
CREATE POLICY templates_tenant ON templates AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON templates TO followthrough_service;
COMMENT ON TABLE templates IS 'Words of organizations in place of the standard ones, by kind of mail and language; the latest version counts.';
COMMENT ON COLUMN templates.subject IS 'NULL, as in each field: the standard words. All NULL: the organization went back to them.';
COMMENT ON COLUMN templates.reverted_to IS 'The earlier version whose words these are again.';

CREATE TABLE timeline_disclosures (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL
);
ALTER TABLE timeline_disclosures OWNER TO followthrough_owner;
ALTER TABLE timeline_disclosures ADD CONSTRAINT timeline_disclosures_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE timeline_disclosures ADD CONSTRAINT timeline_disclosures_kind_known CHECK ((kind = ANY (ARRAY['ACCEPTED'::text, 'SEEN'::text, 'TOLD_BY_MEMBER'::text, 'WITHDRAWN'::text])));
ALTER TABLE timeline_disclosures ADD CONSTRAINT timeline_disclosures_revision_fkey FOREIGN KEY (organization_id, timeline_id, revision) REFERENCES timeline_revisions(organization_id, timeline_id, number);
CREATE INDEX timeline_disclosures_by_revision ON public.timeline_disclosures USING btree (organization_id, timeline_id, revision);
ALTER TABLE timeline_disclosures ENABLE ROW LEVEL SECURITY;
ALTER TABLE timeline_disclosures FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_disclosures_tenant ON timeline_disclosures AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON timeline_disclosures TO followthrough_service;

CREATE TABLE timeline_revisions (
  organization_id uuid NOT NULL,
  timeline_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  from_date date,
  to_date date NOT NULL,
  "precision" text NOT NULL,
  follow_up_date date NOT NULL,
  held_until date,
  reason text,
  note text,
  internal_note text,
  actor jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  note_locale text
);
ALTER TABLE timeline_revisions OWNER TO followthrough_owner;
ALTER TABLE timeline_revisions ADD CONSTRAINT timeline_revisions_pkey PRIMARY KEY (organization_id, timeline_id, number);
ALTER TABLE timeline_revisions ADD CONSTRAINT timeline_revisions_kind_known CHECK ((kind = ANY (ARRAY['SET'::text, 'EXTENDED'::text, 'ADVANCED'::text, 'RECONFIRMED'::text, 'HELD'::text, 'RESUMED'::text, 'CLOSED'::text, 'REOPENED'::text])));
ALTER TABLE timeline_revisions ADD CONSTRAINT timeline_revisions_reason_known CHECK ((reason = ANY (ARRAY['INTERVIEWS_CONTINUING'::text, 'SCHEDULING'::text, 'DECISION_MAKER_AWAY'::text, 'APPROVAL_PENDING'::text, 'ROLE_CHANGED'::text, 'MORE_CANDIDATES'::text, 'BUDGET'::text, 'OTHER'::text])));
ALTER TABLE timeline_revisions ADD CONSTRAINT timeline_revisions_timeline_fkey FOREIGN KEY (organization_id, timeline_id) REFERENCES timelines(organization_id, id);
ALTER TABLE timeline_revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE timeline_revisions FORCE ROW LEVEL SECURITY;
CREATE POLICY timeline_revisions_tenant ON timeline_revisions AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT ON timeline_revisions TO followthrough_service;
GRANT SELECT (organization_id, timeline_id), UPDATE (note, internal_note) ON timeline_revisions TO followthrough_crossing;
COMMENT ON COLUMN timeline_revisions.note_locale IS 'BCP 47: the language of the note; NULL: nobody said.';

CREATE TABLE timelines (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  milestone text NOT NULL,
  zone text NOT NULL,
  candidate_zone text NOT NULL,
  revision integer NOT NULL,
  decision_date date NOT NULL,
  date_set_at timestamp with time zone NOT NULL,
  "precision" text NOT NULL,
  first_decision_date date NOT NULL,
  follow_up_date date NOT NULL,
  held_until date,
  resumed_at timestamp with time zone,
  untold_from integer,
  untold_kinds text[],
  untold_first_at timestamp with time zone,
  untold_last_at timestamp with time zone,
  untold_settled_at timestamp with time zone,
  asked text,
  tell_not_before timestamp with time zone,
  in_flight integer,
  disclosed_revision integer,
  disclosed_date date,
  disclosed_precision text,
  disclosed_held_until date,
  disclosed_promise integer,
  disclosed_at timestamp with time zone,
  last_heard_at timestamp with time zone,
  broken_promises integer[] NOT NULL DEFAULT '{}'::integer[],
  passed_told integer,
  slip_count integer NOT NULL,
  decided_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_as text,
  due_soon_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  next_action_kind text,
  next_action_at timestamp with time zone,
  claimed_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  job_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  untold_approved_at timestamp with time zone,
  held_by_job boolean NOT NULL,
  notes_recorded integer,
  notes_accepted integer,
  policy_version integer NOT NULL,
  job_policy_version integer,
  confirmation_zone text,
  confirmation_asked_on date,
  confirmation_asked_at timestamp with time zone,
  untold_reconfirmed boolean NOT NULL DEFAULT false,
  untold_known jsonb
);
ALTER TABLE timelines OWNER TO followthrough_owner;
ALTER TABLE timelines ADD CONSTRAINT timelines_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE timelines ADD CONSTRAINT timelines_asked_known CHECK ((asked = ANY (ARRAY['CHANGE'::text, 'PASSED'::text, 'UNDECIDED'::text])));
ALTER TABLE timelines ADD CONSTRAINT timelines_closed_as_known CHECK ((closed_as = ANY (ARRAY['MET'::text, 'MET_LATE'::text, 'CANCELLED'::text])));
ALTER TABLE timelines ADD CONSTRAINT timelines_closed_whole CHECK (((closed_at IS NULL) = (closed_as IS NULL)));
ALTER TABLE timelines ADD CONSTRAINT timelines_confirmation_whole CHECK ((((confirmation_asked_on IS NULL) = (confirmation_asked_at IS NULL)) AND ((confirmation_asked_at IS NULL) OR (confirmation_zone IS NOT NULL))));
ALTER TABLE timelines ADD CONSTRAINT timelines_disclosed_whole CHECK ((num_nonnulls(disclosed_revision, disclosed_date, disclosed_precision, disclosed_promise, disclosed_at) = ANY (ARRAY[0, 5])));
ALTER TABLE timelines ADD CONSTRAINT timelines_follow_up_not_before_decision CHECK ((follow_up_date >= decision_date));
ALTER TABLE timelines ADD CONSTRAINT timelines_held_by_job_is_held CHECK (((NOT held_by_job) OR (held_until IS NOT NULL)));
ALTER TABLE timelines ADD CONSTRAINT timelines_milestone_known CHECK ((milestone = ANY (ARRAY['DECISION'::text, 'NEXT_STEP'::text])));
ALTER TABLE timelines ADD CONSTRAINT timelines_next_action_whole CHECK (((next_action_kind IS NULL) = (next_action_at IS NULL)));
ALTER TABLE timelines ADD CONSTRAINT timelines_notes_whole CHECK ((num_nonnulls(passed_told, notes_recorded, notes_accepted) = ANY (ARRAY[0, 3])));
ALTER TABLE timelines ADD CONSTRAINT timelines_precision_known CHECK (("precision" = ANY (ARRAY['DAY'::text, 'WEEK'::text, 'MONTH'::text])));
ALTER TABLE timelines ADD CONSTRAINT timelines_untold_known_form CHECK ((jsonb_typeof(untold_known) = 'object'::text));
ALTER TABLE timelines ADD CONSTRAINT timelines_untold_whole CHECK ((num_nonnulls(untold_from, untold_kinds, untold_first_at, untold_last_at) = ANY (ARRAY[0, 4])));
ALTER TABLE timelines ADD CONSTRAINT timelines_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE timelines ADD CONSTRAINT timelines_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates(organization_id, id);
ALTER TABLE timelines ADD CONSTRAINT timelines_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
CREATE INDEX timelines_by_application ON public.timelines USING btree (organization_id, application_id, created_at);
CREATE INDEX timelines_due_of_organization ON public.timelines USING btree (organization_id, next_action_at) WHERE (next_action_at IS NOT NULL);
CREATE INDEX timelines_next_action ON public.timelines USING btree (next_action_at) WHERE (next_action_at > '-infinity'::timestamp with time zone);
CREATE UNIQUE INDEX timelines_one_open ON public.timelines USING btree (organization_id, application_id, milestone) WHERE ((decided_at IS NULL) AND (closed_at IS NULL));
CREATE INDEX timelines_open_by_candidate ON public.timelines USING btree (organization_id, candidate_id) WHERE (closed_at IS NULL);
CREATE INDEX timelines_open_by_date ON public.timelines USING btree (organization_id, decision_date) WHERE ((decided_at IS NULL) AND (closed_at IS NULL));
CREATE INDEX timelines_open_by_job ON public.timelines USING btree (organization_id, job_id) WHERE (closed_at IS NULL);
CREATE TRIGGER timelines_updated_at BEFORE INSERT OR UPDATE ON public.timelines FOR EACH ROW EXECUTE FUNCTION keep_updated_at();
ALTER TABLE timelines ENABLE ROW LEVEL SECURITY;
ALTER TABLE timelines FORCE ROW LEVEL SECURITY;
CREATE POLICY timelines_crossing ON timelines AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY timelines_tenant ON timelines AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON timelines TO followthrough_service;
GRANT SELECT (organization_id, id, application_id, next_action_at, claimed_until) ON timelines TO followthrough_crossing;
COMMENT ON COLUMN timelines.broken_promises IS 'Promises whose slip is written, in the order in which they broke.';
COMMENT ON COLUMN timelines.passed_told IS 'The last promise whose passing was recorded as told; notes_recorded counts the notes since, 0 being that one.';
COMMENT ON COLUMN timelines.next_action_at IS 'When something next happens by itself; NULL when nothing does. The sweep reads only this.';
COMMENT ON COLUMN timelines.notes_accepted IS 'The last of those notes that the mail server accepted; -1 while none is.';
COMMENT ON COLUMN timelines.confirmation_zone IS 'Of a date that followed from an interview and that no member confirmed: the zone of who is asked. NULL: confirmed.';
COMMENT ON COLUMN timelines.confirmation_asked_on IS 'The local day of the digest that asks; NULL while a hold keeps it from being asked.';
COMMENT ON COLUMN timelines.untold_reconfirmed IS 'Among the untold changes is a member who said that the date stands.';
COMMENT ON COLUMN timelines.untold_known IS 'Of a change that a page showed before its mail: what had been disclosed before, {} if nothing; NULL: no page showed it.';

CREATE TABLE unreachable_notices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  application_id uuid,
  message_id uuid NOT NULL,
  heard_at timestamp with time zone NOT NULL,
  told_at timestamp with time zone
);
ALTER TABLE unreachable_notices OWNER TO followthrough_owner;
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_once UNIQUE NULLS NOT DISTINCT (organization_id, message_id, application_id, member_id, heard_at);
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications(organization_id, id);
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members(organization_id, id);
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages(organization_id, id);
ALTER TABLE unreachable_notices ADD CONSTRAINT unreachable_notices_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
CREATE INDEX unreachable_notices_of_member ON public.unreachable_notices USING btree (organization_id, member_id, told_at);
ALTER TABLE unreachable_notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE unreachable_notices FORCE ROW LEVEL SECURITY;
CREATE POLICY unreachable_notices_tenant ON unreachable_notices AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON unreachable_notices TO followthrough_service;
COMMENT ON TABLE unreachable_notices IS 'That a mail did not arrive, for each member who is to hear of it.';
COMMENT ON COLUMN unreachable_notices.application_id IS 'Of the candidate who did not get the mail; NULL if it was to another member.';
COMMENT ON COLUMN unreachable_notices.message_id IS 'The mail that did not arrive.';
COMMENT ON COLUMN unreachable_notices.told_at IS 'When the mail was composed that says so; NULL while it waits for the hour to end.';

CREATE TABLE webhook_attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  delivery_id uuid,
  trigger text NOT NULL,
  at timestamp with time zone NOT NULL,
  duration_ms integer NOT NULL,
  outcome text NOT NULL,
  http_status integer,
  answer text
);
ALTER TABLE webhook_attempts OWNER TO followthrough_owner;
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_of_delivery_or_test CHECK (((delivery_id IS NULL) = (trigger = 'TEST'::text)));
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_outcome_known CHECK ((outcome = ANY (ARRAY['DELIVERED'::text, 'REFUSED'::text, 'REDIRECTED'::text, 'TIMED_OUT'::text, 'UNREACHABLE'::text, 'ADDRESS_REFUSED'::text, 'SECRET_UNREADABLE'::text])));
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_trigger_known CHECK ((trigger = ANY (ARRAY['EVENT'::text, 'RESEND'::text, 'RECOVERY'::text, 'REPLAY'::text, 'TEST'::text])));
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_delivery_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries(organization_id, id) ON DELETE CASCADE;
ALTER TABLE webhook_attempts ADD CONSTRAINT webhook_attempts_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints(organization_id, id);
CREATE INDEX webhook_attempts_of_delivery ON public.webhook_attempts USING btree (organization_id, delivery_id, id);
CREATE INDEX webhook_attempts_of_endpoint ON public.webhook_attempts USING btree (organization_id, endpoint_id, id);
ALTER TABLE webhook_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_attempts_tenant ON webhook_attempts AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON webhook_attempts TO followthrough_service;
COMMENT ON COLUMN webhook_attempts.answer IS 'The body of the answer: the first 64 KB, with addresses and secrets masked.';

CREATE TABLE webhook_deliveries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_number bigint NOT NULL,
  status text NOT NULL,
  trigger text NOT NULL,
  attempt_count integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone,
  fence integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone
);
ALTER TABLE webhook_deliveries OWNER TO followthrough_owner;
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_once UNIQUE (organization_id, endpoint_id, event_number);
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_pending_is_due CHECK (((status = 'PENDING'::text) = (next_attempt_at IS NOT NULL)));
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_settled_whole CHECK (((status = 'PENDING'::text) = (settled_at IS NULL)));
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_status_known CHECK ((status = ANY (ARRAY['PENDING'::text, 'DELIVERED'::text, 'FAILED'::text])));
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_trigger_known CHECK ((trigger = ANY (ARRAY['EVENT'::text, 'RESEND'::text, 'RECOVERY'::text, 'REPLAY'::text])));
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_endpoint_fkey FOREIGN KEY (organization_id, endpoint_id) REFERENCES webhook_endpoints(organization_id, id);
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_event_fkey FOREIGN KEY (organization_id, event_number) REFERENCES feed_events(organization_id, number) ON DELETE CASCADE;
CREATE INDEX webhook_deliveries_by_age ON public.webhook_deliveries USING btree (organization_id, settled_at) WHERE (settled_at IS NOT NULL);
CREATE INDEX webhook_deliveries_by_event ON public.webhook_deliveries USING btree (organization_id, event_number);
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX webhook_deliveries_due_of_endpoint ON public.webhook_deliveries USING btree (organization_id, endpoint_id, next_attempt_at, event_number) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX webhook_deliveries_of_endpoint ON public.webhook_deliveries USING btree (organization_id, endpoint_id, id);
ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_deliveries_crossing ON webhook_deliveries AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY webhook_deliveries_tenant ON webhook_deliveries AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT DELETE ON webhook_deliveries TO followthrough_crossing;
GRANT INSERT, SELECT, UPDATE ON webhook_deliveries TO followthrough_service;
GRANT SELECT (organization_id, id, endpoint_id, next_attempt_at, settled_at), UPDATE (settled_at) ON webhook_deliveries TO followthrough_crossing;
COMMENT ON COLUMN webhook_deliveries.trigger IS 'Why it is tried: the event, or somebody who wanted it again.';
COMMENT ON COLUMN webhook_deliveries.attempt_count IS 'Tries since then.';
COMMENT ON COLUMN webhook_deliveries.next_attempt_at IS 'When it is due; while somebody holds it, the end of their lease.';

CREATE TABLE webhook_endpoints (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  description text,
  types text[],
  job_id uuid,
  most_per_second integer,
  sealed_secret bytea,
  sealed_with text,
  previous_secret bytea,
  previous_with text,
  previous_until timestamp with time zone,
  sealed_headers bytea,
  headers_with text,
  header_names text[] NOT NULL DEFAULT '{}'::text[],
  disabled_at timestamp with time zone,
  disabled_because text,
  failing_since timestamp with time zone,
  last_failure_at timestamp with time zone,
  last_success_at timestamp with time zone,
  paused_until timestamp with time zone,
  allowance double precision NOT NULL DEFAULT 0,
  allowance_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  deleted_at timestamp with time zone
);
ALTER TABLE webhook_endpoints OWNER TO followthrough_owner;
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (organization_id, id);
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_disabled_because_known CHECK ((disabled_because = ANY (ARRAY['GONE'::text, 'FAILING'::text, 'MEMBER'::text])));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_disabled_whole CHECK (((disabled_at IS NULL) = (disabled_because IS NULL)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_headers_whole CHECK (((sealed_headers IS NULL) = (headers_with IS NULL)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_most_per_second_sane CHECK (((most_per_second >= 1) AND (most_per_second <= 1000)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_previous_whole CHECK ((num_nonnulls(previous_secret, previous_with, previous_until) = ANY (ARRAY[0, 3])));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_secret_while_there CHECK (((sealed_secret IS NULL) = (deleted_at IS NOT NULL)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_secret_whole CHECK (((sealed_secret IS NULL) = (sealed_with IS NULL)));
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs(organization_id, id);
ALTER TABLE webhook_endpoints ADD CONSTRAINT webhook_endpoints_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id);
ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY webhook_endpoints_crossing ON webhook_endpoints AS PERMISSIVE FOR SELECT TO followthrough_crossing
  USING (true);
CREATE POLICY webhook_endpoints_tenant ON webhook_endpoints AS PERMISSIVE FOR ALL TO PUBLIC
  USING ((organization_id = ( SELECT current_organization_id() AS current_organization_id)))
  WITH CHECK ((organization_id = ( SELECT current_organization_id() AS current_organization_id)));
GRANT INSERT, SELECT, UPDATE ON webhook_endpoints TO followthrough_service;
GRANT SELECT (organization_id, id, disabled_at, failing_since, paused_until, deleted_at) ON webhook_endpoints TO followthrough_crossing;
COMMENT ON COLUMN webhook_endpoints.sealed_secret IS 'AES-256-GCM; organization and id of the row are bound to it.';
COMMENT ON COLUMN webhook_endpoints.previous_secret IS 'The one before, which signs too until previous_until.';
COMMENT ON COLUMN webhook_endpoints.allowance IS 'How many deliveries it may get at allowance_at, where most_per_second limits them.';
