import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AtsDoctor } from '../../src/ats/index.js';
import { type Inbox, inboxCalls, inboxSecret } from '../support/ats/inbox-calls.js';
import { sampleBytes } from '../support/ats/samples.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Of systems that send ids and are asked for the rest. */
describe('what a system sends of ids alone', () => {
  let app: TestApp;
  let vendor: Server;
  let vendorUrl: string;
  /** What the vendor's API answers, by path: a status alone, or a body. */
  const answers = new Map<string, unknown>();
  const asked: string[] = [];

  beforeAll(async () => {
    app = await startTestApp({ settings: { OUTBOUND_ALLOW: '127.0.0.1' } });
    vendor = createServer((request, response) => {
      asked.push(`${request.headers.authorization} ${request.url}`);
      const answer = answers.get(request.url ?? '') ?? 404;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
    vendorUrl = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/v1`;
  });
  afterAll(async () => {
    await new Promise((resolve) => vendor.close(resolve));
    await app.stop();
  });

  const { ask, connect, post, applications, deliveries } = inboxCalls(() => app);

  /** What the operator is told of it. */
  const ailing = async ({ org, id }: Inbox) => {
    const found = (await app.app.get(AtsDoctor).look()).find(({ organizationId }) => organizationId === org.id);
    return found?.atsIntegrations.find(({ atsIntegrationId }) => atsIntegrationId === id);
  };

  const path = '/v1/opportunities/9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01?expand=applications&expand=stage';
  const opportunity = (archived: object | null) => ({
    data: {
      id: '9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01',
      name: 'Gita Rao',
      contact: '8a1f5f5c-2222-4f8f-9d6a-1c1f0a7f1a02',
      emails: ['gita@mail.example'],
      phones: [],
      stage: { id: 'offer', text: 'Offer' },
      archived,
      createdAt: 1_795_000_000_000,
      updatedAt: Date.parse('2026-11-30T10:00:00Z'),
      applications: [{ id: 'x', type: 'user', posting: 'p1' }],
    },
  });

  const lever = async (apiCredential: string | null) => {
    const inbox = await connect('LEVER');
    if (apiCredential !== null) {
      const query =
        'mutation($input: UpdateAtsInboxInput!) { updateAtsInbox(input: $input) { __typename ... on AtsInbox { hasApiCredential apiUrl } } }';
      const input = { atsIntegrationId: inbox.id, apiCredential, apiUrl: vendorUrl };
      const shown = { __typename: 'AtsInbox', hasApiCredential: true, apiUrl: vendorUrl };
      expect((await ask(inbox.org, query, { input })).updateAtsInbox).toEqual(shown);
    }
    return inbox;
  };
  const tell = async (inbox: Inbox, name: string) => {
    await post(inbox, signedBy.lever(sampleBytes('lever', name), inboxSecret));
    await app.settle();
  };

  it('is followed by a question, with the credential, and what is answered counts', async () => {
    const inbox = await lever('the key');
    answers.set(path, opportunity(null));
    answers.set('/v1/postings/p1', { data: { id: 'p1', text: 'Chef', state: 'published' } });
    // Whatever the event says: its body is not signed.
    await tell(inbox, 'candidateHired');
    expect(await applications(inbox)).toMatchObject([
      { status: 'ACTIVE', stage: 'Offer', candidate: { fullName: 'Gita Rao' }, job: { title: 'Chef' } },
    ]);
    expect(asked[0]).toBe(`Basic ${Buffer.from('the key:').toString('base64')} ${path}`);
  });

  it('is believed by itself as long as a recording would be known, and afterwards only by asking', async () => {
    const said = JSON.parse(sampleBytes('lever', 'candidateStageChange').toString());
    const tell = async (inbox: Inbox, days: number) => {
      const triggeredAt = app.clock.now.epochMilliseconds - days * 24 * 3_600_000;
      const body = Buffer.from(JSON.stringify({ ...said, triggeredAt, token: `${days} days ago` }));
      await post(inbox, signedBy.lever(body, inboxSecret));
      await app.settle();
      return (await deliveries(inbox))[0].status;
    };
    const alone = await lever(null);
    expect(await tell(alone, 20)).toBe('PENDING');
    expect(await tell(alone, 22)).toBe('NOTHING');
    answers.set(path, opportunity(null));
    answers.set('/v1/postings/p1', { data: { id: 'p1', text: 'Chef', state: 'published' } });
    expect(await tell(await lever('the key'), 22)).toBe('APPLIED');
  });

  it('is asked too before an opportunity counts as deleted', async () => {
    const inbox = await lever('the key');
    answers.set(path, opportunity(null));
    answers.set('/v1/postings/p1', { data: { id: 'p1', text: 'Chef', state: 'published' } });
    const said = JSON.parse(sampleBytes('lever', 'candidateHired').toString());
    const deleted = async (token: string) => {
      const body = Buffer.from(JSON.stringify({ ...said, event: 'candidateDeleted', token }));
      await post(inbox, signedBy.lever(body, inboxSecret));
      await app.settle();
      return await applications(inbox);
    };
    expect(await deleted('one')).toMatchObject([{ status: 'ACTIVE' }]);
    answers.delete(path);
    expect(await deleted('two')).toMatchObject([{ status: 'WITHDRAWN' }]);
  });

  it('takes its key to no other address than it was given for', async () => {
    const inbox = await lever('the key');
    const query = `mutation($input: UpdateAtsInboxInput!) { updateAtsInbox(input: $input) { __typename
        ... on AtsInbox { apiUrl hasApiCredential } ... on Problem { path } ... on AddressRefused { addressFault } } }`;
    const update = async (input: object) =>
      (await ask(inbox.org, query, { input: { atsIntegrationId: inbox.id, ...input } })).updateAtsInbox;
    const needed = { __typename: 'InvalidInput', path: ['input', 'apiCredential'] };
    expect(await update({ apiUrl: 'https://attacker.example/v1' })).toEqual(needed);
    expect(await update({ apiUrl: null })).toEqual(needed);
    const same = { __typename: 'AtsInbox', apiUrl: vendorUrl, hasApiCredential: true };
    expect(await update({ apiUrl: vendorUrl })).toEqual(same);
    const other = 'https://api.eu.lever.co/v1';
    expect(await update({ apiUrl: other, apiCredential: 'another' })).toMatchObject({ apiUrl: other });
    expect(await update({ apiUrl: null, apiCredential: null })).toMatchObject({
      apiUrl: null,
      hasApiCredential: false,
    });
    expect(await update({ apiUrl: other })).toMatchObject({ apiUrl: other });
    for (const [wrong, addressFault] of [
      ['junk', 'MALFORMED'],
      ['ftp://api.example/', 'SCHEME'],
      ['https://a:b@api.example/', 'USER_INFO'],
      ['https://10.0.0.1/v1', 'NOT_PUBLIC'],
    ])
      expect(await update({ apiUrl: wrong })).toEqual({
        __typename: 'AddressRefused',
        path: ['input', 'apiUrl'],
        addressFault,
      });
  });

  it('waits while the API is away, and says why it was not let in', async () => {
    const inbox = await lever('the key');
    answers.set(path, 503);
    await tell(inbox, 'candidateStageChange');
    expect(await deliveries(inbox)).toMatchObject([{ status: 'PENDING', failure: 'API_UNREACHABLE', attemptCount: 1 }]);
    answers.set(path, opportunity(null));
    app.clock.advance({ minutes: 3 });
    expect(await ailing(inbox)).toMatchObject({ overdueDeliveries: 1, failedDeliveries: 0 });
    await app.settle();
    expect(await deliveries(inbox)).toMatchObject([{ status: 'APPLIED', failure: null }]);
    expect(await ailing(inbox)).toBeUndefined();
    answers.set(path, 401);
    await tell(inbox, 'applicationCreated');
    const refused = { status: 'FAILED', failure: 'API_REFUSED', detail: 'it answers 401' };
    expect(await deliveries(inbox)).toMatchObject([refused, {}]);
    expect(await ailing(inbox)).toMatchObject({ overdueDeliveries: 0, failedDeliveries: 1, failedImports: 0 });
  });

  it('updates what is known without a credential, ends nothing, and waits for what is not', async () => {
    const inbox = await lever(null);
    await tell(inbox, 'candidateStageChange');
    expect(await deliveries(inbox)).toMatchObject([{ status: 'PENDING', failure: 'NOT_KNOWN_YET' }]);
    const sync = async (name: string, rows: object[]) => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const query = `mutation($input: ${type}Input!) { ${name}(input: $input) { ... on SyncedRows { results { status } } } }`;
      return await ask(inbox.org, query, { input: { atsIntegrationId: inbox.id, rows } });
    };
    const remoteId = '9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01';
    await sync('syncJobs', [{ remoteId: 'p1', title: 'Chef' }]);
    await sync('syncCandidates', [{ remoteId: 'c1', fullName: 'Gita Rao', email: 'gita@mail.example' }]);
    const application = { remoteId, candidateRemoteId: 'c1', jobRemoteId: 'p1', stage: 'applicant-new' };
    await sync('syncApplications', [{ ...application, remoteUpdatedAt: '2026-11-01T00:00:00Z' }]);
    app.clock.advance({ minutes: 10 });
    await app.settle();
    expect(await applications(inbox)).toMatchObject([{ stage: 'offer' }]);
    await tell(inbox, 'candidateHired');
    expect(await applications(inbox)).toMatchObject([{ status: 'ACTIVE' }]);
    const { unmappedWords } = await ask(
      inbox.org,
      `{ unmappedWords(atsIntegrationId: "${inbox.id}") { nodes { kind word } } }`,
    );
    expect(unmappedWords.nodes).toContainEqual({ kind: 'APPLICATION_STATUS', word: 'hired, not asked for' });
  });
});
