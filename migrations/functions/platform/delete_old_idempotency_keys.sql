SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION delete_old_idempotency_keys(made_until timestamptz, most integer)
RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH old_keys AS MATERIALIZED (
    SELECT o.organization_id, o.credential_id, o.key_hash FROM public.idempotency_keys o
    WHERE o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), old_changes AS MATERIALIZED (
    SELECT o.organization_id, o.request_id, o.step FROM public.idempotent_changes o
    WHERE o.created_at <= made_until ORDER BY o.created_at LIMIT most FOR UPDATE SKIP LOCKED
  ), keys AS (
    DELETE FROM public.idempotency_keys k USING old_keys o
    WHERE k.organization_id = o.organization_id AND k.credential_id = o.credential_id AND k.key_hash = o.key_hash
    RETURNING 1
  ), changes AS (
    DELETE FROM public.idempotent_changes c USING old_changes o
    WHERE c.organization_id = o.organization_id AND c.request_id = o.request_id AND c.step = o.step
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM keys) + (SELECT count(*) FROM changes)
$$;
COMMENT ON FUNCTION delete_old_idempotency_keys IS 'Deletes up to "most" idempotency keys and as many recorded changes made at that instant or before, over all organizations; returns how many.';
REVOKE ALL ON FUNCTION delete_old_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION delete_old_idempotency_keys TO followthrough_service;
