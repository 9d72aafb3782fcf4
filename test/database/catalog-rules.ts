import type { Client } from 'pg';

/** A rule of docs/architecture.md, "Data", as a query of the catalog whose rows are what breaks it. */
export interface CatalogRule {
  readonly name: string;
  readonly sql: string;
}

// The tenants themselves, the ledger of the migrations, which holds nothing of theirs, and the counts of requests, which
// are there before a tenant is known.
const ofNoTenant = `('organizations', 'schema_migrations', 'rate_windows')`;

// Reached by functions that cross organizations, and in no other way.
const ofFunctionsAlone = `('rate_windows')`;

// They serve the functions that cross organizations before one is known.
const crossingIndexes = `(
  'api_keys_by_id', 'ats_connections_by_id', 'ats_deliveries_due', 'ats_imports_due', 'calendar_feeds_by_hash', 'digest_schedules_due', 'identity_providers_verified',
  'link_tokens_by_hash', 'messages_by_id', 'messages_due', 'sending_domains_due', 'timelines_next_action',
  'webhook_deliveries_due')`;

// Deleted by their age, inside one organization, when they stand for nothing any more.
const passing = `('idempotency_keys', 'idempotent_changes', 'rate_windows', 'feed_events', 'webhook_deliveries', 'ats_deliveries', 'ats_delivery_bodies', 'ats_imports')`;

// What only one organization may have: whose it is, is not known before it is looked up.
const uniqueOverAll = `('sending_domains_verified_unique')`;

// May be added to, never changed.
const history = `('policies', 'job_policies', 'contacts', 'application_turns', 'timeline_revisions', 'timeline_disclosures', 'slips', 'domain_events', 'digests', 'link_tokens', 'audit_entries', 'audit_details', 'audit_chain', 'feed_events')`;

// What is yet to be done, as ids of rows that are kept elsewhere: taken by deleting.
const workLists = `('audit_unchained', 'feed_pending', 'ats_held_rows')`;

// What functions of the crossing role write: inside one organization, what erasing a person takes out of history, which the
// service's own role may not change. To lock what they delete asks for the right to update it: instants.
const changedByFunctions = `('timeline_revisions.note', 'timeline_revisions.internal_note', 'audit_details.detail',
  'audit_details.salt', 'audit_details.erased_at', 'contacts.internal_note', 'application_turns.internal_note',
  'idempotency_keys.created_at', 'idempotent_changes.created_at',
  'feed_events.application_ref', 'feed_events.candidate_ref', 'feed_state.deleted_through', 'webhook_deliveries.settled_at')`;

const tables = `pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;
const inPublic = `c.relnamespace = 'public'::regnamespace`;
const ours = `('followthrough_owner', 'followthrough_service', 'followthrough_crossing')`;

export const catalogRules: readonly CatalogRule[] = [
  {
    name: 'every table names its organization',
    sql: `SELECT c.relname AS fault FROM ${tables} AND c.relname NOT IN ${ofNoTenant} AND NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype)`,
  },
  {
    name: 'row-level security binds everybody, the owner too',
    sql: `SELECT c.relname AS fault FROM ${tables} AND c.relname <> 'schema_migrations' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  },
  {
    name: 'one policy lets a tenant read and write its own rows',
    sql: `SELECT c.relname AS fault FROM ${tables} AND c.relname <> 'schema_migrations' AND c.relname NOT IN ${ofFunctionsAlone} AND NOT EXISTS (
      SELECT FROM pg_policy p,
        LATERAL (SELECT format('(%I = ( SELECT current_organization_id() AS current_organization_id))',
          CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END) AS own) o
      WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polpermissive AND p.polroles = '{0}'
        AND pg_get_expr(p.polqual, p.polrelid) = o.own AND pg_get_expr(p.polwithcheck, p.polrelid) = o.own)`,
  },
  {
    name: 'every other policy is for the crossing role alone, or takes away',
    sql: `SELECT p.polname AS fault FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE ${inPublic} AND p.polname <> c.relname || '_tenant' AND p.polpermissive
        AND p.polroles <> ARRAY['followthrough_crossing'::regrole::oid]`,
  },
  {
    name: 'over all organizations the crossing role reads, and changes nothing of a tenant’s',
    sql: `SELECT p.polname AS fault FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE ${inPublic} AND c.relname NOT IN ${ofFunctionsAlone} AND p.polpermissive AND p.polcmd <> 'r'
        AND 'followthrough_crossing'::regrole = ANY (p.polroles)`,
  },
  {
    name: 'what only functions may reach is open to nobody else: no policy, no grant',
    sql: `SELECT c.relname || ': ' || p.polname AS fault FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE ${inPublic} AND c.relname IN ${ofFunctionsAlone} AND p.polroles <> ARRAY['followthrough_crossing'::regrole::oid]
      UNION ALL SELECT c.relname || ' to ' || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee) END
      FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid,
        LATERAL (SELECT grantee FROM aclexplode(c.relacl) UNION SELECT grantee FROM aclexplode(a.attacl)) g
      WHERE ${inPublic} AND c.relname IN ${ofFunctionsAlone}
        AND g.grantee NOT IN (c.relowner, 'followthrough_crossing'::regrole) GROUP BY 1`,
  },
  {
    name: 'the organization comes first in every key and index',
    sql: `SELECT r.relname AS fault FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class r ON r.oid = i.indexrelid
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE ${inPublic} AND c.relname NOT IN ${ofNoTenant} AND a.attname IS DISTINCT FROM 'organization_id'
        AND r.relname NOT IN ${uniqueOverAll} AND (i.indisunique OR r.relname NOT IN ${crossingIndexes})`,
  },
  {
    name: 'the organization comes first in every reference, on both sides',
    sql: `SELECT k.conname AS fault FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
      WHERE ${inPublic} AND k.contype = 'f' AND (a.attname <> 'organization_id'
        OR f.attname <> CASE WHEN k.confrelid = 'organizations'::regclass THEN 'id' ELSE 'organization_id' END)`,
  },
  {
    name: 'keys, indexes and checks have chosen names',
    sql: `SELECT k.conname AS fault FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE ${inPublic} AND k.contype IN ('u', 'c', 'f') AND k.conname ~ '_(key|check|fkey)\\d*$'
        AND (k.contype <> 'f' OR k.conname = c.relname || '_' || (SELECT string_agg(a.attname, '_' ORDER BY n)
          FROM unnest(k.conkey) WITH ORDINALITY u(num, n) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.num) || '_fkey')`,
  },
  {
    name: 'the database keeps when a row was changed',
    sql: `SELECT c.relname AS fault FROM ${tables}
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'updated_at')
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'keep_updated_at'::regproc
        AND t.tgenabled = 'O' AND pg_get_triggerdef(t.oid) ~ ' BEFORE INSERT OR UPDATE ON .* FOR EACH ROW EXECUTE ')`,
  },
  {
    name: 'a function that crosses organizations belongs to the crossing role',
    sql: `SELECT p.oid::regprocedure::text AS fault FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND pg_get_userbyid(p.proowner) <> 'followthrough_crossing'`,
  },
  {
    name: 'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    sql: `SELECT p.oid::regprocedure::text AS fault FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND (p.prosecdef OR p.prosqlbody IS NULL) AND NOT coalesce(p.proconfig, '{}') && CASE WHEN p.prosecdef THEN ARRAY['search_path=pg_catalog, pg_temp'] ELSE ARRAY['search_path=pg_catalog, pg_temp', 'search_path=pg_catalog'] END`,
  },
  {
    name: "a function that crosses organizations is the service's alone to call",
    sql: `SELECT p.oid::regprocedure || ' by ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END AS fault
      FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND a.grantee NOT IN (p.proowner, 'followthrough_service'::regrole)`,
  },
  {
    name: 'nothing shows rows past row-level security: no view, no foreign table',
    sql: `SELECT c.relname AS fault FROM pg_class c WHERE ${inPublic} AND c.relkind IN ('v', 'm', 'f')`,
  },
  {
    name: 'nothing of a table is granted to everybody, nor to roles that are not ours',
    sql: `SELECT c.relname || ' to ' || CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee) END AS fault
      FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid,
        LATERAL (SELECT grantee FROM aclexplode(c.relacl) UNION SELECT grantee FROM aclexplode(a.attacl)) g
      WHERE ${inPublic} AND (g.grantee = 0 OR pg_get_userbyid(g.grantee) NOT IN ${ours}) GROUP BY 1`,
  },
  {
    name: 'the service deletes nothing but from a work list, and changes no history',
    sql: `SELECT c.relname || ': ' || g.privilege_type AS fault FROM pg_class c, aclexplode(c.relacl) g
      WHERE ${inPublic} AND g.grantee = 'followthrough_service'::regrole AND g.privilege_type <> ALL (
        CASE WHEN c.relname = 'schema_migrations' THEN ARRAY['SELECT'] WHEN c.relname IN ${history} THEN ARRAY['SELECT', 'INSERT']
        WHEN c.relname IN ${workLists} THEN ARRAY['SELECT', 'INSERT', 'DELETE']
        ELSE ARRAY['SELECT', 'INSERT', 'UPDATE'] END)
      UNION ALL SELECT c.relname || '.' || a.attname || ': ' || g.privilege_type FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
      WHERE ${inPublic} AND g.grantee = 'followthrough_service'::regrole`,
  },
  {
    name: 'the crossing role sees single columns and no content, and deletes only what passes',
    sql: `SELECT c.relname AS fault FROM pg_class c, aclexplode(c.relacl) g WHERE ${inPublic} AND g.grantee = 'followthrough_crossing'::regrole
      AND NOT (g.privilege_type = 'DELETE' AND c.relname IN ${passing})`,
  },
  {
    name: 'the crossing role changes what is erased, and nothing else',
    sql: `SELECT c.relname || '.' || a.attname || ': ' || g.privilege_type AS fault
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
      WHERE ${inPublic} AND g.grantee = 'followthrough_crossing'::regrole AND g.privilege_type <> 'SELECT' AND c.relname NOT IN ${ofFunctionsAlone}
        AND (g.privilege_type <> 'UPDATE' OR c.relname || '.' || a.attname NOT IN ${changedByFunctions})`,
  },
  {
    name: 'the owner owns every table, and nobody else makes one',
    sql: `SELECT c.relname AS fault FROM ${tables} AND pg_get_userbyid(c.relowner) <> 'followthrough_owner'
      UNION ALL SELECT r.rolname || ' may create' FROM pg_roles r
      WHERE r.rolname IN ${ours} AND r.rolname <> 'followthrough_owner' AND has_schema_privilege(r.oid, 'public', 'CREATE')`,
  },
  {
    name: 'no role of ours is above row-level security',
    sql: `SELECT rolname AS fault FROM pg_roles WHERE rolname IN ${ours}
      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR (rolname = 'followthrough_crossing' AND rolcanlogin))`,
  },
  {
    name: 'the service is a member of no role',
    sql: `SELECT roleid::regrole::text AS fault FROM pg_auth_members WHERE member = 'followthrough_service'::regrole`,
  },
];

/** What breaks the rules in this database: `rule: thing`. */
export async function catalogFaults(client: Client, rules = catalogRules): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, sql } of rules) {
    const { rows } = await client.query<{ fault: string }>(sql);
    faults.push(...rows.map(({ fault }) => `${name}: ${fault}`).sort());
  }
  return faults;
}
