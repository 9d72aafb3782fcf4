-- Why: members are told once a day what is theirs to do. Each has the instant of their next digest, found and leased like
-- the next instant of a timeline; a digest that was sent is a row whose key is its local day, so that none goes out twice.
--
-- Expand only. The members there are get their first digest on the next business day, not at the hour of this migration.

CREATE TABLE digest_schedules (
  organization_id uuid NOT NULL,
  member_id       uuid NOT NULL,
  done_until      date NOT NULL,
  next_at         timestamptz,
  claimed_until   timestamptz,
  CONSTRAINT digest_schedules_pkey PRIMARY KEY (organization_id, member_id),
  CONSTRAINT digest_schedules_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id)
);
COMMENT ON COLUMN digest_schedules.done_until IS 'The local day up to which everything was told, or skipped.';
COMMENT ON COLUMN digest_schedules.next_at IS 'When the next digest is due; NULL for who gets none: viewers, and who was removed.';
CREATE INDEX digest_schedules_due ON digest_schedules (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE digests (
  organization_id uuid NOT NULL,
  member_id       uuid NOT NULL,
  day             date NOT NULL,
  message_id      uuid NOT NULL,
  CONSTRAINT digests_pkey PRIMARY KEY (organization_id, member_id, day),
  CONSTRAINT digests_member_fkey FOREIGN KEY (organization_id, member_id) REFERENCES members (organization_id, id),
  CONSTRAINT digests_message_fkey FOREIGN KEY (organization_id, message_id) REFERENCES messages (organization_id, id)
);
COMMENT ON TABLE digests IS 'The digests that were sent: at most one to a member on a local day of theirs.';

-- A digest names what waits for a member; of all messages those are few.
CREATE INDEX messages_waiting ON messages (organization_id, id) WHERE status = 'WAITING';

COMMENT ON COLUMN notifications.day IS 'Of what may be told again on another day, the local day of the member''s digest; of a call that is needed, the day from which it is.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['digest_schedules', 'digests'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON digest_schedules TO followthrough_service;
-- History: may be added to, never changed.
GRANT SELECT, INSERT ON digests TO followthrough_service;

-- Due at once, and done with until today: the first look finds nothing to send and reckons the next business day. The
-- owner is bound by row-level security too: one organization after another.
DO $$
DECLARE
  tenants uuid[];
  tenant uuid;
BEGIN
  SET LOCAL ROLE followthrough_crossing;
  SELECT coalesce(array_agg(id), '{}') INTO tenants FROM organizations;
  RESET ROLE;
  FOREACH tenant IN ARRAY tenants LOOP
    PERFORM set_config('app.organization_id', tenant::text, true);
    INSERT INTO digest_schedules (organization_id, member_id, done_until, next_at)
    SELECT m.organization_id, m.id, (now() AT TIME ZONE coalesce(m.time_zone, o.time_zone))::date,
           CASE WHEN m.role <> 'VIEWER' AND m.status <> 'REMOVED' THEN date_trunc('milliseconds', now()) END
    FROM members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.organization_id = tenant;
  END LOOP;
  PERFORM set_config('app.organization_id', '', true);
END
$$;

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id, member_id, next_at, claimed_until), UPDATE (claimed_until) ON digest_schedules TO followthrough_crossing;
CREATE POLICY digest_schedules_crossing ON digest_schedules TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
-- A suspended organization is silent to its members too.
CREATE FUNCTION claim_due_digests(now timestamptz, lease_until timestamptz, most integer)
RETURNS TABLE (organization_id uuid, member_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
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
$$;
COMMENT ON FUNCTION claim_due_digests IS 'Leases up to "most" members whose digest is due, over all organizations that are not suspended.';
REVOKE ALL ON FUNCTION claim_due_digests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_due_digests TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
