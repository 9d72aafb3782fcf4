import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { connectAts } from '../support/ats/connections.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const calls = 8;
const rowsOfCall = 250;

const readSql = `
  SELECT t.relname AS name, (t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0))::int AS read
  FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i USING (relid)
  WHERE t.relname IN ('jobs', 'candidates', 'applications', 'ats_refs') GROUP BY t.relname, t.seq_tup_read`;

/** A first load is over before PostgreSQL has analyzed what it brought: plans are those of empty tables. */
describe('a first load into an empty database', () => {
  let app: TestApp;
  let database: pg.Client;

  beforeAll(async () => {
    app = await startTestApp();
    database = new pg.Client({ connectionString: app.database.superuserUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await app.stop();
  });

  /** What a connection has read is counted when it ends, at the latest. */
  const read = async (): Promise<Record<string, number>> => {
    const others = 'FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
    await database.query(`SELECT pg_terminate_backend(pid) ${others}`);
    while ((await database.query(`SELECT ${others}`)).rowCount !== 0) await delay(20);
    const { rows } = await database.query(readSql);
    return Object.fromEntries(rows.map((row) => [row.name, row.read]));
  };

  it('does not read the more for each row the more there are', async () => {
    const org = await app.organization();
    const atsIntegrationId = await connectAts(org, 'GENERIC');
    const sync = async (type: string, rows: object[]) => {
      const query = `mutation($input: Sync${type}Input!) { sync${type}(input: $input) { ... on SyncedRows { refusedCount } } }`;
      expect((await org.graphql(query, { input: { atsIntegrationId, rows } })).data).toEqual({
        [`sync${type}`]: { refusedCount: 0 },
      });
    };
    await sync('Jobs', [{ remoteId: 'j1', title: 'Nurse' }]);
    for (let call = 0; call < calls; call += 1) {
      const ids = Array.from({ length: rowsOfCall }, (_, at) => call * rowsOfCall + at);
      const candidates = ids.map((id) => ({ remoteId: `c${id}`, fullName: `P ${id}`, email: `p${id}@mail.example` }));
      await sync('Candidates', candidates);
      const applied = { jobRemoteId: 'j1', status: 'active', stage: 'Interview' };
      await sync(
        'Applications',
        ids.map((id) => ({ remoteId: `a${id}`, candidateRemoteId: `c${id}`, ...applied })),
      );
    }
    // Of the first thousand, one index looks as good as another, and all may be read for each; three times, as it was, of
    // however many there are.
    const most = 1_000 * calls * rowsOfCall;
    expect(Object.values(await read()).filter((rows) => rows > most)).toEqual([]);
  });
});
