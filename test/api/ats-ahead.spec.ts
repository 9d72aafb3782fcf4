import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Admission } from '../../src/platform/admission/admission.js';
import { untilWaiting } from '../support/at-once.js';
import { ana, applied, at, atsCalls, job, type Row } from '../support/ats/sync-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  org = await app.organization();
  await connect();
  await sync('Jobs', [job()]);
});

const { connect, statuses, sync } = atsCalls(() => org);

const numbers = Array.from({ length: 350 }, (_, number) => number);
const person = (number: number, more: Row = {}) =>
  ana({ remoteId: `c${number}`, email: `ana${number}@example.test`, ...more });
const application = (number: number, more: Row = {}) =>
  applied({ remoteId: `a${number}`, candidateRemoteId: `c${number}`, remoteUpdatedAt: at(1), ...more });
const people = numbers.map((number) => person(number));
const applications = numbers.map((number) => application(number));
const created = numbers.map(() => 'CREATED');
const unchanged = numbers.map(() => 'UNCHANGED');
const with350 = (words: readonly string[], others: Readonly<Record<number, string | null>>) =>
  words.map((word, number) => (number in others ? others[number] : word));

const told = async () =>
  (
    await owner.query(
      `SELECT payload->>'applicationId' AS id FROM domain_events WHERE organization_id = $1 AND type = 'application.created' ORDER BY id`,
      [org.id],
    )
  ).rows.map(({ id }) => id);

describe('new rows by the hundred, of which the next are made ready while some are stored', () => {
  it('have their results and their events in the order of the call, and once', async () => {
    expect(await statuses('Candidates', people)).toEqual(created);
    const results = await sync('Applications', applications);
    expect(results.map(({ remoteId, status }: Row) => [remoteId, status])).toEqual(
      numbers.map((number) => [`a${number}`, 'CREATED']),
    );
    expect(await told()).toEqual(results.map(({ rowId }: Row) => rowId));
    expect(await statuses('Candidates', people)).toEqual(unchanged);
    expect(await statuses('Applications', applications)).toEqual(unchanged);
    expect(await told()).toHaveLength(numbers.length);
  });

  it('are told who has their address, also of those just before them', async () => {
    const [first, later] = [20, 320];
    const results = await sync(
      'Candidates',
      people.map((row, number) => (number === later ? person(later, { email: 'ANA20@example.test' }) : row)),
    );
    expect(results[later].sameAddressAs).toEqual([results[first].rowId]);
    expect(results[first].sameAddressAs).toEqual([]);
  });

  it('stand beside those that change, wait, are wrong or come again, wherever these are', async () => {
    await sync('Candidates', people.slice(0, 340));
    await sync('Applications', [application(5), application(150), application(250)]);
    const rows = applications.map((row, number) => {
      if (number === 150) return { ...row, stage: 'Offer', remoteUpdatedAt: at(2) };
      if (number === 200) return { ...row, appliedOn: '2026-02-30' };
      if (number === 250) return { ...row, stage: 'Screen', remoteUpdatedAt: at(0) };
      return row;
    });
    const waiting = Object.fromEntries(numbers.slice(340).map((number) => [number, 'HELD']));
    expect(await statuses('Applications', rows)).toEqual(
      with350(created, { ...waiting, 5: 'UNCHANGED', 150: 'UPDATED', 200: null, 250: 'STALE' }),
    );
    await sync('Candidates', people.slice(340));
    await app.settle();
    expect(await statuses('Applications', applications.slice(340))).toEqual(unchanged.slice(340));
  });

  it('are looked at each by itself where two of them are in one another’s way', async () => {
    await sync('Candidates', people);
    const rows = [...applications];
    rows[120] = application(120, { candidateRemoteId: 'c10' });
    rows[320] = application(320, { candidateRemoteId: 'c310' });
    const results = await sync('Applications', rows);
    expect(results.map(({ status }: Row) => status)).toEqual(with350(created, { 120: null, 320: null }));
    for (const number of [120, 320])
      expect(results[number].problem).toMatchObject({
        code: 'APPLICATION_ALREADY_ACTIVE',
        path: expect.arrayContaining([`${number}`]),
      });
    expect(await told()).toEqual(results.flatMap(({ rowId }: Row) => rowId ?? []));
  });

  it('have the same results while somebody else is served, for whom they stand back', async () => {
    const leave = await app.app
      .get(Admission)
      .enter('another organization', new ServerResponse(new IncomingMessage(new Socket())));
    try {
      expect(await statuses('Candidates', people)).toEqual(created);
      const results = await sync('Applications', applications);
      expect(results.map(({ status }: Row) => status)).toEqual(created);
      expect(await told()).toEqual(results.map(({ rowId }: Row) => rowId));
      expect(await statuses('Applications', applications)).toEqual(unchanged);
    } finally {
      leave();
    }
  });

  it('are each made once where somebody else makes one of them at the same time', async () => {
    const other = '0193a3a0-0000-7000-8000-000000000001';
    await owner.query('BEGIN');
    await owner.query(
      `INSERT INTO candidates (organization_id, id, full_name, email, external_source, external_remote_id, created_at)
       VALUES ($1, $2, 'Ana Ríos', 'ana220@example.test', 'greenhouse', 'c220', now())`,
      [org.id, other],
    );
    const asked = sync('Candidates', people);
    await untilWaiting(app.database, 1);
    await owner.query('COMMIT');
    const results = await asked;
    expect(results.map(({ status }: Row) => status)).toEqual(with350(created, { 220: 'UNCHANGED' }));
    expect(results[220].rowId).toBe(other);
    const { rows } = await owner.query(
      'SELECT count(*)::int AS all, count(DISTINCT external_remote_id)::int AS refs FROM candidates WHERE organization_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ all: numbers.length, refs: numbers.length }]);
  });
});
