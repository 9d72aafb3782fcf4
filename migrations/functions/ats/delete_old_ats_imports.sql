SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_ats_imports(created_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH deleted AS (
    DELETE FROM public.ats_imports r USING (
      SELECT o.id FROM public.ats_imports o
      WHERE o.organization_id = (SELECT public.current_organization_id())
        AND o.created_at <= created_until ORDER BY o.created_at LIMIT most) old
    WHERE r.organization_id = (SELECT public.current_organization_id()) AND r.id = old.id RETURNING 1
  )
  SELECT count(*) FROM deleted
$$;
COMMENT ON FUNCTION delete_old_ats_imports IS 'Deletes up to "most" imports of this transaction''s organization that were given at that instant or before, with all that is theirs; returns how many.';
REVOKE ALL ON FUNCTION delete_old_ats_imports FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_ats_imports TO followthrough_service;
