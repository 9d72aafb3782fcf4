import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { installTypeParsers } from '../database/pg-types.js';
import { type BatchedStatement, StatementBatch } from './statement-batch.js';

describe('a batch of statements', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    installTypeParsers();
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    client = new pg.Client({ connectionString: database.superuserUrl, pipeline: true });
    await client.connect();
    await client.query('CREATE TEMPORARY TABLE marks (mark int)');
  });
  afterEach(() => client.end());

  const run = (...statements: BatchedStatement[]) => client.query(new StatementBatch(statements)).results;
  const add = (mark: number): BatchedStatement => ({
    name: 'add',
    text: 'INSERT INTO marks VALUES ($1)',
    values: [mark],
  });
  const marks = async () => (await client.query('SELECT mark FROM marks ORDER BY mark')).rows.map(({ mark }) => mark);
  const prepared = async () =>
    (await client.query('SELECT name FROM pg_prepared_statements ORDER BY name')).rows.map(({ name }) => name);

  it('is answered in its order, with what each did and its rows', async () => {
    const all = { text: 'SELECT mark, mark > $1 AS large FROM marks ORDER BY mark', values: [1] };
    expect(await run(add(1), add(2), all)).toEqual([
      { tag: 'INSERT 0 1', rows: [] },
      { tag: 'INSERT 0 1', rows: [] },
      {
        tag: 'SELECT 2',
        rows: [
          { mark: 1, large: false },
          { mark: 2, large: true },
        ],
      },
    ]);
  });

  it('reads and writes values as every other query does', async () => {
    const values = [null, 'Ana\u00ed', 7, true, ['a', 'b"c'], new Date('2026-12-04T17:00:00.123Z'), { a: [1] }];
    const text =
      'SELECT $1::text AS a, $2::text AS b, $3::bigint AS c, $4::boolean AS d, $5::text[] AS e, $6::timestamptz AS f, $7::jsonb AS g';
    const [batched] = await run({ text, values });
    expect(batched?.rows).toEqual((await client.query(text, values)).rows);
    expect(batched?.rows).toMatchObject([{ a: null, c: 7, d: true, e: values[4], f: values[5], g: { a: [1] } }]);
  });

  it('ends at the statement that fails: what is behind it is not run, and what was before is taken back', async () => {
    await run(add(1));
    await expect(run(add(2), { text: 'SELECT 1 / $1::int', values: [0] }, add(3))).rejects.toMatchObject({
      code: '22012',
    });
    expect(await marks()).toEqual([1]);
  });

  it('does nothing at all when the transaction that it begins with cannot begin', async () => {
    const begin = { text: 'BEGIN ISOLATION LEVEL IMPOSSIBLE', values: [] };
    await expect(run(begin, add(1))).rejects.toMatchObject({ code: '42601' });
    expect(await marks()).toEqual([]);
    expect(client.getTransactionStatus()).toBe('I');
  });

  it('prepares what has a name once for each connection', async () => {
    await run(add(1), add(2));
    await run(add(3));
    expect(await prepared()).toEqual(['add']);
    expect(await marks()).toEqual([1, 2, 3]);
  });

  it('has no function of its own, which would keep its rows', () => {
    const [one, other] = [new StatementBatch([]), new StatementBatch([])];
    expect(one.submit).toBe(other.submit);
    expect(Object.values(one).filter((value) => typeof value === 'function')).toEqual([one.submit]);
  });

  it('may follow another that has not been answered yet', async () => {
    await Promise.all([run(add(1)), run(add(2)), run({ name: 'all', text: 'SELECT mark FROM marks', values: [] })]);
    expect(await prepared()).toEqual(['add', 'all']);
    expect(await marks()).toEqual([1, 2]);
  });

  it('prepares anew what one that failed had prepared or lost', async () => {
    const divide = (by: number) => ({ name: 'divide', text: 'SELECT 6 / $1::int AS share', values: [by] });
    await expect(run(add(1), divide(0))).rejects.toMatchObject({ code: '22012' });
    await client.query('DEALLOCATE ALL');
    await expect(run(add(1), divide(0))).rejects.toBeDefined();
    expect((await run(add(2), divide(2)))[1]?.rows).toEqual([{ share: 3 }]);
    expect(await marks()).toEqual([2]);
  });

  it('reads the rows of a statement anew when its table has changed', async () => {
    const all = { name: 'every', text: 'SELECT * FROM marks', values: [] };
    await run(add(1), all);
    await client.query('ALTER TABLE marks ADD COLUMN note text');
    await expect(run(all)).rejects.toMatchObject({ code: '0A000' });
    expect((await run(all))[0]?.rows).toEqual([{ mark: 1, note: null }]);
  });

  it('fails when its connection is gone', async () => {
    client.on('error', () => undefined);
    await expect(run({ text: 'SELECT pg_terminate_backend(pg_backend_pid())', values: [] })).rejects.toBeDefined();
    await expect(run(add(1))).rejects.toBeDefined();
  });
});
