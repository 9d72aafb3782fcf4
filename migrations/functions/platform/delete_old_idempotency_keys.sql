SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_idempotency_keys(made_until timestamptz, most integer) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
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
$$;
COMMENT ON FUNCTION delete_old_idempotency_keys IS 'Deletes up to "most" idempotency keys of this transaction''s organization and as many recorded changes that were made at that instant or before; returns how many of the more.';
REVOKE ALL ON FUNCTION delete_old_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys TO followthrough_service;
