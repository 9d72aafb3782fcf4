CREATE OR REPLACE FUNCTION current_organization_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog
AS $$ SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid $$;
COMMENT ON FUNCTION current_organization_id IS 'The organization of this transaction; NULL outside one. After SET LOCAL and COMMIT the setting is an empty string, hence NULLIF.';
