import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Table {
  readonly name: string;
  /** The column that says whose a row is. */
  readonly owner: string;
  readonly may: readonly string[];
  /** Its columns but for those that are generated of others. */
  readonly written: string;
}

const tablesSql = `
  SELECT c.relname AS name, a.attname AS owner,
    ARRAY(SELECT g.privilege_type FROM aclexplode(c.relacl) g WHERE g.grantee = 'followthrough_service'::regrole) AS may,
    (SELECT string_agg(quote_ident(w.attname), ', ' ORDER BY w.attnum) FROM pg_attribute w
     WHERE w.attrelid = c.oid AND w.attnum > 0 AND NOT w.attisdropped AND w.attgenerated = '') AS written
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    AND a.attname = CASE c.relname WHEN 'organizations' THEN 'id' ELSE 'organization_id' END
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`;

// A statement of the service's role that row-level security or a missing grant refused.
const refused = '42501';

/** What the role of the service reaches, table by table, whatever the code above it forgets. */
describe("the service's role", () => {
  let app: TestApp;
  let service: pg.Client;
  let superuser: pg.Client;
  let tables: Table[];
  let north: string;
  let south: string;

  beforeAll(async () => {
    app = await startTestApp({ settings: sceneSettings, relay: true });
    const first = await new Scene(app, await app.organization()).live();
    north = first.org.id;
    south = (await new Scene(app, await app.organization()).live()).org.id;
    // The chain of the second scene took the first one's entries and events along.
    await first.make('createJob', { title: 'Unchained' }, '... on Job { id }', 'id');
    const unnumbered = { applicationId: await first.id('application'), channel: 'PHONE' };
    await first.make('logContact', unnumbered, '... on Application { id }', 'id');
    service = new pg.Client({ connectionString: app.database.serviceUrl });
    superuser = new pg.Client({ connectionString: app.database.superuserUrl });
    await Promise.all([service.connect(), superuser.connect()]);
    tables = (await service.query<Table>(tablesSql)).rows;
  });
  afterAll(async () => {
    await Promise.all([service.end(), superuser.end()]);
    await app.stop();
  });

  /** Runs a statement inside an organization, or with none set, and takes it back: rows, or the code of its refusal. */
  async function within(organizationId: string | null, sql: string, values: unknown[]): Promise<number | string> {
    await service.query('BEGIN');
    try {
      if (organizationId !== null)
        await service.query(`SELECT set_config('app.organization_id', $1, true)`, [organizationId]);
      return (await service.query(sql, values)).rowCount ?? 0;
    } catch (error) {
      return (error as pg.DatabaseError).code ?? 'no code';
    } finally {
      await service.query('ROLLBACK');
    }
  }

  async function rowOf({ name, owner }: Table): Promise<Record<string, unknown>> {
    const { rows } = await superuser.query(`SELECT to_jsonb(t) AS row FROM ${name} t WHERE ${owner} = $1 LIMIT 1`, [
      north,
    ]);
    return rows[0]?.row;
  }

  const eachTable = async (ask: (table: Table) => Promise<unknown>) => {
    const answers: Record<string, unknown> = {};
    for (const table of tables) answers[table.name] = await ask(table);
    return answers;
  };
  const forEach = (answer: (table: Table) => unknown) =>
    Object.fromEntries(tables.map((table) => [table.name, answer(table)]));
  const insert = ({ name, written }: Table) =>
    `INSERT INTO ${name} (${written}) SELECT ${written} FROM jsonb_populate_record(null::${name}, $1)`;

  it('reads rows of its organization in every table, and of another in none', async () => {
    const one = ({ name, owner }: Table) => `SELECT FROM ${name} WHERE ${owner} = $1 LIMIT 1`;
    const readable = (rows: number) => forEach(({ may }) => (may.includes('SELECT') ? rows : refused));
    expect(await eachTable((table) => within(north, one(table), [north]))).toEqual(readable(1));
    expect(await eachTable((table) => within(north, one(table), [south]))).toEqual(readable(0));
    expect(tables.length).toBeGreaterThan(12);
  });

  it.each([
    ['unset', null],
    ['empty', ''],
  ])('reads and writes nothing in any table with the tenant %s', async (_, organizationId) => {
    expect(await eachTable(({ name }) => within(organizationId, `SELECT FROM ${name}`, []))).toEqual(
      forEach(({ may }) => (may.includes('SELECT') ? 0 : refused)),
    );
    const added = await eachTable(async (table) => within(organizationId, insert(table), [await rowOf(table)]));
    expect(added).toEqual(forEach(() => refused));
    const changed = await eachTable(({ name, owner }) =>
      within(organizationId, `UPDATE ${name} SET ${owner} = ${owner}`, []),
    );
    expect(changed).toEqual(forEach(({ may }) => (may.includes('UPDATE') ? 0 : refused)));
  });

  it('moves no row to another organization, in any table', async () => {
    const moved = await eachTable(({ name, owner }) => within(north, `UPDATE ${name} SET ${owner} = $1`, [south]));
    expect(moved).toEqual(forEach(() => refused));
    expect(tables.filter(({ may }) => may.includes('UPDATE')).length).toBeGreaterThan(5);
  });

  it('adds no row to another organization, in any table', async () => {
    const added = await eachTable(async (table) =>
      within(north, insert(table), [{ ...(await rowOf(table)), [table.owner]: south }]),
    );
    expect(added).toEqual(forEach(() => refused));
  });

  it('changes and deletes no row of another organization, in any table', async () => {
    const changed = await eachTable(({ name, owner }) =>
      within(north, `UPDATE ${name} SET ${owner} = ${owner} WHERE ${owner} = $1`, [south]),
    );
    expect(changed).toEqual(forEach(({ may }) => (may.includes('UPDATE') ? 0 : refused)));
    const deleted = await eachTable(({ name, owner }) =>
      within(north, `DELETE FROM ${name} WHERE ${owner} = $1`, [south]),
    );
    expect(deleted).toEqual(forEach(({ may }) => (may.includes('DELETE') ? 0 : refused)));
  });
});
