import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { reachRules } from './catalog-reach-rules.js';
import { catalogFaults } from './catalog-rules.js';
import { faultsWith } from './planted-faults.js';

const schemas = 'there are two schemas, public and the queue, and both are the owner’s';
const makers = 'nobody but the owner makes anything in a schema, and only the service uses the queue’s';
const database = 'the database lets the service connect, and nobody else do anything';
const owners = 'everything is the owner’s, but the functions that cross';
const defaults = 'nothing is granted before it is there';
const handedOn = 'no right can be handed on';
const callers = 'a function is nobody’s to call by default; the policies’ own is everybody’s';
const texts = 'a function is SQL or PL/pgSQL and runs no text as a statement';
const settings =
  'a function sets its search path and that it is planned once, nothing else, and is not taken for leakproof';
const sequences = 'no sequence counts for all organizations';
const waysOut = 'no extension, language, foreign server, publication or subscription leads out of the database';
const beside = 'no rule, event trigger, operator, cast or large object stands beside the tables';
const rights = 'our roles hold rights on tables, functions and schemas, and nobody on a parameter of the server';
const across =
  'the crossing role reads ids, instants, numbers and what is listed here, and writes what is erased alone';
const queue = 'the service works on the queue and does not define it';
const members = 'nobody becomes a role of ours, but the owner, who hands functions over';
const kept = 'no setting but timeouts is kept for a role or the database';

const asOwner = 'SET ROLE followthrough_owner;';
const body = (sql: string, more = '') =>
  `${asOwner} CREATE FUNCTION planted() RETURNS text LANGUAGE plpgsql ${more} AS 'BEGIN ${sql} END'; REVOKE ALL ON FUNCTION planted FROM PUBLIC;`;

/** What each rule must find when it is put into the database. */
const plants: readonly (readonly [rule: string, sql: string, fault: string])[] = [
  [schemas, `${asOwner} CREATE SCHEMA planted`, 'planted'],
  [schemas, 'ALTER SCHEMA pgboss OWNER TO postgres', 'pgboss'],
  [makers, 'GRANT CREATE ON SCHEMA pgboss TO followthrough_service', 'pgboss: CREATE to followthrough_service'],
  [makers, 'GRANT CREATE ON SCHEMA public TO followthrough_crossing', 'public: CREATE to followthrough_crossing'],
  [makers, 'GRANT USAGE ON SCHEMA pgboss TO PUBLIC', 'pgboss: USAGE to PUBLIC'],
  [makers, 'GRANT USAGE ON SCHEMA pgboss TO followthrough_crossing', 'pgboss: USAGE to followthrough_crossing'],
  [
    database,
    `DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO PUBLIC', current_database()); END $$`,
    'CONNECT to PUBLIC',
  ],
  [
    database,
    `DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO followthrough_service', current_database()); END $$`,
    'TEMPORARY to followthrough_service',
  ],
  [owners, 'CREATE TABLE planted (id uuid)', 'table planted'],
  [owners, `CREATE TYPE planted AS ENUM ('a')`, 'type planted'],
  [owners, 'ALTER TABLE pgboss.job_common OWNER TO followthrough_service', 'table pgboss.job_common'],
  [owners, `CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'`, 'function planted()'],
  [
    owners,
    `CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION planted OWNER TO followthrough_crossing`,
    'function planted()',
  ],
  [owners, 'CREATE SCHEMA planted AUTHORIZATION followthrough_service', 'schema planted'],
  [
    defaults,
    'ALTER DEFAULT PRIVILEGES FOR ROLE followthrough_owner IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC',
    'followthrough_owner: r',
  ],
  [
    defaults,
    'ALTER DEFAULT PRIVILEGES FOR ROLE followthrough_owner GRANT DELETE ON TABLES TO followthrough_service',
    'followthrough_owner: r',
  ],
  [handedOn, 'GRANT SELECT ON jobs TO followthrough_service WITH GRANT OPTION', 'table jobs'],
  [handedOn, 'GRANT SELECT (id) ON jobs TO followthrough_crossing WITH GRANT OPTION', 'table jobs'],
  [
    handedOn,
    'GRANT EXECUTE ON FUNCTION count_due TO followthrough_service WITH GRANT OPTION',
    'function count_due(timestamp with time zone)',
  ],
  [handedOn, 'GRANT USAGE ON SCHEMA public TO followthrough_service WITH GRANT OPTION', 'schema public'],
  [callers, `${asOwner} CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'`, 'planted() by PUBLIC'],
  [callers, `${asOwner} CREATE PROCEDURE planted() LANGUAGE sql AS 'SELECT 1'`, 'planted() by PUBLIC'],
  [callers, 'GRANT EXECUTE ON FUNCTION pgboss.job_now TO PUBLIC', 'pgboss.job_now() by PUBLIC'],
  [callers, 'GRANT EXECUTE ON FUNCTION count_due TO pg_monitor', 'count_due(timestamp with time zone) by pg_monitor'],
  [texts, body(`EXECUTE current_setting(''planted''); RETURN NULL;`), 'planted()'],
  [texts, body(`RETURN query_to_xml(current_setting(''planted''), true, true, '''');`), 'planted()'],
  [
    texts,
    `CREATE FUNCTION planted() RETURNS xml LANGUAGE sql RETURN query_to_xml('TABLE jobs', true, true, '')`,
    'planted()',
  ],
  [texts, `CREATE FUNCTION planted() RETURNS int LANGUAGE internal AS 'pg_backend_pid'`, 'planted()'],
  [settings, body('RETURN NULL;', 'SET row_security = off'), 'planted()'],
  [
    settings,
    body('RETURN NULL;', 'SET session_replication_role = replica SET search_path = pg_catalog').replace(asOwner, ''),
    'planted()',
  ],
  [settings, 'ALTER FUNCTION current_organization_id LEAKPROOF', 'current_organization_id()'],
  [sequences, `${asOwner} CREATE SEQUENCE planted`, 'planted'],
  [sequences, 'ALTER TABLE interviews ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY', 'interviews_number_seq'],
  [waysOut, 'CREATE EXTENSION pageinspect', 'pageinspect'],
  [waysOut, 'CREATE FOREIGN DATA WRAPPER planted', 'planted'],
  [
    waysOut,
    'CREATE FOREIGN DATA WRAPPER planted; CREATE SERVER planted_server FOREIGN DATA WRAPPER planted',
    'planted_server',
  ],
  [waysOut, 'CREATE PUBLICATION planted FOR ALL TABLES', 'planted'],
  [
    waysOut,
    `CREATE SUBSCRIPTION planted CONNECTION 'host=nowhere.test' PUBLICATION planted WITH (connect = false)`,
    'planted',
  ],
  [waysOut, 'CREATE LANGUAGE planted HANDLER plpgsql_call_handler', 'planted'],
  [beside, `${asOwner} CREATE RULE planted AS ON INSERT TO jobs DO ALSO NOTIFY planted`, 'planted'],
  [
    beside,
    `CREATE FUNCTION planted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER planted ON ddl_command_end EXECUTE FUNCTION planted()`,
    'planted',
  ],
  [beside, 'CREATE OPERATOR === (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = uuid_eq)', '===(uuid,uuid)'],
  [beside, 'CREATE CAST (uuid AS bytea) WITH INOUT', 'cast from uuid to bytea'],
  [beside, 'SET ROLE followthrough_service; SELECT lo_create(0)', 'large object of followthrough_service'],
  [
    rights,
    'GRANT SET ON PARAMETER session_replication_role TO followthrough_service',
    'parameter session_replication_role',
  ],
  [rights, 'GRANT SET ON PARAMETER session_replication_role TO PUBLIC', 'parameter session_replication_role'],
  [rights, 'GRANT USAGE ON LANGUAGE plpgsql TO followthrough_crossing', 'language plpgsql'],
  [
    rights,
    `${asOwner} CREATE TYPE planted AS ENUM ('a'); GRANT USAGE ON TYPE planted TO followthrough_service`,
    'type planted',
  ],
  [across, 'GRANT SELECT (email) ON candidates TO followthrough_crossing', 'candidates.email: SELECT'],
  [across, 'GRANT UPDATE (id) ON messages TO followthrough_crossing', 'messages.id: UPDATE'],
  [across, 'GRANT INSERT (id) ON messages TO followthrough_crossing', 'messages.id: INSERT'],
  [across, 'GRANT REFERENCES (id) ON messages TO followthrough_crossing', 'messages.id: REFERENCES'],
  [queue, 'GRANT SELECT ON pgboss.bam TO followthrough_service', 'bam: SELECT'],
  [queue, 'GRANT UPDATE ON pgboss.queue TO followthrough_service', 'queue: UPDATE'],
  [queue, 'GRANT TRUNCATE ON pgboss.job TO followthrough_service', 'job: TRUNCATE'],
  [queue, 'GRANT SELECT ON pgboss.job TO followthrough_crossing', 'job: SELECT'],
  [
    queue,
    `${asOwner} CREATE TABLE pgboss.planted (command text); GRANT SELECT, INSERT ON pgboss.planted TO followthrough_service`,
    'planted: INSERT',
  ],
  [queue, 'ALTER FUNCTION pgboss.job_now SECURITY DEFINER', 'pgboss.job_now()'],
  [
    queue,
    'GRANT EXECUTE ON FUNCTION pgboss.job_table_run TO followthrough_service',
    'pgboss.job_table_run(text,text,text)',
  ],
  [members, 'GRANT followthrough_owner TO pg_monitor', 'pg_monitor becomes followthrough_owner'],
  [
    members,
    'GRANT followthrough_crossing TO followthrough_owner WITH INHERIT TRUE',
    'followthrough_owner becomes followthrough_crossing',
  ],
  [members, 'GRANT pg_read_all_data TO followthrough_crossing', 'followthrough_crossing becomes pg_read_all_data'],
  [kept, `ALTER ROLE followthrough_service SET app.organization_id = 'x'`, 'app.organization_id=x'],
  [kept, 'ALTER ROLE followthrough_owner SET row_security = off', 'row_security=off'],
  [
    kept,
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = pg_temp, public', current_database()); END $$`,
    'search_path=pg_temp, public',
  ],
];

describe('what stands beside the tables of the database', () => {
  let test: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    test = await createTestDatabase();
    client = new pg.Client({ connectionString: test.superuserUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await test.drop();
  });

  it('keeps every rule of its reach', async () => {
    expect(await catalogFaults(client, reachRules)).toEqual([]);
  });

  it.each(plants)('is found out where it breaks the rule: %s (%#)', async (rule, sql, fault) => {
    expect(await faultsWith(client, sql, reachRules)).toContain(`${rule}: ${fault}`);
  });

  it('may have timeouts kept for the service’s role, as docs/operations.md asks for behind a pooler', async () => {
    const sql = `ALTER ROLE followthrough_service SET statement_timeout = '15s'; ALTER ROLE followthrough_service SET lock_timeout = '2s'`;
    expect(await faultsWith(client, sql, reachRules)).toEqual([]);
  });

  it('has a plant for every rule', () => {
    expect(new Set(plants.map(([rule]) => rule))).toEqual(new Set(reachRules.map(({ name }) => name)));
  });
});
