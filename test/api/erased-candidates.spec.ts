import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { WebhookEndpointsService } from '../../src/webhooks/index.js';
import { wordsOfLife } from '../support/candidate-life.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { answers, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';
import { whileErasing } from '../support/while-erasing.js';
import { placesOf } from '../support/whole-database.js';

const start = '2026-12-01T09:00:00Z';
const nobody = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

let app: TestApp;
let org: TestOrganization;
let receiver: WebhookReceiver;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start, settings: sceneSettings });
  receiver = await startWebhookReceiver();
  // It sends back what it knows them by.
  receiver.behave(answers(200, {}, `Thanks for ${wordsOfLife.externalId}`));
  app.stopWith(receiver.stop);
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
  await app.app
    .get(TenantDatabase)
    .write(systemActor(org.id), (tx) => app.app.get(WebhookEndpointsService).create(tx, { url: receiver.url }));
});

const erase = (candidateId: string) => org.mutate('eraseCandidate', { candidateId }, 'fullName email erasedAt');
const rows = async (sql: string, ...values: unknown[]) => (await owner.query(sql, [org.id, ...values])).rows;

describe('an erased candidate', () => {
  const externalRef = { source: 'ats', remoteId: '4711' };
  const person = { fullName: 'Ana Ríos', email: 'ana@example.test' };
  const erased = async () => {
    const { id } = await org.mutate('createCandidate', { ...person, externalRef });
    await erase(id);
    return id as string;
  };

  it('does not come back by an import, and the refusal tells who it was', async () => {
    const id = await erased();
    const query = `mutation($input: CreateCandidateInput!) { createCandidate(input: $input) { ... on CandidateErased { code candidateId path } } }`;
    const { data } = await org.graphql(query, { input: { ...person, externalRef } });
    expect(data.createCandidate).toEqual({
      code: 'CANDIDATE_ERASED',
      candidateId: id,
      path: ['input', 'externalRef'],
    });
    expect(await rows('SELECT id FROM candidates WHERE organization_id = $1')).toHaveLength(1);
    // Under another reference, and in another organization, it is another person.
    expect(
      await org.mutate('createCandidate', { ...person, externalRef: { ...externalRef, remoteId: '4712' } }),
    ).toMatchObject({ __typename: 'Candidate' });
    const other = await app.organization();
    expect(await other.mutate('createCandidate', { ...person, externalRef })).toMatchObject({
      __typename: 'Candidate',
    });
  });

  const whileErased = <T>(candidateId: string, during: () => Promise<T>) =>
    whileErasing(app, owner, { organizationId: org.id, candidateId }, during);

  it('does not come back by an import that is under way at the same moment', async () => {
    const { id } = await org.mutate('createCandidate', { ...person, externalRef });
    const again = await whileErased(id, () => org.mutate('createCandidate', { ...person, externalRef }));
    expect(again).toMatchObject({ code: 'CANDIDATE_ERASED' });
    expect(await rows('SELECT id FROM candidates WHERE organization_id = $1')).toEqual([{ id }]);
  });

  it('who asked not to be written to, or whose address bounced, stays so without being known by it', async () => {
    const email = 'wont.have.it@elsewhere.test';
    const promise = async () => {
      const { id, candidateId } = await org.application({ candidate: { email } });
      await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-18' });
      app.clock.advance({ minutes: 15 });
      await app.settle();
      return { candidateId: candidateId as string, applicationId: id as string };
    };
    app.mail.behave({ at: 'rcpt', does: { reply: '550 5.1.1 no such user' }, to: email });
    const { candidateId } = await promise();
    app.mail.behave([]);
    expect(await placesOf(owner, [email])).toContain('public.suppressions.address');
    await erase(candidateId);
    // What members were told of it names the address too.
    expect(await placesOf(owner, [email])).toEqual([]);
    const again = await promise();
    const { data } = await org.graphql(
      'query($id: ID!) { application(id: $id) { notifications(first: 5) { nodes { kind withheldBecause } } } }',
      { id: again.applicationId },
    );
    expect(data.application.notifications.nodes).toContainEqual({
      kind: 'TIMELINE_SET',
      withheldBecause: 'SUPPRESSED',
    });
    await erase(again.candidateId);
    expect(await placesOf(owner, [email])).toEqual([]);
  });

  it('who comes back and asks to be written to again is, once that is released', async () => {
    const email = 'back.again@elsewhere.test';
    const promise = async () => {
      const { id, candidateId } = await org.application({ candidate: { email } });
      await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-18' });
      app.clock.advance({ minutes: 15 });
      await app.settle();
      return candidateId as string;
    };
    const toThem = () => app.mail.received.filter((mail) => mail.envelope.to.includes(email)).length;
    app.mail.behave({ at: 'rcpt', does: { reply: '550 5.1.1 no such user' }, to: email });
    await erase(await promise());
    app.mail.behave([]);
    const release = async () =>
      (
        await org.graphql(
          'mutation($input: ReleaseSuppressionInput!) { releaseSuppression(input: $input) { ... on Suppression { address } ... on Problem { code } } }',
          { input: { address: email.toUpperCase() } },
        )
      ).data.releaseSuppression;
    const listed = await org.graphql(
      'query($address: String) { suppressions(address: $address) { totalCount nodes { reason } } }',
      {
        address: email,
      },
    );
    expect(listed.data.suppressions).toEqual({ totalCount: 1, nodes: [{ reason: 'REFUSED' }] });
    expect(await release()).toEqual({ address: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(await release()).toEqual({ code: 'NOT_FOUND' });
    expect(toThem()).toBe(0);
    await promise();
    expect(toThem()).toBe(1);
  });

  it('is not changed, does not apply, and is erased once', async () => {
    const id = await erased();
    const job = await org.mutate('createJob', { title: 'Chef' });
    const refused = [
      await org.mutate('updateCandidate', { candidateId: id, fullName: 'Ana' }),
      await org.mutate('createApplication', { candidateId: id, jobId: job.id, stage: 'New' }),
    ];
    expect(refused.map(({ code, path }) => [code, path])).toEqual([
      ['CANDIDATE_ERASED', ['input', 'candidateId']],
      ['CANDIDATE_ERASED', ['input', 'candidateId']],
    ]);
    const { erasedAt } = await erase(id);
    app.clock.advance({ hours: 1 });
    expect(await erase(id)).toMatchObject({ erasedAt });
    const events = await rows(
      `SELECT payload FROM domain_events WHERE organization_id = $1 AND type = 'candidate.erased'`,
    );
    expect(events).toEqual([{ payload: { candidateId: id } }]);
  });

  it('gets no application and no other name at the same moment', async () => {
    const { id } = await org.mutate('createCandidate', person);
    const job = await org.mutate('createJob', { title: 'Chef' });
    const application = { candidateId: id, jobId: job.id, stage: 'New' };
    expect(await whileErased(id, () => org.mutate('createApplication', application))).toMatchObject({
      code: 'CANDIDATE_ERASED',
    });
    expect(await rows('SELECT id FROM applications WHERE organization_id = $1')).toEqual([]);
    const other = await org.mutate('createCandidate', person);
    const renamed = { candidateId: other.id, fullName: 'Ana Sol' };
    expect(await whileErased(other.id, () => org.mutate('updateCandidate', renamed))).toMatchObject({
      code: 'CANDIDATE_ERASED',
    });
  });

  it('is not written about by a mail that is at the server at that moment, nor by what the server answers then', async () => {
    const application = await org.application({ candidate: { email: 'quonk@example.test' } });
    await org.mutate('recordDecision', { applicationId: application.id, outcome: 'REJECTED', note: 'Blorbington' });
    const erasing = Promise.withResolvers<void>();
    app.mail.behave(({ at }) => {
      if (at !== 'dot') return undefined;
      erase(application.candidateId).then(() => erasing.resolve(), erasing.reject);
      return { reply: '451 4.7.1 <quonk@example.test>: try again' };
    });
    await app.settle();
    await erasing.promise;
    await app.settle();
    app.mail.behave([]);
    app.clock.advance({ hours: 24 });
    await app.settle();
    const [message] = await rows('SELECT status, failure, to_address FROM messages WHERE organization_id = $1');
    expect(message).toMatchObject({ status: 'CANCELLED', failure: 'ERASED', to_address: '(erased)' });
    expect(await placesOf(owner, ['quonk@example.test', 'Blorbington'])).toEqual([]);
  });

  it('is not told a decision whose telling was already being worked on', async () => {
    const application = await org.application();
    await org.mutate('recordDecision', { applicationId: application.id, outcome: 'REJECTED' });
    await whileErased(application.candidateId, () => app.settle());
    expect(
      await rows('SELECT kind, decision, withheld_because AS because FROM notifications WHERE organization_id = $1'),
    ).toEqual([{ kind: 'OUTCOME_REJECTED', decision: 'WITHHOLD', because: 'CANCELLED' }]);
    expect(await rows('SELECT id FROM messages WHERE organization_id = $1')).toEqual([]);
  });

  it('of another organization, or who does not exist, is no candidate of yours', async () => {
    const other = await app.organization();
    const { candidateId } = await other.application();
    for (const id of [candidateId, nobody]) {
      for (const mutation of ['eraseCandidate', 'exportCandidate']) {
        const query = `mutation($input: ${mutation === 'eraseCandidate' ? 'Erase' : 'Export'}CandidateInput!) { ${mutation}(input: $input) { __typename ... on Problem { code } } }`;
        const { data } = await org.graphql(query, { input: { candidateId: id } });
        expect(data[mutation]).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
      }
    }
    const { data } = await other.graphql(`{ candidate(id: "${candidateId}") { fullName erasedAt } }`);
    expect(data.candidate).toEqual({ fullName: 'Ana Ríos', erasedAt: null });
  });

  it('leaves the others as they were, those at the same address too', async () => {
    const one = await org.application();
    const two = await org.application();
    const timeline = { decisionDate: '2026-12-11', note: 'Until then.', internalNote: 'Fine.', alreadyTold: true };
    for (const { id } of [one, two]) await org.mutate('setTimeline', { applicationId: id, ...timeline });
    await erase(one.candidateId);
    const { data } = await org.graphql(
      `{ application(id: "${two.id}") { status stage candidate { fullName email } timeline { status revisions { note internalNote } } } auditEntries(filter: {subjectId: "${two.candidateId}"}) { nodes { detail } } }`,
    );
    expect(data.application).toEqual({
      status: 'ACTIVE',
      stage: 'Interview',
      candidate: { fullName: 'Ana Ríos', email: 'ana@example.test' },
      timeline: { status: 'ON_TRACK', revisions: [{ note: 'Until then.', internalNote: 'Fine.' }] },
    });
    expect(data.auditEntries.nodes).toEqual([{ detail: expect.stringContaining('ana@example.test') }]);
  });
});
