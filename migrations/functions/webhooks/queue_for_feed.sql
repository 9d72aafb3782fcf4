-- In the transaction of the event, as whoever publishes it: an event that happened is never forgotten.
CREATE OR REPLACE FUNCTION queue_for_feed() RETURNS trigger
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
