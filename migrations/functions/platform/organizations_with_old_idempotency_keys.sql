-- One probe of an index for each of them, however much is old.
SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION organizations_with_old_idempotency_keys(made_until timestamptz) RETURNS TABLE (organization_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT o.id FROM public.organizations o
  WHERE EXISTS (SELECT FROM public.idempotency_keys r WHERE r.organization_id = o.id AND r.created_at <= made_until)
    OR EXISTS (SELECT FROM public.idempotent_changes r WHERE r.organization_id = o.id AND r.created_at <= made_until)
  ORDER BY o.id
$$;
COMMENT ON FUNCTION organizations_with_old_idempotency_keys IS 'The organizations with idempotency keys or recorded changes that were made at that instant or before.';
REVOKE ALL ON FUNCTION organizations_with_old_idempotency_keys FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_old_idempotency_keys TO followthrough_service;
