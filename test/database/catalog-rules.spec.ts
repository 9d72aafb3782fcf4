import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { catalogFaults, catalogRules } from './catalog-rules.js';
import { faultsWith } from './planted-faults.js';

const tenancy = `organization_id uuid NOT NULL CONSTRAINT planted_organization_fk REFERENCES organizations (id), id uuid NOT NULL`;
const secured = `ALTER TABLE planted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`;
const own = `(organization_id = (SELECT current_organization_id()))`;
const policy = `CREATE POLICY planted_tenant ON planted USING ${own} WITH CHECK ${own};`;
const table = `SET ROLE followthrough_owner; CREATE TABLE planted (${tenancy}, CONSTRAINT planted_pk PRIMARY KEY (organization_id, id)); ${secured} ${policy}`;
const functionOf = (owner: string, path = 'pg_catalog, pg_temp') =>
  `CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = ${path} AS 'SELECT 1::bigint';
   REVOKE ALL ON FUNCTION planted FROM PUBLIC; GRANT EXECUTE ON FUNCTION planted TO followthrough_service; ALTER FUNCTION planted OWNER TO ${owner};`;

/** What each rule must find when it is put into the database. */
const plants: readonly (readonly [rule: string, sql: string, fault: string])[] = [
  ['every table names its organization', `CREATE TABLE planted (id uuid CONSTRAINT planted_pk PRIMARY KEY)`, 'planted'],
  [
    'every table names its organization',
    `${table} ALTER TABLE planted DROP CONSTRAINT planted_pk; ALTER TABLE planted ALTER COLUMN organization_id DROP NOT NULL`,
    'planted',
  ],
  [
    'row-level security binds everybody, the owner too',
    `${table} ALTER TABLE planted NO FORCE ROW LEVEL SECURITY`,
    'planted',
  ],
  [
    'row-level security binds everybody, the owner too',
    'ALTER TABLE candidates DISABLE ROW LEVEL SECURITY',
    'candidates',
  ],
  ['one policy lets a tenant read and write its own rows', `${table} DROP POLICY planted_tenant ON planted`, 'planted'],
  [
    'one policy lets a tenant read and write its own rows',
    `${table} DROP POLICY planted_tenant ON planted; CREATE POLICY planted_tenant ON planted USING ${own}`,
    'planted',
  ],
  ['one policy lets a tenant read and write its own rows', `ALTER POLICY jobs_tenant ON jobs USING (true)`, 'jobs'],
  [
    'one policy lets a tenant read and write its own rows',
    `ALTER POLICY jobs_tenant ON jobs WITH CHECK (organization_id IS NOT NULL)`,
    'jobs',
  ],
  [
    'every other policy is for the crossing role alone, or takes away',
    `${table} CREATE POLICY wide ON planted USING (true)`,
    'wide',
  ],
  [
    'every other policy is for the crossing role alone, or takes away',
    `${table} CREATE POLICY wide ON planted TO followthrough_crossing, followthrough_service USING (true)`,
    'wide',
  ],
  [
    'what only functions may reach is open to nobody else: no policy, no grant',
    `GRANT SELECT ON rate_windows TO followthrough_service`,
    'rate_windows to followthrough_service',
  ],
  [
    'what only functions may reach is open to nobody else: no policy, no grant',
    `GRANT UPDATE (used) ON rate_windows TO followthrough_service`,
    'rate_windows to followthrough_service',
  ],
  [
    'what only functions may reach is open to nobody else: no policy, no grant',
    `CREATE POLICY rate_windows_tenant ON rate_windows USING (true)`,
    'rate_windows: rate_windows_tenant',
  ],
  [
    'the organization comes first in every key and index',
    `CREATE UNIQUE INDEX planted ON candidates (email)`,
    'planted',
  ],
  [
    'the organization comes first in every key and index',
    `CREATE UNIQUE INDEX planted ON candidates (lower(email), organization_id)`,
    'planted',
  ],
  ['the organization comes first in every key and index', `CREATE INDEX planted ON candidates (email)`, 'planted'],
  [
    'the organization comes first in every key and index',
    `DROP INDEX messages_due; CREATE UNIQUE INDEX messages_due ON messages (next_attempt_at)`,
    'messages_due',
  ],
  [
    'the organization comes first in every reference, on both sides',
    `ALTER TABLE candidates ADD CONSTRAINT candidates_planted UNIQUE (id); ${table} ALTER TABLE planted ADD CONSTRAINT planted_candidate FOREIGN KEY (id) REFERENCES candidates (id)`,
    'planted_candidate',
  ],
  [
    'the organization comes first in every reference, on both sides',
    `ALTER TABLE candidates ADD CONSTRAINT candidates_planted UNIQUE (id, organization_id); ${table} ALTER TABLE planted ADD CONSTRAINT planted_candidate FOREIGN KEY (organization_id, id) REFERENCES candidates (id, organization_id)`,
    'planted_candidate',
  ],
  [
    'keys, indexes and checks have chosen names',
    `${table} ALTER TABLE planted ADD CHECK (id IS NOT NULL)`,
    'planted_id_check',
  ],
  [
    'keys, indexes and checks have chosen names',
    `${table} ALTER TABLE planted ADD UNIQUE (organization_id)`,
    'planted_organization_id_key',
  ],
  [
    'keys, indexes and checks have chosen names',
    `${table} ALTER TABLE planted ADD FOREIGN KEY (organization_id) REFERENCES organizations (id)`,
    'planted_organization_id_fkey',
  ],
  [
    'the database keeps when a row was changed',
    `${table} ALTER TABLE planted ADD COLUMN updated_at timestamptz NOT NULL`,
    'planted',
  ],
  ['the database keeps when a row was changed', 'ALTER TABLE jobs DISABLE TRIGGER jobs_updated_at', 'jobs'],
  [
    'a function that crosses organizations belongs to the crossing role',
    functionOf('followthrough_owner'),
    'planted()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    functionOf('followthrough_crossing', 'public'),
    'planted()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `${functionOf('followthrough_crossing')} ALTER FUNCTION planted RESET search_path`,
    'planted()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `ALTER FUNCTION current_organization_id SECURITY DEFINER`,
    'current_organization_id()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `CREATE OR REPLACE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE
     AS $$ SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid $$`,
    'current_organization_id()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `ALTER FUNCTION count_due SET search_path = pg_catalog`,
    'count_due(timestamp with time zone)',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1'`,
    'planted()',
  ],
  [
    'what a function names is settled: by a fixed search path, in which nobody else can put a thing before, or when it was made',
    `CREATE FUNCTION planted() RETURNS bigint LANGUAGE sql SECURITY DEFINER RETURN 1; ALTER FUNCTION planted OWNER TO followthrough_crossing`,
    'planted()',
  ],
  [
    "a function that crosses organizations is the service's alone to call",
    `${functionOf('followthrough_crossing')} GRANT EXECUTE ON FUNCTION planted TO PUBLIC`,
    'planted() by PUBLIC',
  ],
  [
    "a function that crosses organizations is the service's alone to call",
    `${functionOf('followthrough_crossing')} GRANT EXECUTE ON FUNCTION planted TO pg_monitor`,
    'planted() by pg_monitor',
  ],
  [
    "a function that crosses organizations is the service's alone to call",
    `CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS 'SELECT 1'; ALTER FUNCTION planted OWNER TO followthrough_crossing`,
    'planted() by PUBLIC',
  ],
  [
    'nothing shows rows past row-level security: no view, no foreign table',
    `CREATE VIEW planted AS SELECT * FROM candidates`,
    'planted',
  ],
  [
    'nothing shows rows past row-level security: no view, no foreign table',
    `CREATE MATERIALIZED VIEW planted AS SELECT * FROM candidates`,
    'planted',
  ],
  [
    'nothing of a table is granted to everybody, nor to roles that are not ours',
    `GRANT SELECT ON jobs TO PUBLIC`,
    'jobs to PUBLIC',
  ],
  [
    'nothing of a table is granted to everybody, nor to roles that are not ours',
    `GRANT SELECT (title) ON jobs TO pg_monitor`,
    'jobs to pg_monitor',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT DELETE ON jobs TO followthrough_service`,
    'jobs: DELETE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT TRUNCATE ON messages TO followthrough_service`,
    'messages: TRUNCATE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT UPDATE ON slips TO followthrough_service`,
    'slips: UPDATE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT UPDATE (note) ON timeline_revisions TO followthrough_service`,
    'timeline_revisions.note: UPDATE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT INSERT ON schema_migrations TO followthrough_service`,
    'schema_migrations: INSERT',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT DELETE ON messages TO followthrough_crossing`,
    'messages',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT SELECT ON rate_windows TO followthrough_crossing`,
    'rate_windows',
  ],
  [
    'over all organizations the crossing role reads, and changes nothing of a tenant’s',
    'CREATE POLICY anywhere ON jobs FOR DELETE TO followthrough_crossing USING (true)',
    'anywhere',
  ],
  [
    'row-level security binds everybody, the owner too',
    'ALTER TABLE rate_windows NO FORCE ROW LEVEL SECURITY',
    'rate_windows',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT DELETE ON timelines TO followthrough_crossing`,
    'timelines',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT DELETE ON audit_entries TO followthrough_service`,
    'audit_entries: DELETE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT UPDATE ON audit_chain TO followthrough_service`,
    'audit_chain: UPDATE',
  ],
  [
    'the service deletes nothing but from a work list, and changes no history',
    `GRANT UPDATE ON audit_unchained TO followthrough_service`,
    'audit_unchained: UPDATE',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT SELECT ON messages TO followthrough_crossing`,
    'messages',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT DELETE ON messages TO followthrough_crossing`,
    'messages',
  ],
  [
    'the crossing role sees single columns and no content, and deletes only what passes',
    `GRANT SELECT ON idempotency_keys TO followthrough_crossing`,
    'idempotency_keys',
  ],
  [
    'the crossing role changes what is erased, and nothing else',
    `GRANT UPDATE (claimed_until) ON timelines TO followthrough_crossing`,
    'timelines.claimed_until: UPDATE',
  ],
  [
    'the crossing role changes what is erased, and nothing else',
    `GRANT UPDATE (reason) ON timeline_revisions TO followthrough_crossing`,
    'timeline_revisions.reason: UPDATE',
  ],
  [
    'the crossing role changes what is erased, and nothing else',
    `GRANT INSERT (detail) ON audit_details TO followthrough_crossing`,
    'audit_details.detail: INSERT',
  ],
  ['the owner owns every table, and nobody else makes one', `ALTER TABLE jobs OWNER TO followthrough_service`, 'jobs'],
  [
    'the owner owns every table, and nobody else makes one',
    `GRANT CREATE ON SCHEMA public TO PUBLIC`,
    'followthrough_service may create',
  ],
  [
    'no role of ours is above row-level security',
    `ALTER ROLE followthrough_service BYPASSRLS`,
    'followthrough_service',
  ],
  ['no role of ours is above row-level security', `ALTER ROLE followthrough_crossing LOGIN`, 'followthrough_crossing'],
  [
    'the service is a member of no role',
    `GRANT followthrough_crossing TO followthrough_service`,
    'followthrough_crossing',
  ],
];

describe('the database as the migrations leave it', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('keeps every rule of its catalog', async () => {
    expect(await catalogFaults(client)).toEqual([]);
  });

  it.each(plants)('is found out where it breaks the rule: %s (%#)', async (rule, sql, fault) => {
    expect(await faultsWith(client, sql)).toContain(`${rule}: ${fault}`);
  });

  it('has a plant for every rule', () => {
    expect(new Set(plants.map(([rule]) => rule))).toEqual(new Set(catalogRules.map(({ name }) => name)));
  });
});
