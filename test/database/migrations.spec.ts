import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { migrate, readMigrations } from '../../src/platform/database/migrations.js';
import { queues } from '../../src/queues.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { migrationsFolder } from '../support/test-template.js';
import { dumpSchema } from './dump-schema.js';

const folder = migrationsFolder;

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
      'SELECT version, count(*)::int AS times FROM schema_migrations GROUP BY version',
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

  it('leave no connection open and no lock held', async () => {
    await migrate(database.ownerUrl, { folder, queues });
    const { rows } = await client.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    expect(rows).toEqual([{ open: 0 }]);
  });
});

describe("the service's role", () => {
  let database: TestDatabase;
  let service: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    service = new pg.Client({ connectionString: database.serviceUrl });
    await service.connect();
  });
  afterEach(async () => {
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
