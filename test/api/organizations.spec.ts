import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { GraphqlAnswer, TestOrganization } from '../support/test-organization.js';

const operatorKey = `ft_operator_${'a1B2'.repeat(11)}`;
const nobody = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ settings: { OPERATOR_KEY: operatorKey } });
  org = await app.organization();
});
afterAll(() => app.stop());

const as = async (key: string, query: string, variables?: Record<string, unknown>) => {
  const answer = await app.http.post('/graphql').set('authorization', `Bearer ${key}`).send({ query, variables });
  return answer.body as GraphqlAnswer;
};

const settings =
  'name slug timeZone country region locale closedDays brandColor logoUrl senderName replyTo isSandbox suspendedAt';

const update = async (input: Record<string, unknown>) => {
  const query = `mutation($input: UpdateOrganizationInput!) { updateOrganization(input: $input) { ... on Organization { ${settings} } ... on Problem { code path message } } }`;
  const { data, errors } = await org.graphql(query, { input });
  expect(errors).toBeUndefined();
  return data.updateOrganization;
};

describe('an organization', () => {
  it('changes how it is named, signs its mails and reckons its days', async () => {
    const changes = {
      name: 'Northwind',
      slug: `northwind-${org.id.slice(-8)}`,
      timeZone: 'Europe/Vienna',
      country: 'AT',
      region: '9',
      locale: 'de',
      closedDays: ['2026-12-24', '2026-12-31'],
      brandColor: '#0b6e4f',
      logoUrl: 'https://northwind.test/logo.png',
      senderName: 'Northwind Recruiting',
      replyTo: 'jobs@northwind.test',
    };
    expect(await update(changes)).toEqual({ ...changes, isSandbox: false, suspendedAt: null });
    const removed = { region: null, brandColor: null, logoUrl: null, senderName: null, replyTo: null };
    expect(await update({ ...removed, name: null })).toMatchObject({ ...removed, name: 'Northwind', country: 'AT' });
    expect((await org.graphql('{ organization { name closedDays } }')).data.organization).toEqual({
      name: 'Northwind',
      closedDays: ['2026-12-24', '2026-12-31'],
    });
  });

  it.each([
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ country: 'Germany' }, 'country'],
    [{ country: 'DE', region: 'Atlantis' }, 'region'],
    [{ slug: 'No Slug' }, 'slug'],
    [{ brandColor: 'red' }, 'brandColor'],
    [{ logoUrl: 'http://northwind.test/logo.png' }, 'logoUrl'],
    [{ logoUrl: 'https://user:secret@northwind.test/' }, 'logoUrl'],
    [{ replyTo: 'jobs' }, 'replyTo'],
    [{ senderName: 'A\r\nBcc: x' }, 'senderName'],
    [{ name: '' }, 'name'],
  ])('refuses %j', async (input, field) => {
    expect(await update(input)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', field] });
  });

  it('does not keep a region that its new country has not', async () => {
    await update({ country: 'DE', region: 'BY' });
    expect(await update({ country: 'FR' })).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'region'] });
  });

  it('has a slug of its own', async () => {
    const other = await app.organization();
    const { data } = await other.graphql('{ organization { slug } }');
    expect(await update({ slug: data.organization.slug })).toMatchObject({ code: 'SLUG_TAKEN' });
  });
});

describe('who runs the service', () => {
  const create = (key: string, input: Record<string, unknown> = {}) =>
    as(
      key,
      'mutation($input: CreateOrganizationInput!) { createOrganization(input: $input) { __typename ... on FoundedOrganization { organizationId ownerId apiKey } ... on Problem { code path } } }',
      {
        input: {
          slug: 'acme',
          name: 'Acme GmbH',
          timeZone: 'Europe/Berlin',
          country: 'DE',
          ownerName: 'Olga Owner',
          ownerEmail: 'olga@acme.test',
          ...input,
        },
      },
    );

  it('makes organizations that can be used at once', async () => {
    const { data } = await create(operatorKey);
    const { organizationId, ownerId, apiKey } = data.createOrganization;
    const seen = await as(apiKey, '{ organization { id slug locale } members { nodes { id email role status } } }');
    expect(seen.data).toEqual({
      organization: { id: organizationId, slug: 'acme', locale: 'en' },
      members: { nodes: [{ id: ownerId, email: 'olga@acme.test', role: 'OWNER', status: 'ACTIVE' }] },
    });
    expect((await create(operatorKey)).data.createOrganization).toMatchObject({ code: 'SLUG_TAKEN' });
    expect((await create(operatorKey, { slug: 'b', region: 'XX' })).data.createOrganization).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'region'],
    });
  });

  it('is told from everybody else', async () => {
    expect((await create(org.apiKey)).data.createOrganization).toEqual({
      __typename: 'NotPermitted',
      code: 'NOT_PERMITTED',
      path: null,
    });
    for (const key of [`${operatorKey}x`, operatorKey.toLowerCase(), 'ft_operator_'])
      expect((await create(key)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('sees nothing of any organization', async () => {
    const { data, errors } = await as(operatorKey, '{ organization { id } }');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('NOT_PERMITTED');
    const change = await as(operatorKey, 'mutation { createJob(input: {title: "X"}) { ... on Problem { code } } }');
    expect(change.data.createJob).toEqual({ code: 'NOT_PERMITTED' });
  });

  it('suspends an organization: it reads, changes nothing, and its messages wait until it is resumed', async () => {
    const paused = await app.organization();
    const { id: applicationId } = await paused.application();
    await paused.mutate('setTimeline', { applicationId, decisionDate: '2026-12-18' });
    const operate = (mutation: string, input: Record<string, unknown>) =>
      as(
        operatorKey,
        `mutation($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ... on OrganizationReference { organizationId } ... on Problem { code } } }`,
        { input },
      ).then(({ data }) => data[mutation]);
    const because = 'Invoices are open';
    expect(await operate('suspendOrganization', { organizationId: paused.id, because })).toEqual({
      organizationId: paused.id,
    });
    const received = app.mail.received.length;
    app.clock.advance({ minutes: 10 });
    await app.settle();
    expect(app.mail.received.length).toBe(received);
    app.forgetCallers();
    expect((await paused.graphql('{ organization { suspendedAt suspendedBecause } }')).data.organization).toEqual({
      suspendedAt: expect.any(String),
      suspendedBecause: because,
    });
    expect(await paused.mutate('moveApplicationStage', { applicationId, stage: 'Offer' })).toMatchObject({
      __typename: 'OrganizationSuspended',
      code: 'ORGANIZATION_SUSPENDED',
    });
    expect(await operate('resumeOrganization', { organizationId: paused.id })).toEqual({ organizationId: paused.id });
    app.forgetCallers();
    await app.settle();
    expect(app.mail.received.length).toBe(received + 1);
    expect(await paused.mutate('moveApplicationStage', { applicationId, stage: 'Offer' })).toMatchObject({
      id: applicationId,
    });
    for (const mutation of ['suspendOrganization', 'resumeOrganization']) {
      const input = { organizationId: nobody, ...(mutation === 'suspendOrganization' ? { because } : {}) };
      expect(await operate(mutation, input)).toEqual({ code: 'NOT_FOUND' });
    }
  });
});

describe('a sandbox', () => {
  const createKey = async (key: string, sandbox: boolean) => {
    const { data } = await as(
      key,
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on MintedApiKey { token apiKey { id name } } ... on Problem { code } } }',
      {
        input: {
          name: 'Trial run',
          scopes: ['READS', 'JOBS_WRITE', 'CANDIDATES_WRITE', 'TIMELINES_WRITE', 'ADMIN'],
          sandbox,
        },
      },
    );
    return data.createApiKey;
  };

  it('is made with its first key, and is apart from the organization as any other', async () => {
    const { token } = await createKey(org.apiKey, true);
    expect(token).toMatch(/^ft_test_/);
    const inside = await as(token, '{ organization { id name isSandbox timeZone } }');
    expect(inside.data.organization).toMatchObject({
      isSandbox: true,
      timeZone: 'Europe/Vienna',
      name: 'Northwind (sandbox)',
    });
    const again = await createKey(org.apiKey, true);
    const same = await as(again.token, '{ organization { id } }');
    expect(same.data.organization.id).toBe(inside.data.organization.id);
    expect((await createKey(token, false)).token).toMatch(/^ft_test_/);
    const made = await as(token, 'mutation { createJob(input: {title: "Try"}) { ... on Job { id } } }');
    const ask = `{ job(id: "${made.data.createJob.id}") { title } }`;
    expect((await as(again.token, ask)).data.job).toEqual({ title: 'Try' });
    expect((await as(org.apiKey, ask)).data.job).toBeNull();
  });

  it('sends no mail to anybody, and shows what it would have sent', async () => {
    const { token } = await createKey(org.apiKey, true);
    const run = async (query: string) => Object.values((await as(token, query)).data)[0] as { id: string };
    const job = await run('mutation { createJob(input: {title: "Try"}) { ... on Job { id } } }');
    const candidate = await run(
      'mutation { createCandidate(input: {fullName: "Ana", email: "ana@example.test"}) { ... on Candidate { id } } }',
    );
    const application = await run(
      `mutation { createApplication(input: {jobId: "${job.id}", candidateId: "${candidate.id}", stage: "Interview"}) { ... on Application { id } } }`,
    );
    await run(
      `mutation { recordDecision(input: {applicationId: "${application.id}", outcome: REJECTED}) { ... on Application { id } } }`,
    );
    const received = app.mail.received.length;
    await app.settle();
    expect(app.mail.received.length).toBe(received);
    const { data } = await as(
      token,
      `{ application(id: "${application.id}") { untoldDecision messages { nodes { status kind attempts { outcome answer } } } } }`,
    );
    expect(data.application).toEqual({
      untoldDecision: false,
      messages: {
        nodes: [
          {
            status: 'SENT',
            kind: 'OUTCOME_REJECTED',
            attempts: [{ outcome: 'ACCEPTED', answer: '250 kept by the sandbox: nothing was sent' }],
          },
        ],
      },
    });
  });
});
