import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { happyMutations } from '../support/happy-mutations.js';
import { mutationNames } from '../support/schema-calls/operation-names.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'c3D4'.repeat(11)}`;
// Their rows are synced by other systems, or are what such rows belong to.
const tables = ['organizations', 'members', 'jobs', 'candidates', 'applications', 'interviews', 'timelines'] as const;
// What is not there to be read, or follows from the rest.
const unseen = ['updated_at', 'claimed_until', 'search_text', 'email_key'];

interface Row {
  readonly seen: string;
  readonly updatedAt: string;
}

type Rows = ReadonlyMap<string, Row>;

describe('when a row last changed', () => {
  let app: TestApp;
  let org: TestOrganization;
  let database: pg.Client;
  let calls: ReturnType<typeof happyMutations>;
  /** The tables of which a call has changed a row. */
  const changedBy = new Map<string, string[]>();

  beforeAll(async () => {
    app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey, ...sceneSettings }, relay: true });
    org = await app.organization();
    calls = happyMutations(app, org, await app.organization());
    database = new pg.Client({ connectionString: app.database.superuserUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await app.stop();
  });

  async function rowsNow(): Promise<Rows> {
    const all = new Map<string, Row>();
    for (const table of tables) {
      const { rows } = await database.query(
        `SELECT id, (to_jsonb(t) - $1::text[])::text AS seen, updated_at::text AS "updatedAt" FROM ${table} t`,
        [unseen],
      );
      for (const { id, ...row } of rows) all.set(`${table} ${id}`, row);
    }
    return all;
  }

  /** Rows that changed and do not say so, and rows that say so and did not. */
  function faultsBetween(before: Rows, after: Rows): string[] {
    return [...after].flatMap(([name, row]) => {
      const was = before.get(name);
      if (was === undefined) return [];
      const moved = row.updatedAt > was.updatedAt;
      return moved === (row.seen !== was.seen) && row.updatedAt >= was.updatedAt ? [] : [name];
    });
  }

  const tablesChanged = (before: Rows, after: Rows) => [
    ...new Set(
      [...after].filter(([name, row]) => before.get(name)?.seen !== row.seen).map(([name]) => name.split(' ')[0]),
    ),
  ];

  async function call(name: string): Promise<void> {
    const made = await calls[name]?.();
    if (made === undefined) throw new Error(`no call of ${name} is known`);
    const query = `mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Problem { code message } } }`;
    const key = made.asOperator ? operatorKey : org.apiKey;
    // The second call may be refused: then it changes nothing.
    for (const isFirst of [true, false]) {
      const before = await rowsNow();
      const sent = app.http.post('/graphql').set('authorization', `Bearer ${key}`);
      const { data, errors } = (await sent.send({ query, variables: { input: made.input } })).body;
      if (isFirst) expect([errors, data?.[name]?.message]).toEqual([undefined, undefined]);
      const after = await rowsNow();
      expect([name, faultsBetween(before, after)]).toEqual([name, []]);
      if (isFirst) changedBy.set(name, tablesChanged(before, after) as string[]);
    }
  }

  it.each(mutationNames)('moves on with every row that %s changes, and stays with every other', async (name) => {
    await call(name);
  });

  it('is looked at in each of these tables', () => {
    expect(new Set([...changedBy.values()].flat())).toEqual(new Set(tables));
  });

  it('moves on with what happens by itself, too', async () => {
    const changed = new Set<unknown>();
    for (const minutes of [11, 60 * 24, 60 * 24 * 9]) {
      app.clock.advance({ minutes });
      const before = await rowsNow();
      await app.settle();
      const after = await rowsNow();
      expect(faultsBetween(before, after)).toEqual([]);
      for (const table of tablesChanged(before, after)) changed.add(table);
    }
    expect([...changed]).toContain('timelines');
  });

  it('is told of each row, and finds those that changed since', async () => {
    const application = await org.application();
    await org.mutate('setTimeline', {
      applicationId: application.id,
      decisionDate: app.clock.now.toString().slice(0, 10),
    });
    const since = new Date(app.clock.now.epochMilliseconds + 3_600_000).toISOString();
    const query = `query($since: DateTime!) {
      jobs(filter: {updatedSince: $since}) { totalCount nodes { id updatedAt } }
      candidates(filter: {updatedSince: $since}) { totalCount nodes { id updatedAt } }
      byOwn: applications(filter: {updatedSince: $since}) { totalCount nodes { id updatedAt } }
      byTimeline: applications(filter: {timelineUpdatedSince: $since}) { totalCount nodes { id timeline { updatedAt } } } }`;
    const ask = async () => (await org.graphql(query, { since })).data;
    expect(Object.values(await ask()).map((list) => (list as { totalCount: number }).totalCount)).toEqual([0, 0, 0, 0]);
    app.clock.advance({ hours: 1 });
    await org.mutate('updateJob', { jobId: application.jobId, title: 'Other' });
    await org.mutate('updateCandidate', { candidateId: application.candidateId, fullName: 'Other Name' });
    await org.mutate('moveApplicationStage', { applicationId: application.id, stage: 'Offer' });
    const { data } = await org.graphql('query($id: ID!) { application(id: $id) { timeline { id } } }', {
      id: application.id,
    });
    await org.mutate('moveDecisionDate', {
      timelineId: data.application.timeline.id,
      decisionDate: new Date(app.clock.now.epochMilliseconds + 9 * 86_400_000).toISOString().slice(0, 10),
      reason: 'SCHEDULING',
    });
    for (let call = 1; call <= 2; call += 1) {
      expect(await ask()).toEqual({
        jobs: { totalCount: 1, nodes: [{ id: application.jobId, updatedAt: since }] },
        candidates: { totalCount: 1, nodes: [{ id: application.candidateId, updatedAt: since }] },
        byOwn: { totalCount: 1, nodes: [{ id: application.id, updatedAt: since }] },
        // Changed twice in one transaction: a little later each time.
        byTimeline: { totalCount: 1, nodes: [{ id: application.id, timeline: { updatedAt: expect.any(String) } }] },
      });
    }
  });
});
