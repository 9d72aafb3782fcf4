import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { LocksTaken } from '../../src/platform/database/brief-locks.js';
import { readFunctions } from '../../src/platform/database/migration-files.js';
import { UnknownMigrations } from '../../src/platform/database/migration-ledger.js';
import { migrate, readMigrations } from '../../src/platform/database/migrations.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { migrationsFolder } from '../support/test-template.js';
import { dumpSchema } from './dump-schema.js';

const folder = migrationsFolder;

// One is enough: each takes as long as all the tables.
const queues = ['planted'];

describe('the migrations', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('go up from nothing as an owner that is no superuser, back to nothing, and up to the same again', async () => {
    const all = (await readMigrations(folder)).length;
    expect(await migrate(database.ownerUrl, { folder, queues })).toMatchObject({ applied: all });
    const made = await dumpSchema(client);
    expect(await migrate(database.ownerUrl, { folder, queues, to: 0 })).toEqual({ applied: all, version: 0 });
    const left = await dumpSchema(client);
    expect(left.match(/^CREATE .*/gm)).toEqual(['CREATE TABLE schema_migrations (']);
    expect(left).not.toMatch(/ON SCHEMA public TO followthrough/);
    expect(await migrate(database.ownerUrl, { folder, queues })).toMatchObject({ applied: all });
    expect(await dumpSchema(client)).toBe(made);
  });

  it('go one step back and forth, each step of them', async () => {
    await migrate(database.ownerUrl, { folder, queues });
    const made = await dumpSchema(client);
    const versions = (await readMigrations(folder)).map(({ version }) => version);
    for (const to of [0, ...versions.slice(0, -1)].reverse()) {
      expect(await migrate(database.ownerUrl, { folder, queues, to })).toEqual({ applied: 1, version: to });
    }
    for (const to of versions) {
      expect(await migrate(database.ownerUrl, { folder, queues, to })).toEqual({ applied: 1, version: to });
    }
    expect(await dumpSchema(client)).toBe(made);
  });

  it('are applied once by twenty services that start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => migrate(database.ownerUrl, { folder, queues })));
    expect(runs.filter(({ applied }) => applied > 0)).toHaveLength(1);
    const { rows } = await client.query(
      'SELECT version, count(*)::int AS times FROM schema_migrations WHERE version > 0 GROUP BY version',
    );
    expect(rows.every(({ times }) => times === 1)).toBe(true);
    expect(await migrate(database.ownerUrl, { folder, queues })).toMatchObject({ applied: 0 });
  });

  it('leave nothing of one that fails halfway, and go on from there once it is mended', async () => {
    const own = await mkdtemp(join(tmpdir(), 'followthrough-migrations-'));
    try {
      await cp(folder, own, { recursive: true });
      const next = ((await readMigrations(folder)).at(-1)?.version ?? 0) + 1;
      const name = String(next).padStart(4, '0');
      await writeFile(join(own, `${name}_planted.down.sql`), 'DROP TABLE planted');
      await writeFile(join(own, `${name}_planted.up.sql`), 'CREATE TABLE planted (id uuid); SELECT 1 / 0');
      await expect(migrate(database.ownerUrl, { folder: own, queues })).rejects.toThrow('division by zero');
      const { rows } = await client.query(`SELECT to_regclass('planted') AS planted, to_regclass('jobs') AS jobs`);
      expect(rows).toEqual([{ planted: null, jobs: 'jobs' }]);
      await writeFile(join(own, `${name}_planted.up.sql`), 'CREATE TABLE planted (id uuid)');
      expect(await migrate(database.ownerUrl, { folder: own, queues })).toEqual({ applied: 1, version: next });
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('create each function beside the migration of its folder, and each body stands against the tables', async () => {
    const names = new Set((await readMigrations(folder)).map(({ name }) => name));
    const functions = await readFunctions(folder);
    expect(functions.filter(({ migration, name }) => !names.has(migration) || name === '')).toEqual([]);
    await migrate(database.ownerUrl, { folder, queues });
    await client.query('BEGIN');
    for (const { sql } of functions) await client.query(sql.replace(/^SET LOCAL ROLE \w+;$/m, ''));
    await client.query('ROLLBACK');
  });

  it('leave no connection open and no lock held', async () => {
    await migrate(database.ownerUrl, { folder, queues });
    const { rows } = await client.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    expect(rows).toEqual([{ open: 0 }]);
  });
});

describe('the migrations, while others use the tables,', () => {
  let database: TestDatabase;
  let reader: pg.Client;
  let caller: pg.Client;
  let own: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    [reader, caller] = [database.superuserUrl, database.superuserUrl].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client];
    await Promise.all([reader.connect(), caller.connect()]);
    own = await mkdtemp(join(tmpdir(), 'followthrough-migrations-'));
    await cp(folder, own, { recursive: true });
    const further = String(((await readMigrations(folder)).at(-1)?.version ?? 0) + 1).padStart(4, '0');
    await writeFile(
      join(own, `${further}_planted.up.sql`),
      'ALTER TABLE candidates ADD planted text; ALTER TABLE jobs ADD planted text',
    );
    await writeFile(
      join(own, `${further}_planted.down.sql`),
      'ALTER TABLE jobs DROP planted; ALTER TABLE candidates DROP planted',
    );
    // As somebody who makes a dump does.
    await reader.query('BEGIN; LOCK TABLE jobs IN ACCESS SHARE MODE');
  });
  afterEach(async () => {
    await Promise.all([reader.end(), caller.end()]);
    await Promise.allSettled(running.splice(0));
    await rm(own, { recursive: true });
    await database.drop();
  });

  const running: Promise<unknown>[] = [];
  const run = (options: { locksWithinMs?: number } = {}) => {
    const migrated = migrate(database.ownerUrl, { folder: own, queues, ...options });
    running.push(migrated);
    return migrated;
  };

  it('let everybody by who comes after them, and are done when nobody is before them', async () => {
    const migrated = run();
    const waitingSql = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'jobs'::regclass`;
    while ((await caller.query(waitingSql)).rowCount === 0) await setImmediate();
    // Twice as long as no deadlock is looked for, and less than a request waits.
    await caller.query(`SET lock_timeout = '2s'`);
    await caller.query('SELECT FROM candidates; SELECT FROM jobs');
    await caller.query(
      'BEGIN; LOCK TABLE jobs IN ROW EXCLUSIVE MODE; LOCK TABLE candidates IN ROW EXCLUSIVE MODE; COMMIT',
    );
    await reader.query('COMMIT');
    expect(await migrated).toMatchObject({ applied: 1 });
    expect((await caller.query('SELECT planted FROM jobs')).rowCount).toBe(0);
  });

  it('are given up where others never let go, and have done nothing', async () => {
    const made = await dumpSchema(caller);
    await expect(run({ locksWithinMs: 0 })).rejects.toThrow(LocksTaken);
    expect(await dumpSchema(caller)).toBe(made);
  });
});

describe('the migrations, edited or of another history,', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let own: string;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    own = await mkdtemp(join(tmpdir(), 'followthrough-migrations-'));
    await cp(folder, own, { recursive: true });
  });
  afterEach(async () => {
    await rm(own, { recursive: true });
    await client.end();
    await database.drop();
  });

  const run = (options: { to?: number } = {}) => migrate(database.ownerUrl, { folder: own, queues, ...options });
  const counts = async () => (await client.query('SELECT count(*)::int AS counted FROM count_due(now())')).rows;
  const planted = `COMMENT ON FUNCTION find_message IS 'planted';`;
  const commentOf = async (name: string) =>
    (await client.query(`SELECT obj_description($1::regproc, 'pg_proc') AS comment`, [name])).rows[0].comment;
  const functionFile = (name: string) => join(own, 'functions', name);

  it('are refused: nothing is changed before the text is back', async () => {
    await run();
    const made = await dumpSchema(client);
    const text = await readFile(join(own, '0003_jobs.up.sql'), 'utf8');
    await appendFile(join(own, '0003_jobs.up.sql'), 'ALTER TABLE jobs ADD COLUMN planted text;');
    await expect(run()).rejects.toThrow(
      new UnknownMigrations(
        'migration 0003_jobs was edited after it was applied to this database: put its text back, and write a further migration',
      ),
    );
    expect(await dumpSchema(client)).toBe(made);
    await writeFile(join(own, '0003_jobs.up.sql'), text.replaceAll('\n', '\r\n'));
    expect(await run()).toMatchObject({ applied: 0 });
  });

  it('are refused with a number that has another name here', async () => {
    await run();
    for (const way of ['up', 'down']) {
      await cp(join(own, `0003_jobs.${way}.sql`), join(own, `0003_openings.${way}.sql`));
      await rm(join(own, `0003_jobs.${way}.sql`));
    }
    await expect(run()).rejects.toThrow(
      'migration 0003 was applied to this database as jobs and is called openings here',
    );
  });

  it('are refused before anything if two have one number, or one name', async () => {
    await cp(join(own, '0003_jobs.up.sql'), join(own, '0003_second.up.sql'));
    await cp(join(own, '0003_jobs.down.sql'), join(own, '0003_second.down.sql'));
    await expect(run()).rejects.toThrow('two migrations have the number 0003');
    await rm(join(own, '0003_second.up.sql'));
    await cp(join(own, '0003_jobs.up.sql'), join(own, '0300_jobs.up.sql'));
    await cp(join(own, '0003_jobs.down.sql'), join(own, '0300_jobs.down.sql'));
    await expect(run()).rejects.toThrow('two migrations are called jobs');
  });

  it('leave a database of a version before the first release as it is, and say what to do', async () => {
    await client.query(`SET ROLE followthrough_owner; DROP TABLE schema_migrations; CREATE TABLE schema_migrations (
      version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
      INSERT INTO schema_migrations (version, name) VALUES (1, 'foundation'); RESET ROLE`);
    const before = await dumpSchema(client);
    await expect(run()).rejects.toThrow(/^the database was made by a version before the first release.*DATA_DIR\)$/);
    expect(await dumpSchema(client)).toBe(before);
  });

  it('replace a function whose text changed, with other arguments too, and take one away whose file is gone', async () => {
    await run();
    const made = await dumpSchema(client);
    await appendFile(functionFile('delivery/find_message.sql'), planted);
    await writeFile(
      functionFile('platform/planted.sql'),
      `SET LOCAL ROLE followthrough_crossing; CREATE FUNCTION planted(one integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    );
    expect(await run()).toMatchObject({ applied: 0 });
    expect(await commentOf('find_message')).toBe('planted');
    await writeFile(
      functionFile('platform/planted.sql'),
      `CREATE FUNCTION planted(one text, two text) RETURNS text LANGUAGE sql AS 'SELECT one || two'`,
    );
    await run();
    expect((await client.query(`SELECT planted('a', 'b')`)).rows).toEqual([{ planted: 'ab' }]);
    await cp(join(folder, 'functions'), join(own, 'functions'), { recursive: true });
    await rm(functionFile('platform/planted.sql'));
    await run();
    expect(await dumpSchema(client)).toBe(made);
  });

  it('replace a function that triggers and policies lean on, in place', async () => {
    await run();
    for (const name of ['keep_updated_at', 'current_organization_id', 'search_form']) {
      await appendFile(functionFile(`platform/${name}.sql`), `COMMENT ON FUNCTION ${name} IS 'planted';`);
    }
    await run();
    for (const name of ['keep_updated_at', 'current_organization_id', 'search_form']) {
      expect(await commentOf(name)).toBe('planted');
    }
  });

  it('leave what a later migration made of a function, until its file changes', async () => {
    await writeFile(
      join(own, '0300_planted.up.sql'),
      `GRANT CREATE ON SCHEMA public TO followthrough_crossing; SET LOCAL ROLE followthrough_crossing; ${planted}
       DROP FUNCTION count_due(timestamptz); RESET ROLE; REVOKE CREATE ON SCHEMA public FROM followthrough_crossing`,
    );
    await writeFile(join(own, '0300_planted.down.sql'), 'SELECT 1');
    await run();
    expect(await run()).toMatchObject({ applied: 0 });
    expect(await commentOf('find_message')).toBe('planted');
    await expect(counts()).rejects.toThrow('does not exist');
    await appendFile(functionFile('notifications/count_due.sql'), '-- anew\n');
    await run();
    expect(await counts()).toEqual([{ counted: 1 }]);
  });

  it('leave the functions of a newer version alone when an older process starts beside it', async () => {
    await writeFile(join(own, '0300_newer.up.sql'), 'SELECT 1');
    await writeFile(join(own, '0300_newer.down.sql'), 'SELECT 1');
    await appendFile(functionFile('delivery/find_message.sql'), planted);
    await run();
    expect(await migrate(database.ownerUrl, { folder, queues })).toMatchObject({ applied: 0 });
    expect(await commentOf('find_message')).toBe('planted');
  });
});

describe("the service's role", () => {
  let database: TestDatabase;
  let service: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = new pg.Client({ connectionString: database.serviceUrl });
    await service.connect();
  });
  afterAll(async () => {
    await service.end();
    await database.drop();
  });

  it.each([
    'CREATE TABLE planted (id uuid)',
    'CREATE SCHEMA planted',
    'CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'ALTER TABLE jobs ADD COLUMN planted text',
    'ALTER TABLE jobs DISABLE ROW LEVEL SECURITY',
    'DROP TABLE jobs',
    'DROP POLICY jobs_tenant ON jobs',
    'CREATE POLICY planted ON jobs USING (true)',
    'TRUNCATE jobs',
    'SELECT used FROM rate_windows',
    'UPDATE rate_windows SET used = 0',
    'DELETE FROM rate_windows',
    'DELETE FROM jobs',
    'DELETE FROM slips',
    'DELETE FROM idempotency_keys',
    'DELETE FROM idempotent_changes',
    'UPDATE slips SET kind = kind',
    'UPDATE timeline_revisions SET note = note',
    'UPDATE timeline_disclosures SET kind = kind',
    'UPDATE domain_events SET payload = payload',
    'UPDATE policies SET rules = rules',
    'UPDATE audit_entries SET action = action',
    'UPDATE audit_details SET detail = detail',
    'UPDATE audit_chain SET hash = hash',
    'DELETE FROM audit_entries',
    'DELETE FROM audit_chain',
    'INSERT INTO schema_migrations (version, name) VALUES (9999, $$planted$$)',
    'SET ROLE followthrough_owner',
    'SET ROLE followthrough_crossing',
    'SET SESSION AUTHORIZATION followthrough_owner',
    'CREATE ROLE planted',
    'CREATE TABLE pgboss.planted (id uuid)',
    `COPY jobs TO PROGRAM 'true'`,
    `SELECT pg_read_file('/etc/hostname')`,
  ])('may not: %s', async (sql) => {
    await expect(service.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('sees no row outside an organization, with the tenant unset or empty', async () => {
    const { rows } = await service.query('SELECT count(*)::int AS count FROM organizations');
    expect(rows).toEqual([{ count: 0 }]);
    await service.query(`BEGIN; SET LOCAL app.organization_id = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a'; COMMIT`);
    const after = await service.query(
      `SELECT current_setting('app.organization_id') AS setting, current_organization_id() AS organization, (SELECT count(*)::int FROM jobs) AS jobs`,
    );
    expect(after.rows).toEqual([{ setting: '', organization: null, jobs: 0 }]);
  });
});
