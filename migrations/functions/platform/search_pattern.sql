CREATE OR REPLACE FUNCTION search_pattern(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT '%' || regexp_replace(NULLIF(public.search_form(said), ''), '([\\%_])', '\\\1', 'g') || '%'
$$;
COMMENT ON FUNCTION search_pattern IS 'What LIKE has to find in a search form that contains what was said. NULL, which finds nothing, for what consists of marks alone.';
REVOKE ALL ON FUNCTION search_pattern FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_pattern TO followthrough_service;
