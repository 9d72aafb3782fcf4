-- Without a search_path of its own, which would keep PostgreSQL from putting its body into the statements: each asks it once of
-- every table. What its body names is settled when it is made.
CREATE OR REPLACE FUNCTION current_organization_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN pg_catalog.current_setting('app.organization_id', true) OPERATOR(pg_catalog.<>) ''
  THEN pg_catalog.current_setting('app.organization_id', true)::pg_catalog.uuid END;
COMMENT ON FUNCTION current_organization_id IS 'The organization of this transaction; NULL outside one. After SET LOCAL and COMMIT the setting is an empty string, which is none.';
