import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { HeldRowsService, SyncRows } from '../../src/ats/index.js';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { ana, applied, at, atsCalls, job, type Row, results } from '../support/ats/sync-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
});

const { application, call, connect, connections, load, statuses, sync } = atsCalls(() => org);

describe('rows of another system', () => {
  it('are created, unchanged, updated, stale: as often as they come', async () => {
    await connect();
    expect(await statuses('Jobs', [job({ remoteUpdatedAt: at(1) })])).toEqual(['CREATED']);
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(1) })])).toEqual(['CREATED']);
    const row = applied({ remoteUpdatedAt: at(10) });
    expect(await statuses('Applications', [row])).toEqual(['CREATED']);
    expect(await statuses('Applications', [row, row])).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await statuses('Applications', [{ ...row, remoteUpdatedAt: at(9), stage: 'Screen' }])).toEqual(['STALE']);
    expect(await statuses('Applications', [{ ...row, stage: 'Offer' }])).toEqual(['UPDATED']);
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(2), fullName: 'Ana Ríos Gil' })])).toEqual([
      'UPDATED',
    ]);
    const [found] = await sync('Applications', [{ ...row, stage: 'Offer' }]);
    expect(await application(found.rowId)).toMatchObject({
      status: 'ACTIVE',
      stage: 'Offer',
      candidate: { fullName: 'Ana Ríos Gil' },
      job: { title: 'Engineer' },
      externalRef: { source: 'greenhouse', remoteId: 'a1' },
    });
  });

  it('come in any order: an application waits, visibly, and is applied when the last of what it waits for has come', async () => {
    await connect();
    const [held] = await sync('Applications', [applied()]);
    expect(held).toMatchObject({
      status: 'HELD',
      rowId: null,
      waitsFor: [
        { type: 'CANDIDATE', remoteId: 'c1' },
        { type: 'JOB', remoteId: 'j1' },
      ],
    });
    await sync('Interviews', [
      { remoteId: 'i1', applicationRemoteId: 'a1', status: 'scheduled', scheduledAt: '2026-12-10T10:00:00Z' },
    ]);
    const waiting = () =>
      org.graphql('{ heldRows { nodes { type remoteId waitsFor { remoteId } expiresAt } totalCount } }');
    expect((await waiting()).data.heldRows.totalCount).toBe(2);
    await sync('Candidates', [ana()]);
    expect((await waiting()).data.heldRows.nodes).toMatchObject([
      { remoteId: 'i1' },
      { remoteId: 'a1', waitsFor: [{ remoteId: 'j1' }] },
    ]);
    await sync('Jobs', [job()]);
    expect((await waiting()).data.heldRows.totalCount).toBe(0);
    const [known] = await sync('Applications', [applied()]);
    expect(known.status).toBe('UNCHANGED');
    expect(await application(known.rowId)).toMatchObject({ status: 'ACTIVE', stage: 'Interview' });
  });

  it('that wait by the hundred are applied when their job comes, the rest of them a moment after', async () => {
    await connect();
    const ids = Array.from({ length: 450 }, (_, n) => `x${n}`);
    const people = ids.map((id) => ana({ remoteId: id, email: `${id}@example.test` }));
    expect(new Set(await statuses('Candidates', people))).toEqual(new Set(['CREATED']));
    const theirs = ids.map((id) => applied({ remoteId: id, candidateRemoteId: id }));
    expect(new Set(await statuses('Applications', theirs))).toEqual(new Set(['HELD']));
    await sync('Jobs', [job()]);
    await app.settle();
    expect((await org.graphql('{ heldRows { totalCount } }')).data.heldRows.totalCount).toBe(0);
    expect(new Set(await statuses('Applications', theirs))).toEqual(new Set(['UNCHANGED']));
  });

  describe('that wait for what is made here, under its reference there', () => {
    const ref = (remoteId: string) => ({ source: 'greenhouse', remoteId });
    const held = async () => (await org.graphql('{ heldRows { nodes { remoteId } } }')).data.heldRows.nodes;
    const found = async (remoteId: string) =>
      (
        await org.graphql(
          `{ application(externalRef: {source: "greenhouse", remoteId: "${remoteId}"}) { stage candidate { id } job { id } interviews { title } } }`,
        )
      ).data.application;

    it('are applied once its candidate and job are made, in whichever order', async () => {
      await connect();
      await sync('Interviews', [
        {
          remoteId: 'i1',
          applicationRemoteId: 'a1',
          title: 'Call',
          status: 'scheduled',
          scheduledAt: '2026-12-03T10:00:00Z',
        },
      ]);
      expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
      const { id: jobId } = await org.mutate('createJob', { title: 'Engineer', externalRef: ref('j1') });
      await app.settle();
      expect(await held()).toHaveLength(2);
      const person = { fullName: 'Ana Ríos', email: 'ana@example.test', externalRef: ref('c1') };
      const { id: candidateId } = await org.mutate('createCandidate', person);
      await app.settle();
      expect(await held()).toEqual([]);
      expect(await found('a1')).toEqual({
        stage: 'Interview',
        candidate: { id: candidateId },
        job: { id: jobId },
        interviews: [{ title: 'Call' }],
      });
    });

    it('are applied once a row that is here gets the reference', async () => {
      await connect();
      await statuses('Applications', [applied()]);
      const { id: jobId } = await org.mutate('createJob', { title: 'Engineer' });
      const { id: candidateId } = await org.mutate('createCandidate', {
        fullName: 'Ana Ríos',
        email: 'ana@example.test',
      });
      await org.mutate('updateCandidate', { candidateId, externalRef: ref('c1') });
      await org.mutate('updateJob', { jobId, externalRef: ref('j1') });
      await app.settle();
      expect(await found('a1')).toMatchObject({ candidate: { id: candidateId }, job: { id: jobId } });
    });

    it('are applied once an application is that of their interviews', async () => {
      await connect();
      await sync('Interviews', [
        {
          remoteId: 'i1',
          applicationRemoteId: 'a1',
          title: 'Call',
          status: 'scheduled',
          scheduledAt: '2026-12-03T10:00:00Z',
        },
      ]);
      const { id: applicationId } = await org.application();
      await org.mutate('updateApplication', { applicationId, externalRef: ref('a1') });
      await app.settle();
      expect((await found('a1')).interviews).toEqual([{ title: 'Call' }]);
    });

    it('are applied although they had been told that it is not there', async () => {
      await connect();
      expect(await statuses('Candidates', [ana({ remoteWasDeleted: true })])).toEqual(['UNCHANGED']);
      await sync('Jobs', [job()]);
      expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
      await org.mutate('createCandidate', { fullName: 'Ana Ríos', email: 'ana@example.test', externalRef: ref('c1') });
      await app.settle();
      expect(await found('a1')).toMatchObject({ stage: 'Interview' });
    });

    it('wait on for what is made under the reference of another system, or of another kind', async () => {
      await connect();
      await sync('Jobs', [job()]);
      await statuses('Applications', [applied()]);
      const person = { fullName: 'Ana Ríos', email: 'ana@example.test' };
      await org.mutate('createCandidate', { ...person, externalRef: { source: 'ashby', remoteId: 'c1' } });
      await org.mutate('createJob', { title: 'Other', externalRef: ref('c1') });
      await app.settle();
      expect(await held()).toEqual([{ remoteId: 'a1' }]);
    });

    it('are applied by whoever comes last, when the row and what it waits for come at once', async () => {
      await connect();
      await sync('Jobs', [job()]);
      const numbers = Array.from({ length: 12 }, (_, number) => number);
      await Promise.all(
        numbers.flatMap((number) => [
          sync('Applications', [applied({ remoteId: `a${number}`, candidateRemoteId: `c${number}` })]),
          org.mutate('createCandidate', {
            fullName: 'Ana Ríos',
            email: `ana${number}@example.test`,
            externalRef: ref(`c${number}`),
          }),
        ]),
      );
      await app.settle();
      expect(await held()).toEqual([]);
      for (const number of numbers) expect(await found(`a${number}`)).toMatchObject({ stage: 'Interview' });
    });
  });

  it('that wait are forgotten after seven days, and held again when they come again', async () => {
    await connect();
    expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
    const count = async () => (await org.graphql('{ heldRows { totalCount } }')).data.heldRows.totalCount;
    app.clock.advance({ hours: 7 * 24 - 1 });
    await app.app.get(HeldRowsService).expire();
    expect(await count()).toBe(1);
    app.clock.advance({ hours: 1 });
    await app.app.get(HeldRowsService).expire();
    expect(await count()).toBe(0);
    expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
  });

  it('stand each by itself: what is refused of one, in its place, changes nothing of another', async () => {
    await connect();
    const rows = [
      ana(),
      { remoteId: 'c2', email: 'nobody@example.test' },
      { remoteId: 'c3', fullName: 'Bo', email: 'not an address' },
      ana({ remoteId: 'c4', remoteUpdatedAt: '2026-02-30T00:00:00Z' }),
      ana({ remoteId: 'c5', fullName: 'x'.repeat(100_000) }),
      ana({ remoteId: 'c7', email: 'seven@example.test' }),
    ];
    const { refusedCount, results: told } = await call(
      'syncCandidates',
      { atsIntegrationId: connections.get('greenhouse'), rows },
      results,
    );
    expect(told.map(({ status, problem }: Row) => status ?? (problem as Row).path)).toEqual([
      'CREATED',
      ['input', 'rows', '1', 'fullName'],
      ['input', 'rows', '2', 'email'],
      ['input', 'rows', '3', 'remoteUpdatedAt'],
      ['input', 'rows', '4', 'fullName'],
      'CREATED',
    ]);
    expect(refusedCount).toBe(4);
  });
});

describe('a call of rows', () => {
  it('that comes fifty times at once has one effect, and each time the same ids', async () => {
    await connect();
    const rows = Array.from({ length: 20 }, (_, n) => ana({ remoteId: `c${n}`, email: `c${n}@example.test` }));
    const calls = await Promise.all(Array.from({ length: 50 }, () => sync('Candidates', rows)));
    const ids = calls.map((told) => told.map(({ rowId }: Row) => rowId).join());
    expect(new Set(ids).size).toBe(1);
    expect(calls.flat().filter(({ status }: Row) => status === 'CREATED')).toHaveLength(20);
    expect(calls.flat().filter(({ status }: Row) => status === 'UNCHANGED')).toHaveLength(980);
  });

  it('has one effect, too, when it comes to two processes at once', async () => {
    const atsIntegrationId = await connect();
    const second = await startTestApp({ beside: app });
    const rows = Array.from({ length: 20 }, (_, n) => ana({ remoteId: `c${n}`, email: `c${n}@example.test` }));
    const query = `mutation($input: SyncCandidatesInput!) { syncCandidates(input: $input) { ${results} } }`;
    const calls = Array.from({ length: 10 }, async (_, n) => {
      const { http } = n % 2 === 0 ? app : second;
      const sent = http.post('/graphql').set('authorization', `Bearer ${org.apiKey}`);
      const { body } = await sent.send({ query, variables: { input: { atsIntegrationId, rows } } });
      return body.data.syncCandidates.results;
    });
    const told = (await Promise.all(calls)).flat();
    await second.stop();
    expect(told.filter(({ status }: Row) => status === 'CREATED')).toHaveLength(20);
    expect(told.filter(({ status }: Row) => status === 'UNCHANGED')).toHaveLength(180);
  });

  it('takes one id twice as two rows, in their order', async () => {
    await connect();
    const rows = [ana({ fullName: 'One' }), ana({ fullName: 'Two' }), ana({ fullName: 'Two' })];
    expect(await statuses('Candidates', rows)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
  });

  it('of another organization, or of a connection that is switched off, is refused', async () => {
    const other = await app.organization();
    const foreign = await connect({}, other);
    const input = { atsIntegrationId: foreign, rows: [job()] };
    expect(await call('syncJobs', input, results)).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'atsIntegrationId'],
    });
    const own = await connect();
    await call('updateAtsIntegration', { atsIntegrationId: own, enabled: false }, '... on AtsIntegration { id }');
    expect(await call('syncJobs', { atsIntegrationId: own, rows: [] }, results)).toMatchObject({
      __typename: 'AtsIntegrationDisabled',
    });
  });

  it('leaves an audit entry of what it changed, by whom and by which way, and none if it changed nothing', async () => {
    await load();
    await sync('Candidates', [ana()]);
    const { data } = await org.graphql('{ auditEntries(first: 20) { nodes { action detail } } }');
    const own = data.auditEntries.nodes.filter(({ action }: Row) => String(action).startsWith('sync'));
    expect(own.map(({ action }: Row) => action)).toEqual(['syncApplications', 'syncCandidates', 'syncJobs']);
    expect(JSON.stringify(own)).not.toMatch(/Ana|remoteId|example/);
    const events = await owner.query(
      `SELECT actor->>'via' AS via FROM domain_events WHERE organization_id = $1 AND type LIKE 'application%'`,
      [org.id],
    );
    expect(new Set(events.rows.map(({ via }: Row) => via))).toEqual(new Set(['SYNC']));
  });

  it('comes by the same door from a connector, which is who did it, and a field that no row has is a fault of its row', async () => {
    const id = await connect();
    const name = 'Greenhouse of Rita';
    const actor = { kind: 'CONNECTION', organizationId: org.id, id, name, via: 'CONNECTOR' } as const;
    const fields = { decisionDateField: null, decisionReasonField: null };
    const connection = { id, vendor: 'GREENHOUSE', source: 'greenhouse', name, ...fields } as const;
    const bad = { ...job({ remoteId: 'j2' }), colour: 'red' };
    const told = await app.app.get(SyncRows).jobs(actor, connection, [job(), bad], new Date(start));
    expect(told).toMatchObject([{ status: 'CREATED' }, { status: null, problem: { path: ['rows', '1', 'colour'] } }]);
    const { data } = await org.graphql('{ auditEntries(first: 1) { nodes { action actor { kind actorId name } } } }');
    expect(data.auditEntries.nodes).toEqual([{ action: 'syncJobs', actor: { kind: 'CONNECTION', actorId: id, name } }]);
  });

  it('takes a thousand rows at once, in their order, and refuses one more, or one that cannot be stored, as a whole', async () => {
    await connect();
    const rows = Array.from({ length: 1_000 }, (_, n) => ana({ remoteId: `c${n}` }));
    expect(await statuses('Candidates', rows)).toEqual(rows.map(() => 'CREATED'));
    const input = { atsIntegrationId: connections.get('greenhouse') };
    const refused = async (given: Row[]) => await call('syncCandidates', { ...input, rows: given }, results);
    expect(await refused([...rows, ana({ remoteId: 'more' })])).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'rows'],
    });
    expect(await refused([ana({ remoteId: 'more' }), ana({ remoteId: 'c1', fullName: 'half \ud83d' })])).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'rows', '1', 'fullName'],
    });
    expect(await statuses('Candidates', [ana({ remoteId: 'more' })])).toEqual(['CREATED']);
  });

  it('is not broken by a date of the year 0, which is none here', async () => {
    await connect();
    await sync('Jobs', [job()]);
    await sync('Candidates', [ana()]);
    const rows = [
      applied({ remoteId: 'a0', appliedOn: '0000-01-01' }),
      applied({ remoteId: 'a2', remoteUpdatedAt: '0000-01-01T00:00:00Z' }),
      applied(),
    ];
    expect(await sync('Applications', rows)).toMatchObject([
      { status: null, problem: { code: 'INVALID_INPUT', path: ['input', 'rows', '0', 'appliedOn'] } },
      { status: null, problem: { code: 'INVALID_INPUT', path: ['input', 'rows', '1', 'remoteUpdatedAt'] } },
      { status: 'CREATED' },
    ]);
  });

  it('refuses a field that no such row has, and says where', async () => {
    await connect();
    const { errors } = await org.graphql(
      'mutation($input: SyncJobsInput!) { syncJobs(input: $input) { __typename } }',
      {
        input: { atsIntegrationId: connections.get('greenhouse'), rows: [job(), { ...job(), colour: 'red' }] },
      },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(JSON.stringify(errors)).toContain('rows');
  });
});

describe('a body of rows', () => {
  const post = async (of: TestOrganization, bytes: number) => {
    const rows = [job({ title: 'x'.repeat(bytes) })];
    const query = 'mutation($input: SyncJobsInput!) { syncJobs(input: $input) { __typename } }';
    const { status } = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${of.apiKey}`)
      .send({ query, variables: { input: { atsIntegrationId: await connect(), rows } } });
    return status;
  };

  it('may have four megabytes from whoever may sync, and from nobody else', async () => {
    expect(await post(org, 3_900_000)).toBe(200);
    expect(await post(org, 4_300_000)).toBe(413);
    const other = await app.organization({ scopes: allScopes.filter((scope) => scope !== 'sync') });
    expect(await post(other, 300_000)).toBe(413);
  });
});
