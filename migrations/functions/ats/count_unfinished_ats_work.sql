SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION count_unfinished_ats_work() RETURNS TABLE (work text, unfinished bigint, oldest_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'held_rows', count(*), min(h.received_at) FROM public.ats_held_rows h
  UNION ALL
  SELECT 'deliveries', count(*), min(d.received_at) FROM public.ats_deliveries d WHERE d.next_attempt_at IS NOT NULL
  UNION ALL
  SELECT 'imports', count(*), min(i.created_at) FROM public.ats_imports i WHERE i.next_attempt_at IS NOT NULL
$$;
COMMENT ON FUNCTION count_unfinished_ats_work IS 'What other systems brought over all organizations and is not done with, and since when; for metrics.';
REVOKE ALL ON FUNCTION count_unfinished_ats_work FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_unfinished_ats_work TO followthrough_service;
