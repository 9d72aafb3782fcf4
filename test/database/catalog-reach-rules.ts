import type { CatalogRule } from './catalog-rules.js';

// What the rules of catalog-rules.ts do not look at: everything beside the tables of `public` by which a row, a right or
// a statement could get past them.

const owner = `'followthrough_owner'::regrole`;
const service = `'followthrough_service'::regrole`;
const acrossOrganizations = `'followthrough_crossing'::regrole`;

const inOurs = (column: string) => `${column} IN ('public'::regnamespace, 'pgboss'::regnamespace)`;
const grantee = `CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee) END`;
const here = `(SELECT oid FROM pg_database WHERE datname = current_database())`;
// Objects that came with PostgreSQL have lower ids.
const made = (alias: string) => `${alias}.oid >= 16384`;
const described = (catalog: string, alias: string) => `pg_describe_object('${catalog}'::regclass, ${alias}.oid, 0)`;

/** Text and other content that the functions which cross organizations have to look at, and the columns they lease by. */
const readAcross = `(VALUES ('api_keys', 'name'), ('api_keys', 'mode'), ('api_keys', 'secret_hash'), ('api_keys', 'scopes'),
  ('members', 'full_name'), ('members', 'email'), ('members', 'external_id'), ('members', 'role'), ('members', 'status'),
  ('messages', 'status'), ('idempotency_keys', 'key_hash'), ('idempotent_changes', 'step'), ('link_tokens', 'purpose'), ('link_tokens', 'token_hash'),
  ('identity_providers', 'issuer'), ('identity_providers', 'audience'), ('identity_providers', 'email_claim'),
  ('identity_providers', 'name_claim'), ('identity_providers', 'verified_by'), ('members', 'identity_issuer'), ('members', 'identity_subject'),
  ('calendar_feeds', 'token_hash'), ('feed_events', 'number'), ('feed_state', 'deleted_through')) AS listed (name, attribute)`;
// To lock a row that is to be deleted, inside one organization, asks for the right to update a column of it: instants alone.
const lockedInside = `(VALUES ('idempotency_keys', 'created_at'), ('idempotent_changes', 'created_at'),
  ('webhook_deliveries', 'settled_at')) AS listed (name, attribute)`;

// What erasing a person takes out of history: inside one organization, which the functions' own policies see to.
const erasedInside = `(VALUES ('timeline_revisions', 'note'), ('timeline_revisions', 'internal_note'), ('contacts', 'internal_note'),
  ('application_turns', 'internal_note'), ('audit_details', 'detail'), ('audit_details', 'salt'),
  ('audit_details', 'erased_at'),
  ('feed_events', 'application_ref'), ('feed_events', 'candidate_ref'), ('feed_state', 'deleted_through')) AS listed (name, attribute)`;

/** Of the queue's tables: those the service works on, and those it may look at. */
const workedOn = `('job', 'job_common', 'job_dependency', 'queue_stats', 'schedule', 'subscription', 'warning', 'instance')`;
const lookedAt = `('queue', 'version')`;

/** Settings that may be stored for a role or the database (docs/operations.md). */
const storable = `'^(statement_timeout|lock_timeout|idle_in_transaction_session_timeout)='`;

/** Functions that run a text they are given. */
const runsText = `'\\m(execute|dblink\\w*|query_to_xml\\w*|cursor_to_xml\\w*|table_to_xml\\w*|schema_to_xml\\w*|database_to_xml\\w*|ts_stat|ts_rewrite)\\M'`;

export const reachRules: readonly CatalogRule[] = [
  {
    name: 'there are two schemas, public and the queue, and both are the owner’s',
    sql: `SELECT n.nspname AS fault FROM pg_namespace n WHERE n.nspname !~ '^(pg_|information_schema$)'
      AND NOT (${inOurs('n.oid')} AND n.nspowner = ${owner})`,
  },
  {
    name: 'nobody but the owner makes anything in a schema, and only the service uses the queue’s',
    sql: `SELECT n.nspname || ': ' || g.privilege_type || ' to ' || ${grantee} AS fault FROM pg_namespace n, aclexplode(n.nspacl) g
      WHERE ${inOurs('n.oid')} AND g.grantee <> n.nspowner
        AND (g.privilege_type = 'CREATE' OR (n.nspname = 'pgboss' AND g.grantee <> ${service}))`,
  },
  {
    name: 'the database lets the service connect, and nobody else do anything',
    sql: `SELECT g.privilege_type || ' to ' || ${grantee} AS fault FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) g
      WHERE d.oid = ${here} AND g.grantee <> d.datdba AND NOT (g.grantee = ${service} AND g.privilege_type = 'CONNECT')`,
  },
  {
    name: 'everything is the owner’s, but the functions that cross',
    sql: `SELECT ${described('pg_class', 'c')} AS fault FROM pg_class c WHERE ${inOurs('c.relnamespace')} AND c.relowner <> ${owner}
      UNION SELECT ${described('pg_type', 't')} FROM pg_type t WHERE ${inOurs('t.typnamespace')} AND t.typowner <> ${owner} AND t.typrelid = 0 AND t.typelem = 0
      UNION SELECT ${described('pg_proc', 'p')} FROM pg_proc p WHERE ${inOurs('p.pronamespace')} AND p.proowner <> ${owner}
        AND NOT (p.proowner = ${acrossOrganizations} AND p.prosecdef AND p.pronamespace = 'public'::regnamespace)
      UNION SELECT pg_describe_object(s.classid, s.objid, s.objsubid) FROM pg_shdepend s
        WHERE s.refclassid = 'pg_authid'::regclass AND s.deptype = 'o' AND s.refobjid IN (${service}, ${acrossOrganizations}) AND s.dbid IN (0, ${here})
          AND NOT EXISTS (SELECT FROM pg_proc p WHERE s.classid = 'pg_proc'::regclass AND p.oid = s.objid AND p.proowner = ${acrossOrganizations})`,
  },
  {
    name: 'nothing is granted before it is there',
    sql: `SELECT pg_get_userbyid(a.defaclrole) || ': ' || a.defaclobjtype::text AS fault FROM pg_default_acl a`,
  },
  {
    name: 'no right can be handed on',
    sql: `SELECT ${described('pg_class', 'c')} AS fault FROM pg_class c, aclexplode(c.relacl) g WHERE ${inOurs('c.relnamespace')} AND g.is_grantable AND g.grantee <> c.relowner
      UNION SELECT ${described('pg_class', 'c')} FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g WHERE ${inOurs('c.relnamespace')} AND g.is_grantable
      UNION SELECT ${described('pg_proc', 'p')} FROM pg_proc p, aclexplode(p.proacl) g WHERE ${inOurs('p.pronamespace')} AND g.is_grantable AND g.grantee <> p.proowner
      UNION SELECT ${described('pg_namespace', 'n')} FROM pg_namespace n, aclexplode(n.nspacl) g WHERE ${inOurs('n.oid')} AND g.is_grantable AND g.grantee <> n.nspowner`,
  },
  {
    name: 'a function is nobody’s to call by default; the policies’ own is everybody’s',
    sql: `SELECT p.oid::regprocedure || ' by ' || ${grantee} AS fault FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
      WHERE ${inOurs('p.pronamespace')} AND p.oid <> 'current_organization_id'::regproc AND g.grantee NOT IN (p.proowner, ${service})
        AND NOT (p.oid = 'subjects_of_candidate'::regproc AND g.grantee = ${acrossOrganizations})`,
  },
  {
    name: 'a function is SQL or PL/pgSQL and runs no text as a statement',
    sql: `SELECT p.oid::regprocedure::text AS fault FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
      WHERE p.pronamespace = 'public'::regnamespace AND (l.lanname NOT IN ('sql', 'plpgsql') OR coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) ~* ${runsText})`,
  },
  {
    name: 'a function sets its search path and that it is planned once, nothing else, and is not taken for leakproof',
    sql: `SELECT p.oid::regprocedure::text AS fault FROM pg_proc p
      WHERE ${inOurs('p.pronamespace')} AND (p.proleakproof OR EXISTS (SELECT FROM unnest(p.proconfig) AS setting WHERE setting !~ '^(search_path=|plan_cache_mode=force_generic_plan$)'))`,
  },
  {
    name: 'no sequence counts for all organizations',
    sql: `SELECT c.relname AS fault FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'`,
  },
  {
    name: 'no extension, language, foreign server, publication or subscription leads out of the database',
    sql: `SELECT e.extname AS fault FROM pg_extension e WHERE e.extname <> 'plpgsql'
      UNION SELECT l.lanname FROM pg_language l WHERE l.lanname NOT IN ('internal', 'c', 'sql', 'plpgsql')
      UNION SELECT f.fdwname FROM pg_foreign_data_wrapper f
      UNION SELECT s.srvname FROM pg_foreign_server s
      UNION SELECT p.pubname FROM pg_publication p
      UNION SELECT s.subname FROM pg_subscription s WHERE s.subdbid = ${here}`,
  },
  {
    name: 'no rule, event trigger, operator, cast or large object stands beside the tables',
    sql: `SELECT r.rulename AS fault FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE ${inOurs('c.relnamespace')} AND c.relkind <> 'v'
      UNION SELECT e.evtname FROM pg_event_trigger e
      UNION SELECT o.oid::regoperator::text FROM pg_operator o WHERE ${made('o')}
      UNION SELECT ${described('pg_cast', 'k')} FROM pg_cast k WHERE ${made('k')}
      UNION SELECT 'large object of ' || pg_get_userbyid(m.lomowner) FROM pg_largeobject_metadata m`,
  },
  {
    name: 'our roles hold rights on tables, functions and schemas, and nobody on a parameter of the server',
    sql: `SELECT pg_describe_object(s.classid, s.objid, s.objsubid) AS fault FROM pg_shdepend s
      WHERE s.refclassid = 'pg_authid'::regclass AND s.deptype = 'a' AND s.refobjid IN (${service}, ${acrossOrganizations}) AND s.dbid IN (0, ${here})
        AND s.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_namespace'::regclass, 'pg_database'::regclass)
      UNION SELECT 'parameter ' || p.parname FROM pg_parameter_acl p`,
  },
  {
    // The counts of requests belong to no tenant, and to this role alone.
    name: 'the crossing role reads ids, instants, numbers and what is listed here, and writes what is erased alone',
    sql: `SELECT c.relname || '.' || a.attname || ': ' || g.privilege_type AS fault
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
      WHERE g.grantee = ${acrossOrganizations} AND c.relname <> 'rate_windows' AND NOT CASE g.privilege_type
        WHEN 'SELECT' THEN a.atttypid IN ('uuid'::regtype, 'timestamptz'::regtype, 'integer'::regtype, 'boolean'::regtype)
          OR EXISTS (SELECT FROM ${readAcross} WHERE name = c.relname AND attribute = a.attname)
        WHEN 'UPDATE' THEN EXISTS (SELECT FROM ${lockedInside} WHERE name = c.relname AND attribute = a.attname)
          OR EXISTS (SELECT FROM ${erasedInside} WHERE name = c.relname AND attribute = a.attname)
        ELSE false END`,
  },
  {
    name: 'the service works on the queue and does not define it',
    sql: `SELECT c.relname || ': ' || g.privilege_type AS fault
      FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class parent ON parent.oid = i.inhparent, aclexplode(c.relacl) g
      WHERE c.relnamespace = 'pgboss'::regnamespace AND g.grantee <> c.relowner
        AND NOT (g.grantee = ${service} AND g.privilege_type = ANY (CASE WHEN coalesce(parent.relname, c.relname) IN ${workedOn}
          THEN ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'] WHEN c.relname IN ${lookedAt} THEN ARRAY['SELECT'] ELSE '{}' END))
      UNION SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(p.proacl) g
      WHERE p.pronamespace = 'pgboss'::regnamespace AND (p.prosecdef OR (g.grantee = ${service} AND p.proname <> 'job_now'))`,
  },
  {
    name: 'nobody becomes a role of ours, but the owner, who hands functions over',
    sql: `SELECT m.member::regrole || ' becomes ' || m.roleid::regrole AS fault FROM pg_auth_members m
      WHERE (m.roleid IN (${owner}, ${service}, ${acrossOrganizations}) OR m.member IN (${owner}, ${acrossOrganizations}))
        AND NOT (m.roleid = ${acrossOrganizations} AND m.member = ${owner} AND m.set_option AND NOT m.inherit_option AND NOT m.admin_option)`,
  },
  {
    name: 'no setting but timeouts is kept for a role or the database',
    sql: `SELECT setting AS fault FROM pg_db_role_setting s, unnest(s.setconfig) AS setting WHERE s.setdatabase IN (0, ${here}) AND setting !~ ${storable}`,
  },
];
