import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const id = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

/** Bad values of each type, and where in an operation they stand. */
const malformed = [
  {
    type: 'Date',
    path: ['input', 'decisionDate'],
    values: [
      '2026-02-30',
      '2026-13-01',
      '2027-02-29',
      'tomorrow',
      '',
      '2026-1-1',
      '20261204',
      '2026-12-04T00:00:00Z',
      '0000-01-01',
      '-000001-01-01',
      '+012026-12-04',
      ' 2026-12-04',
      '２０２６-12-04',
      20261204,
      1.5,
      true,
      ['2026-12-04', '2026-12-05'],
      { day: 4 },
    ],
    document: (value: string) => `setTimeline(input: {applicationId: "${id}", decisionDate: ${value}}) { __typename }`,
    operation: 'mutation',
    good: '2026-12-04',
  },
  {
    type: 'DateTime',
    path: ['input', 'scheduledAt'],
    values: [
      '2026-12-04',
      '2026-12-04T25:00:00Z',
      '2026-12-04T10:00:00',
      'now',
      '',
      '+275760-09-13T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '2026-02-30T10:00:00Z',
      // An hour that the zone does not have then, an hour it has left out, and a zone that there is none.
      '2026-12-04T10:00:00+02:00[Europe/Berlin]',
      '2026-03-29T02:30:00+01:00[Europe/Berlin]',
      '2026-12-04T10:00:00+01:00[Europe/Nowhere]',
      1_796_000_000,
      {},
    ],
    document: (value: string) =>
      `recordInterview(input: {applicationId: "${id}", title: "Call", status: SCHEDULED, scheduledAt: ${value}}) { __typename }`,
    operation: 'mutation',
    good: '2026-12-04T10:00:00+01:00',
  },
  {
    type: 'ID',
    path: ['id'],
    values: ['1', '', 'none', `${id} `, `{${id}}`, id.replaceAll('-', ''), `${id}0`, "' OR true --", 1, true, {}],
    document: (value: string) => `job(id: ${value}) { id }`,
    operation: 'query',
    good: id.toUpperCase(),
  },
  {
    type: 'Int',
    path: ['first'],
    values: ['20', '', 1.5, 2_147_483_648, -2_147_483_649, true, {}],
    document: (value: string) => `members(first: ${value}) { nodes { id } }`,
    operation: 'query',
    good: 5,
  },
  {
    type: 'Boolean',
    path: ['filter', 'untoldDecision'],
    values: ['true', 1, 0, {}],
    document: (value: string) => `applications(filter: {untoldDecision: ${value}}) { nodes { id } }`,
    operation: 'query',
    good: true,
  },
  {
    type: 'ApplicationOrder',
    path: ['orderBy'],
    values: ['newest', 'id;--', '', 1, true],
    document: (value: string) => `applications(orderBy: ${value}) { nodes { id } }`,
    operation: 'query',
    good: 'OLDEST',
  },
] as const;

const cases = malformed.flatMap(({ values, ...place }) =>
  values.map((value) => ({ ...place, value: value as unknown })),
);

describe('a malformed value', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
  });
  afterAll(() => app.stop());

  const ask = (query: string, variables?: Record<string, unknown>) =>
    app.http.post('/graphql').set('authorization', `Bearer ${org.apiKey}`).send({ query, variables });

  const expectRefused = async (path: readonly string[], query: string, variables?: Record<string, unknown>) => {
    const { status, body } = await ask(query, variables);
    expect({
      status,
      data: body.data,
      extensions: body.errors?.map((error: { extensions: unknown }) => error.extensions),
    }).toEqual({
      status: 400,
      extensions: [{ code: 'BAD_USER_INPUT', inputPath: path }],
    });
  };

  it.each(cases)(
    'of $type is refused with its path wherever it is written: $value',
    async ({ path, value, document, operation, type, good }) => {
      const literal = `${operation} { ${document(literalOf(value))} }`;
      for (let call = 1; call <= 3; call += 1) await expectRefused(path, literal);

      // Called otherwise than its argument: the path is the argument's.
      const byVariable = `${operation} Bad($given: ${type}!) { ${document('$given')} }`;
      for (let call = 1; call <= 3; call += 1) await expectRefused(path, byVariable, { given: value });
      // The same document with a good value, compiled by then, and a bad one again.
      for (let call = 1; call <= 3; call += 1) {
        const { body } = await ask(byVariable, { given: good });
        expect(body.errors).toBeUndefined();
        await expectRefused(path, byVariable, { given: value });
      }
    },
  );

  it('within an input that is one variable is refused with its path', async () => {
    const query = 'mutation($input: SetTimelineInput!) { setTimeline(input: $input) { __typename } }';
    for (let call = 1; call <= 3; call += 1) {
      await expectRefused(['input', 'decisionDate'], query, {
        input: { applicationId: id, decisionDate: '2026-02-30' },
      });
      await expectRefused(['input', 'applicationId'], query, {
        input: { applicationId: '7', decisionDate: '2026-12-04' },
      });
      await expectRefused(['input', 'milestone'], query, {
        input: { applicationId: id, decisionDate: '2026-12-04', milestone: 'LATER' },
      });
    }
    const renamed = 'mutation($it: SetTimelineInput!) { setTimeline(input: $it) { __typename } }';
    await expectRefused(['input', 'decisionDate'], renamed, { it: { applicationId: id, decisionDate: '2026-02-30' } });
  });

  it('that is missing or unknown is refused with its path, as a literal and in a variable', async () => {
    const literals = [
      ['decisionDate', `{applicationId: "${id}"}`],
      ['decisionDate', `{applicationId: "${id}", decisionDate: null}`],
      ['planted', `{applicationId: "${id}", decisionDate: "2026-12-04", planted: 1}`],
    ] as const;
    for (const [field, input] of literals) {
      const query = `mutation { setTimeline(input: ${input}) { __typename } }`;
      for (let call = 1; call <= 3; call += 1) await expectRefused(['input', field], query);
    }
    const query = 'mutation($given: SetTimelineInput!) { setTimeline(input: $given) { __typename } }';
    const inputs = [
      ['decisionDate', { applicationId: id }],
      ['decisionDate', { applicationId: id, decisionDate: null }],
      ['planted', { applicationId: id, decisionDate: '2026-12-04', planted: 1 }],
    ] as const;
    for (const [field, given] of inputs) {
      for (let call = 1; call <= 3; call += 1) await expectRefused(['input', field], query, { given });
    }
  });

  it('that is null or missing where a variable must have one is refused', async () => {
    const query = 'query($given: ID!) { job(id: $given) { id } }';
    for (let call = 1; call <= 3; call += 1) {
      for (const variables of [{}, { given: null }, undefined]) await expectRefused(['id'], query, variables);
    }
  });

  it('that is null where a default made it allowed is refused when it is used', async () => {
    const query = `query($given: ID = "${id}") { timeline(id: $given) { id } }`;
    for (let call = 1; call <= 3; call += 1) {
      expect((await ask(query)).body.data).toEqual({ timeline: null });
      await expectRefused(['id'], query, { given: null });
    }
  });

  it('beside good ones of its kind is found among them', async () => {
    const query = 'query($filter: ApplicationFilter) { applications(filter: $filter) { nodes { id } } }';
    for (let call = 1; call <= 3; call += 1) {
      await expectRefused(['filter', 'status', '1'], query, { filter: { status: ['ACTIVE', 'ACTVE', 'HIRED'] } });
    }
  });

  it('is told alike in a few rows and in a thousand, and where no rows may be', async () => {
    const query =
      'mutation($title: String!, $input: SyncJobsInput!) { syncJobs(input: $input) { __typename } createJob(input: { title: $title }) { __typename } }';
    const rowsWith = (row: object, count: number) => [
      { remoteId: 'one', title: 'Cook' },
      row,
      ...Array.from({ length: count }, (_, n) => ({ remoteId: `${n}`, title: 'Cook' })),
    ];
    const told = async (variables: Record<string, unknown>) => {
      const { status, body } = await ask(query, variables);
      return { status, ...body };
    };
    const both = async (variables: (count: number) => Record<string, unknown>) => {
      const [few, many] = [await told(variables(5)), await told(variables(900))];
      expect(many).toEqual(few);
      return few.errors.map((error: { extensions: unknown }) => error.extensions);
    };
    const input = (row: object, count: number) => ({ atsIntegrationId: id, rows: rowsWith(row, count) });
    const badRow = { remoteId: 'two', title: 7 };
    const refusedRow = { code: 'BAD_USER_INPUT', inputPath: ['input', 'rows', '1', 'title'] };
    expect(await both((count) => ({ title: 'Cook', input: input(badRow, count) }))).toEqual([refusedRow]);
    expect(await both((count) => ({ title: 7, input: input(badRow, count) }))).toHaveLength(2);
    const unknownField = await both((count) => ({
      title: 'Cook',
      input: input({ remoteId: 'two', titel: 'Cook' }, count),
    }));
    expect(unknownField.map(({ code }: { code: string }) => code)).toEqual(['BAD_USER_INPUT']);
    const [asTitle] = (await told({ title: rowsWith(badRow, 900), input: { atsIntegrationId: id, rows: [] } })).errors;
    expect(asTitle.message).toContain('got invalid value [{ remoteId: "one"');
    const manyBad = Array.from({ length: 900 }, () => badRow);
    expect((await told({ title: 'Cook', input: { atsIntegrationId: id, rows: manyBad } })).errors).toHaveLength(10);
    expect((await org.graphql('{ jobs { totalCount } }')).data.jobs.totalCount).toBe(0);
  });

  it('of two operations is found in the one that was asked for', async () => {
    const query =
      'query A($given: ID!) { job(id: $given) { id } } query B($given: ID!) { application(externalRef: {source: "a", remoteId: "b"}, id: $given) { id } candidate(id: $given) { id } }';
    const { body } = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${org.apiKey}`)
      .send({ query, variables: { given: '7' }, operationName: 'B' });
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', inputPath: ['id'] });
  });

  it('is told from one that is well formed and refused: that is a problem', async () => {
    const { id: applicationId } = await org.application();
    for (const [decisionDate, code] of [
      ['2026-11-30', 'DATE_REFUSED'],
      ['9999-12-31', 'DATE_REFUSED'],
    ] as const) {
      const problem = await org.mutate('setTimeline', { applicationId, decisionDate });
      expect(problem).toMatchObject({ __typename: 'DateRefused', code, path: ['input', 'decisionDate'] });
    }
    expect(await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-04' })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

function literalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${literalOf(each)}`)
    .join(', ')}}`;
}
