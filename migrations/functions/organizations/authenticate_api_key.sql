SET LOCAL ROLE followthrough_crossing;
CREATE OR REPLACE FUNCTION authenticate_api_key(key_id uuid, key_secret_hash bytea, on_behalf_of text, now timestamptz)
RETURNS TABLE (organization_id uuid, id uuid, name text, scopes text[], suspended boolean,
               member_id uuid, member_name text, member_role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT k.organization_id, k.id, k.name, k.scopes, o.suspended_at IS NOT NULL, m.id, m.full_name, m.role
  FROM public.api_keys k
  JOIN public.organizations o ON o.id = k.organization_id
  LEFT JOIN LATERAL (
    SELECT e.id, e.full_name, e.role FROM public.members e
    WHERE e.organization_id = k.organization_id AND e.status <> 'REMOVED'
      AND (lower(e.email) = lower(on_behalf_of) OR e.external_id = on_behalf_of)
    ORDER BY e.external_id IS NOT DISTINCT FROM on_behalf_of DESC LIMIT 1) m ON on_behalf_of IS NOT NULL
  WHERE k.id = key_id AND k.secret_hash = key_secret_hash AND k.revoked_at IS NULL
    AND (k.expires_at IS NULL OR k.expires_at > now)
$$;
COMMENT ON FUNCTION authenticate_api_key IS 'The organization and rights of a valid API key, and the member it acts for, found by external id or e-mail address; no row for any other key.';
REVOKE ALL ON FUNCTION authenticate_api_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate_api_key TO followthrough_service;
