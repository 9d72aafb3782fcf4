CREATE OR REPLACE FUNCTION search_form(said text) RETURNS text
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
