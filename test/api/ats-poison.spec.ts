import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { TakeImports } from '../../src/ats/index.js';
import { connectAts } from '../support/ats/connections.js';
import { makePoisonous, takePoisonAway } from '../support/ats/poison.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const secret = 'a secret of nobody else';

/** How PostgreSQL refuses a value: it will the next time. */
const ofValues = ['21000', '22003', '22P05', '22001', '23514', '54000'];

/** The long form, with processes of their own, is a row of `npm run test:faults`. */
describe('what the database refuses, though it came past every check', () => {
  let app: TestApp;
  let database: pg.Client;
  let site: string;
  let org: TestOrganization;
  let connection: string;

  beforeAll(async () => {
    app = await startTestApp();
    site = await app.app.getUrl();
    database = new pg.Client({ connectionString: app.database.superuserUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await app.stop();
  });
  beforeEach(async () => {
    await database.query('DROP FUNCTION IF EXISTS refuse_poison() CASCADE');
    org = await app.organization();
    connection = await connectAts(org, 'GENERIC');
    await mutate('rotateAtsSecret', { atsIntegrationId: connection, secret }, '__typename');
    await makePoisonous(database);
  });

  const mutate = async (name: string, input: object, select: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const asked = `mutation($input: ${type}!) { ${name}(input: $input) { ${select} ... on Problem { code message } } }`;
    const { data, errors } = await org.graphql(asked, { input });
    expect(errors).toBeUndefined();
    return data[name];
  };
  const sync = async (type: string, rows: object[]) => {
    const select = '... on SyncedRows { results { remoteId status problem { code path } } }';
    return (await mutate(`sync${type}`, { atsIntegrationId: connection, rows }, select)).results;
  };
  const somebody = (id: number | string, fullName = `Person ${id}`) => ({
    remoteId: `c${id}`,
    fullName,
    email: `p${id}@mail.example`.replaceAll(' ', '-'),
  });
  const applied = (id: number | string, stage = 'Interview') => ({
    remoteId: `a${id}`,
    candidateRemoteId: `c${id}`,
    jobRemoteId: 'j1',
    status: 'active',
    stage,
  });
  const names = async () => {
    const { data } = await org.graphql('{ candidates(first: 100) { nodes { fullName } } }');
    return data.candidates.nodes.map(({ fullName }: { fullName: string }) => fullName).sort();
  };
  const post = async (body: object) => {
    const signed = signedBy.generic(Buffer.from(JSON.stringify(body)), secret);
    const request = { method: 'POST', headers: signed.headers, body: new Uint8Array(signed.body) };
    expect((await fetch(`${site}/ats/generic/${connection}`, request)).status).toBe(200);
  };
  const deliveries = async () => {
    const asked = `query($id: ID!) { atsIntegration(id: $id) { deliveries(first: 20) { nodes {
      id status failure detail attemptCount rows { remoteId status problemMessage } } } } }`;
    return (await org.graphql(asked, { id: connection })).data.atsIntegration.deliveries.nodes;
  };

  it.each(ofValues)('with %s is a problem of its row alone: the others of its call are taken in', async (state) => {
    const rows = [somebody(1), somebody(2), somebody('x', `poison ${state}`), somebody(3), somebody(4)];
    const results = await sync('Candidates', rows);
    expect(results).toEqual([
      { remoteId: 'c1', status: 'CREATED', problem: null },
      { remoteId: 'c2', status: 'CREATED', problem: null },
      { remoteId: 'cx', status: null, problem: { code: 'VALUE_REFUSED', path: ['input', 'rows', '2'] } },
      { remoteId: 'c3', status: 'CREATED', problem: null },
      { remoteId: 'c4', status: 'CREATED', problem: null },
    ]);
    expect(await names()).toEqual(['Person 1', 'Person 2', 'Person 3', 'Person 4']);
  });

  it('is found among a thousand, and however many there are', async () => {
    const rows = Array.from({ length: 1_000 }, (_, at) =>
      at % 250 === 7 ? somebody(at, 'poison 22003') : somebody(at),
    );
    const results = (await sync('Candidates', rows)) as { status: string | null }[];
    const refused = results.flatMap(({ status }, at) => (status === null ? [at] : []));
    expect(refused).toEqual([7, 257, 507, 757]);
    expect(results.filter(({ status }) => status === 'CREATED')).toHaveLength(996);
  });

  it('is no fault of what it waited for: that comes in, and it goes on waiting, with its problem', async () => {
    await sync('Jobs', [{ remoteId: 'j1', title: 'Nurse', status: 'open' }]);
    await sync('Applications', [applied(1, 'poison 22003'), applied(2)]);
    expect(await sync('Candidates', [somebody(1), somebody(2)])).toMatchObject([
      { status: 'CREATED' },
      { status: 'CREATED' },
    ]);
    const asked = `{ applications(first: 5) { nodes { externalRef { remoteId } } }
      heldRows(first: 5, atsIntegrationId: "${connection}") { nodes { remoteId problem { code } } } }`;
    expect((await org.graphql(asked)).data).toEqual({
      applications: { nodes: [{ externalRef: { remoteId: 'a2' } }] },
      heldRows: { nodes: [{ remoteId: 'a1', problem: { code: 'VALUE_REFUSED' } }] },
    });
  });

  it.each(ofValues)('with %s fails its delivery at the first attempt, and none behind it', async (state) => {
    await post({ candidates: [somebody('x', `poison ${state}`), somebody(1)] });
    await post({ candidates: [somebody(2)] });
    await app.settle();
    const [second, first] = await deliveries();
    expect(second).toMatchObject({ status: 'APPLIED', attemptCount: 1 });
    expect(first).toMatchObject({
      status: 'FAILED',
      failure: 'VALUE_REFUSED',
      attemptCount: 1,
      rows: [
        { remoteId: 'cx', status: null },
        { remoteId: 'c1', status: 'CREATED' },
      ],
    });
    expect(`${first.detail} ${first.rows[0].problemMessage}`).toContain(state);
    expect(JSON.stringify(first)).not.toContain('poison');
    expect(await names()).toEqual(['Person 1', 'Person 2']);
    await takePoisonAway(database);
    await mutate('redoAtsDelivery', { atsDeliveryId: first.id }, '__typename');
    await app.settle();
    expect((await deliveries())[1]).toMatchObject({ status: 'APPLIED', failure: null });
  });

  // A fault in our own code: 42 is a statement of ours, XX a fault within PostgreSQL.
  it.each(['42P01', 'XX000'])(
    'as a fault of ours, with %s, is tried four times within a quarter of an hour',
    async (state) => {
      await post({ candidates: [somebody('x', `poison ${state}`)] });
      await post({ candidates: [somebody(2)] });
      await app.settle();
      expect((await deliveries())[1]).toMatchObject({ status: 'PENDING', failure: 'OWN_FAULT', attemptCount: 1 });
      expect((await deliveries())[0]).toMatchObject({ status: 'APPLIED' });
      for (const minutes of [1, 3, 11]) {
        app.clock.advance({ minutes });
        await app.settle();
      }
      expect((await deliveries())[1]).toMatchObject({ status: 'FAILED', failure: 'OWN_FAULT', attemptCount: 4 });
    },
  );

  it.each(['40001', '40P01', '53200', '57014'])(
    'for now alone, with %s, is tried again for two days',
    async (state) => {
      await post({ candidates: [somebody('x', `poison ${state}`)] });
      await app.settle();
      for (const hours of [1, 1, 1, 4]) {
        app.clock.advance({ hours });
        await app.settle();
      }
      expect(await deliveries()).toMatchObject([{ status: 'PENDING', failure: 'UNAVAILABLE', attemptCount: 5 }]);
      await takePoisonAway(database);
      app.clock.advance({ hours: 9 });
      await app.settle();
      expect(await deliveries()).toMatchObject([{ status: 'APPLIED', failure: null }]);
    },
  );

  const imported = async (...told: string[]) => {
    const header = 'candidate_id,name,email';
    const lines = told.map((name, at) => `c${at},${name},p${at}@mail.example`);
    const headers = { authorization: `Bearer ${org.apiKey}` };
    const body = [header, ...lines, ''].join('\n');
    const sent = await fetch(`${site}/ats/imports?connection=${connection}`, { method: 'POST', headers, body });
    const { importId } = (await sent.json()) as { importId: string };
    await app.app.get(TakeImports).run();
    return async () => {
      const asked = `{ atsImport(id: "${importId}") { status doneCount counts { status count } } }`;
      const report = await fetch(`${site}/ats/imports/${importId}/report.csv`, { headers });
      const rows = (await report.text()).trim().split('\r\n').slice(1);
      return { ...(await org.graphql(asked)).data.atsImport, rows: rows.map((row) => row.split(',').slice(2, 4)) };
    };
  };

  it.each([...ofValues.map((state) => [state, 'VALUE_REFUSED']), ['42P01', 'OWN_FAULT'], ['XX000', 'OWN_FAULT']])(
    'with %s is a record of the report, and those behind it are taken in',
    async (state, code) => {
      const found = await (await imported('Ana', 'Ben', `poison ${state}`, 'Cem', 'Dora'))();
      expect(found).toMatchObject({ status: 'DONE', doneCount: 5 });
      expect(found.counts).toContainEqual({ status: 'PROBLEM', count: 1 });
      expect(found.rows[2]).toEqual(['PROBLEM', code]);
      expect(await names()).toEqual(['Ana', 'Ben', 'Cem', 'Dora']);
    },
  );

  it('is tried again where every record of a file meets it: it is no fault of theirs', async () => {
    const found = await imported('poison 42P01', 'poison 42P01');
    expect(await found()).toMatchObject({ status: 'PENDING', doneCount: 0, rows: [] });
    await takePoisonAway(database);
    app.clock.advance({ minutes: 1 });
    await app.app.get(TakeImports).run();
    expect(await found()).toMatchObject({ status: 'DONE', doneCount: 2 });
  });
});
