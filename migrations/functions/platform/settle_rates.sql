-- Rows are written in the order of their buckets, so that no two processes wait for each other.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION settle_rates(buckets text[], counts integer[], window_seconds integer, now timestamptz)
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
