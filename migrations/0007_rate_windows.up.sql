-- Why: how many requests a key, an organization or an address has made this minute is known to all processes together.
-- Each counts by itself and settles here about once a second, so the counts belong to no request and to no tenant: they
-- are there before an organization is known.
--
-- Unlogged: counts of one minute are worth neither the write-ahead log nor a place in a backup, and after a crash
-- counting begins anew. A bucket names an id, or part of a hash: nobody's name, nobody's address.
--
-- The service has no right on the table. It calls one function, which adds its counts, tells the sums and takes away the
-- windows that are over. Rows are written in the order of their buckets, so that no two processes wait for each other.

GRANT CREATE ON SCHEMA public TO followthrough_crossing;

CREATE UNLOGGED TABLE rate_windows (
  bucket  text NOT NULL,
  used    integer NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT rate_windows_pkey PRIMARY KEY (bucket)
) WITH (fillfactor = 50);
CREATE INDEX rate_windows_ended ON rate_windows (ends_at);
COMMENT ON TABLE rate_windows IS 'Requests of the running minute, of all processes together; empty after a crash.';
COMMENT ON COLUMN rate_windows.bucket IS 'KEY or ORGANIZATION and an id, or ADDRESS and 24 bits of a hash, which many addresses share.';

ALTER TABLE rate_windows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY rate_windows_crossing ON rate_windows TO followthrough_crossing USING (true);
GRANT SELECT (bucket, used, ends_at), INSERT (bucket, used, ends_at), UPDATE (used, ends_at), DELETE
  ON rate_windows TO followthrough_crossing;

CREATE FUNCTION settle_rates(buckets text[], counts integer[], window_seconds integer, now timestamptz)
RETURNS TABLE (bucket text, used integer, ends_in_ms integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
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
$$;
COMMENT ON FUNCTION settle_rates IS 'Adds what a process counted to the running window of each bucket, tells what all processes have counted and for how long the window lasts, and removes windows that are over.';

REVOKE ALL ON FUNCTION settle_rates FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_rates TO followthrough_service;
ALTER FUNCTION settle_rates OWNER TO followthrough_crossing;

REVOKE CREATE ON SCHEMA public FROM followthrough_crossing;
