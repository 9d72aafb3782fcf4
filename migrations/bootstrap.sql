-- The roles of Followthrough, and nothing else.
--
-- Why three: row-level security binds nobody who is a superuser, has BYPASSRLS or owns the table, so the role that
-- serves must be none of these.
--
--   followthrough_owner     owns the database and runs the migrations (MIGRATION_DATABASE_URL)
--   followthrough_service   serves: the API's and the worker's role (DATABASE_URL). It owns nothing and reads and writes
--                           what migrations grant to it, inside one organization at a time
--   followthrough_crossing  nobody logs in as it. It owns the few SECURITY DEFINER functions that look across
--                           organizations, and has grants and policies of its own. Owned by the table owner they would
--                           return nothing (the tables FORCE row-level security), owned by a superuser they would hide
--                           that. A migration hands a function over with ALTER FUNCTION ... OWNER TO followthrough_crossing,
--                           for which this role needs CREATE on the schema at that moment
--
-- Run it once per PostgreSQL server (16 or later) as a role which may create roles: with psql -f, or mounted in
-- /docker-entrypoint-initdb.d. It may be run again. It holds no passwords and names no database, so go on with these,
-- under a database name of your choice:
--
--   ALTER ROLE followthrough_owner PASSWORD '...';      -- or \password followthrough_owner in psql
--   ALTER ROLE followthrough_service PASSWORD '...';
--   CREATE DATABASE followthrough OWNER followthrough_owner;
--   REVOKE ALL ON DATABASE followthrough FROM PUBLIC;
--   GRANT CONNECT ON DATABASE followthrough TO followthrough_service;
--   -- then, connected to it:
--   ALTER SCHEMA public OWNER TO followthrough_owner;
--   REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'followthrough_owner') THEN
    CREATE ROLE followthrough_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'followthrough_service') THEN
    CREATE ROLE followthrough_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'followthrough_crossing') THEN
    CREATE ROLE followthrough_crossing NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
  END IF;
END
$$;

-- SET, so that the owner may hand functions over; not INHERIT, so that the owner does not read across organizations.
GRANT followthrough_crossing TO followthrough_owner WITH SET TRUE, INHERIT FALSE, ADMIN FALSE;

-- Roles that were there before are not altered: whoever made them is told instead.
DO $$
DECLARE
  unsafe text;
BEGIN
  SELECT string_agg(rolname, ', ' ORDER BY rolname) INTO unsafe
  FROM pg_roles
  WHERE rolname IN ('followthrough_owner', 'followthrough_service', 'followthrough_crossing')
    AND (rolsuper OR rolbypassrls OR rolcreaterole);
  IF unsafe IS NOT NULL THEN
    RAISE EXCEPTION 'row-level security would not bind %: take SUPERUSER, BYPASSRLS and CREATEROLE away', unsafe;
  END IF;
  IF pg_has_role('followthrough_service', 'followthrough_owner', 'MEMBER')
    OR pg_has_role('followthrough_service', 'followthrough_crossing', 'MEMBER') THEN
    RAISE EXCEPTION 'followthrough_service must not be a member of followthrough_owner or followthrough_crossing';
  END IF;
END
$$;
