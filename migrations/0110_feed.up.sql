-- Why: other systems follow what happens, in order and without gaps. Events are numbered after they were committed, one
-- organization by one worker at a time, so that a number that can be read is never followed by a lower one.
--
--   feed_pending    events that have no number yet: a work list of ids, from which the worker deletes
--   feed_events     what is told outside of each: ids, references, dates, no name and no words; may be added to only
--   feed_state      how far an organization's feed has come, and what of it is gone
--   feed_sequences  how many events of each application there have been
--
-- Expand only: what happened before has no number. The version before does not know of the work list: the trigger sees
-- to its events too.
CREATE TABLE feed_pending (
  organization_id uuid NOT NULL,
  event_id        uuid NOT NULL,
  queued_at       timestamptz NOT NULL,
  -- In the order in which they are taken. No key refers to the event: nobody deletes any, and each would be looked up.
  CONSTRAINT feed_pending_pkey PRIMARY KEY (organization_id, queued_at, event_id)
);
COMMENT ON COLUMN feed_pending.queued_at IS 'By the clock of the database, not of the process: whoever waited for a lock on an application is later than who held it.';

CREATE TABLE feed_state (
  organization_id uuid NOT NULL,
  last_number     bigint NOT NULL DEFAULT 0,
  deleted_through bigint NOT NULL DEFAULT 0,
  retention_days  integer NOT NULL DEFAULT 90,
  CONSTRAINT feed_state_pkey PRIMARY KEY (organization_id),
  CONSTRAINT feed_state_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT feed_state_retention_sane CHECK (retention_days BETWEEN 1 AND 3650),
  CONSTRAINT feed_state_deleted_was_there CHECK (deleted_through BETWEEN 0 AND last_number)
);
COMMENT ON COLUMN feed_state.deleted_through IS 'The last number that was deleted: a cursor before it leads nowhere.';

CREATE TABLE feed_sequences (
  organization_id uuid NOT NULL,
  application_id  uuid NOT NULL,
  last_sequence   integer NOT NULL,
  CONSTRAINT feed_sequences_pkey PRIMARY KEY (organization_id, application_id),
  CONSTRAINT feed_sequences_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id)
);

CREATE TABLE feed_events (
  organization_id uuid NOT NULL,
  number          bigint NOT NULL,
  id              uuid NOT NULL,
  type            text NOT NULL,
  at              timestamptz NOT NULL,
  origin          text NOT NULL,
  application_id  uuid,
  candidate_id    uuid,
  job_id          uuid,
  sequence        integer,
  application_ref jsonb,
  candidate_ref   jsonb,
  job_ref         jsonb,
  facts           jsonb NOT NULL,
  numbered_at     timestamptz NOT NULL,
  CONSTRAINT feed_events_pkey PRIMARY KEY (organization_id, number),
  CONSTRAINT feed_events_id_unique UNIQUE (organization_id, id),
  CONSTRAINT feed_events_organization_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
  CONSTRAINT feed_events_application_fkey FOREIGN KEY (organization_id, application_id) REFERENCES applications (organization_id, id),
  CONSTRAINT feed_events_candidate_fkey FOREIGN KEY (organization_id, candidate_id) REFERENCES candidates (organization_id, id),
  CONSTRAINT feed_events_job_fkey FOREIGN KEY (organization_id, job_id) REFERENCES jobs (organization_id, id),
  CONSTRAINT feed_events_number_positive CHECK (number > 0),
  CONSTRAINT feed_events_origin_known CHECK (origin IN ('API', 'SYNC', 'CONNECTOR', 'PAGE', 'SYSTEM')),
  CONSTRAINT feed_events_sequence_of_application CHECK ((sequence IS NULL) = (application_id IS NULL))
);
CREATE INDEX feed_events_by_type ON feed_events (organization_id, type, number);
CREATE INDEX feed_events_by_application ON feed_events (organization_id, application_id, number) WHERE application_id IS NOT NULL;
CREATE INDEX feed_events_by_candidate ON feed_events (organization_id, candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX feed_events_by_age ON feed_events (organization_id, numbered_at, number);
COMMENT ON TABLE feed_events IS 'The feed of each organization: what is told to other systems, numbered without gaps.';
COMMENT ON COLUMN feed_events.sequence IS 'Which event of its application it is, from 1 without gaps.';
COMMENT ON COLUMN feed_events.application_ref IS '{source, remoteId} as it was when the event was numbered; NULL once the candidate is erased.';
COMMENT ON COLUMN feed_events.numbered_at IS 'When it was given its number; at is when it happened.';

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['feed_pending', 'feed_state', 'feed_sequences', 'feed_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t || '_tenant', t);
  END LOOP;
END
$$;
GRANT SELECT, INSERT, DELETE ON feed_pending TO followthrough_service;
GRANT SELECT, INSERT, UPDATE ON feed_state, feed_sequences TO followthrough_service;
GRANT SELECT, INSERT ON feed_events TO followthrough_service;

-- In the transaction of the event, as whoever publishes it: an event that happened is never forgotten.
CREATE FUNCTION queue_for_feed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO public.feed_pending (organization_id, event_id, queued_at)
  SELECT p.organization_id, p.id, pg_catalog.clock_timestamp() FROM published p;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION queue_for_feed IS 'Puts events that are published on the work list of the feed.';
REVOKE ALL ON FUNCTION queue_for_feed FROM PUBLIC;
CREATE TRIGGER domain_events_feed AFTER INSERT ON domain_events
  REFERENCING NEW TABLE AS published FOR EACH STATEMENT EXECUTE FUNCTION queue_for_feed();

GRANT CREATE ON SCHEMA public TO followthrough_crossing;
GRANT SELECT (organization_id) ON feed_pending TO followthrough_crossing;
GRANT SELECT (organization_id, number, candidate_id, numbered_at), UPDATE (application_ref, candidate_ref), DELETE ON feed_events TO followthrough_crossing;
GRANT SELECT (organization_id, retention_days, deleted_through), UPDATE (deleted_through) ON feed_state TO followthrough_crossing;
CREATE POLICY feed_pending_crossing ON feed_pending TO followthrough_crossing USING (true);

SET LOCAL ROLE followthrough_crossing;
-- One probe for each of them, however much waits.
CREATE FUNCTION organizations_with_pending_events() RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH RECURSIVE walk (id) AS (
    (SELECT p.organization_id FROM public.feed_pending p ORDER BY p.organization_id LIMIT 1)
    UNION ALL
    SELECT (SELECT p.organization_id FROM public.feed_pending p WHERE p.organization_id > w.id ORDER BY p.organization_id LIMIT 1)
    FROM walk w WHERE w.id IS NOT NULL
  )
  SELECT w.id FROM walk w WHERE w.id IS NOT NULL
$$;
COMMENT ON FUNCTION organizations_with_pending_events IS 'The organizations that have events without a number.';

-- History cannot be changed by the service's role. These two do it in the organization of the transaction alone: the
-- tenants' policies bind the role that owns them too.
CREATE FUNCTION erase_feed_references(erased_candidate uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.feed_events e SET application_ref = NULL, candidate_ref = NULL
  FROM public.candidates c
  WHERE c.organization_id = (SELECT public.current_organization_id()) AND c.id = erased_candidate AND c.erased_at IS NOT NULL
    AND e.organization_id = c.organization_id AND e.candidate_id = c.id
$$;
COMMENT ON FUNCTION erase_feed_references IS 'Takes the ids that other systems have for an erased candidate, and for what they applied for, out of the feed of this transaction''s organization.';

CREATE FUNCTION delete_old_feed_events(now timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
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
$$;
COMMENT ON FUNCTION delete_old_feed_events IS 'Deletes up to "most" events that are older than this transaction''s organization keeps them, the oldest first; returns how many.';

REVOKE ALL ON FUNCTION organizations_with_pending_events, erase_feed_references, delete_old_feed_events FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_pending_events, erase_feed_references, delete_old_feed_events TO followthrough_service;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
