-- Why: a name that was stored as "Zoe" and a combining diaeresis was not found by "Zoë", nor "Müller" by "muller", and each
-- search read all of an organization's candidates from their table. And who knows a candidate by their e-mail address, or
-- wants the applications for one job, had to go through all of them.
--
-- The comparisons that row-level security lets an index answer are those of PostgreSQL that are leakproof: equality and
-- order, and neither LIKE nor lower() (ADR 43). So what is compared is stored as it is compared, and a search reads one
-- index from end to end, of its own organization alone.
--
-- The columns are generated: the table is rewritten once.

CREATE FUNCTION search_form(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT left(btrim(regexp_replace(normalize(
    -- Letters that Unicode takes for letters of their own, as people who lack them on their keyboard write them.
    replace(replace(replace(translate(
      -- In upper case ß is SS, and both sigmas are one.
      lower(upper(regexp_replace(
        normalize(translate(said, '´`‘’ʼ′‐‑–—', '''''''''''''----'), NFKD),
        -- Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and what nobody sees. Marks of Japanese stay: か is not が.
        '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]',
        '', 'g') COLLATE "und-x-icu")),
      'øłđðħŧı', 'olddhti'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    NFKC), '\s+', ' ', 'g')), 400)
$$;
COMMENT ON FUNCTION search_form IS 'A name as searches compare it: without accents, case, width, and white space at its ends. 400 characters at most: a longer key would not go into the index.';
REVOKE ALL ON FUNCTION search_form FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_form TO followthrough_service;

CREATE FUNCTION search_pattern(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT '%' || regexp_replace(NULLIF(public.search_form(said), ''), '([\\%_])', '\\\1', 'g') || '%'
$$;
COMMENT ON FUNCTION search_pattern IS 'What LIKE has to find in a search form that contains what was said. NULL, which finds nothing, for what consists of marks alone.';
REVOKE ALL ON FUNCTION search_pattern FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_pattern TO followthrough_service;

ALTER TABLE candidates
  ADD COLUMN search_text text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN erased_at IS NULL THEN public.search_form(full_name) || E'\n' || public.search_form(email) END) STORED,
  ADD COLUMN email_key text COLLATE "C" GENERATED ALWAYS AS (lower(email COLLATE "C")) STORED;
COMMENT ON COLUMN candidates.search_text IS 'Name and address as searches compare them; NULL once the candidate is erased.';
COMMENT ON COLUMN candidates.email_key IS 'The address in lower case, by which it is looked up.';

CREATE INDEX candidates_by_search_text ON candidates (organization_id, search_text) INCLUDE (id);
CREATE INDEX candidates_by_email ON candidates (organization_id, email_key, id);
CREATE INDEX applications_by_job ON applications (organization_id, job_id, id);
