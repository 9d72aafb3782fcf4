SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_ats_imports(created_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM public.ats_imports d USING (
      SELECT o.organization_id, o.id FROM public.ats_imports o
      WHERE o.created_at <= created_until ORDER BY o.created_at LIMIT most) old
    WHERE d.organization_id = old.organization_id AND d.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_ats_imports IS 'Deletes up to "most" imports that were given at that instant or before, with all that is theirs, over all organizations; returns how many.';
REVOKE ALL ON FUNCTION delete_old_ats_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_ats_imports TO followthrough_service;
