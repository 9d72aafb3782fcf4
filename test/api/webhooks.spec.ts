import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { eventDocuments } from '../../src/webhooks/catalogue/event-documents.js';
import { WebhookDoctor } from '../../src/webhooks/index.js';
import { Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { webhookCalls } from '../support/webhook-calls.js';
import {
  answers,
  type Received,
  startWebhookReceiver,
  takes,
  type WebhookReceiver,
} from '../support/webhook-receiver.js';

let app: TestApp;
let org: TestOrganization;
let receiver: WebhookReceiver;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ settings: { ...sceneSettings, METRICS: 'true' }, relay: true });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  org = await app.organization();
  receiver = await startWebhookReceiver();
  app.stopWith(receiver.stop);
});

const { call, endpoint, state, happen } = webhookCalls(
  () => app,
  () => org,
  () => receiver,
);
const typesOf = (received: readonly Received[]) => received.map(({ text }) => JSON.parse(text).type);

describe('a delivery', () => {
  it('is signed as the official library and the lines of docs/webhooks.md verify it', async () => {
    const { secret } = await endpoint();
    // By the receiver's clock it is now.
    const now = Math.floor(Date.now() / 1000);
    app.clock.set(new Date(now * 1000).toISOString());
    await happen();
    const [first] = receiver.received as [Received];
    const headers = first.headers as Record<string, string>;
    expect(new Webhook(secret).verify(first.text, headers)).toMatchObject({ type: 'application.created.v1' });
    const [, source = ''] = /```js\n([\s\S]+?)```/.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];
    const { verify } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    expect(verify(headers, first.text, secret)).toBe(true);
    expect(verify(headers, `${first.text} `, secret)).toBe(false);
    expect(verify({ ...headers, 'webhook-timestamp': String(now - 301) }, first.text, secret)).toBe(false);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': JSON.parse(first.text).data.id });
  });

  it('is counted in the metrics by how its try ended', async () => {
    const tries = async (outcome: string) => {
      const { text } = await app.http.get('/metrics').expect(200);
      return Number(
        new RegExp(`^followthrough_webhook_tries_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(text)?.[1],
      );
    };
    const [delivered, refused] = [await tries('delivered'), await tries('refused')];
    await endpoint();
    await happen();
    expect(await tries('delivered')).toBe(delivered + 1);
    receiver.behave(answers(500));
    await happen();
    expect(await tries('refused')).toBe(refused + 1);
  });

  it('is signed by both secrets for a day after one was changed', async () => {
    const { id, secret: old } = await endpoint();
    const given = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const { secret } = await call(
      'rotateWebhookSecret',
      { webhookEndpointId: id, secret: given },
      '... on WebhookEndpointWithSecret { secret }',
    );
    expect(secret).toBe(given);
    const signedBy = ({ headers, text }: Received) =>
      [old, secret].map((each) => {
        const at = new Date(Number(headers['webhook-timestamp']) * 1000);
        const own = new Webhook(each).sign(String(headers['webhook-id']), at, text);
        return String(headers['webhook-signature']).split(' ').includes(own);
      });
    await happen();
    expect(signedBy(receiver.received.at(-1) as Received)).toEqual([true, true]);
    app.clock.advance({ hours: 24 });
    await happen();
    expect(signedBy(receiver.received.at(-1) as Received)).toEqual([false, true]);
  });

  it('of every kind of event has the shape that docs/events promises, and no words of anybody', async () => {
    // In office hours, whatever the hour of the test.
    app.clock.set('2027-03-02T09:00:00Z');
    await endpoint();
    const scene = await new Scene(app, org).live();
    await scene.make('eraseCandidate', { candidateId: await scene.id('candidate') }, '... on Candidate { id }', 'id');
    await app.settle();
    const ajv = new Ajv2020({ allErrors: true });
    formats.default(ajv);
    for (const [name, text] of eventDocuments()) if (name !== 'openapi.json') ajv.addSchema(JSON.parse(text), name);
    const bodies = receiver.received.map(({ text }) => JSON.parse(text));
    expect(bodies.length).toBeGreaterThan(20);
    for (const body of bodies) {
      ajv.validate(`${body.type}.json`, body);
      expect([body.type, ajv.errors]).toEqual([body.type, null]);
    }
    expect(new Set(typesOf(receiver.received)).size).toBeGreaterThan(8);
    expect(Math.max(...receiver.received.map(({ text }) => Buffer.byteLength(text)))).toBeLessThan(20 * 1024);
    // Every text of the scene has its mark, but for references.
    const words = receiver.received.map(({ text }) => text.replaceAll(/"externalRef":\{[^}]*\}/g, ''));
    expect(words.filter((text) => text.includes(scene.mark))).toEqual([]);
  });

  it('goes to those that want its type and its job', async () => {
    const { id: jobId } = await org.mutate('createJob', { title: 'Analyst' });
    await endpoint({ url: `${receiver.url}/type`, types: ['job.closed.v1'] });
    await endpoint({ url: `${receiver.url}/job`, jobId });
    await happen();
    expect(receiver.received).toEqual([]);
    await org.mutate('closeJob', { jobId });
    await app.settle();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/hooks/job', '/hooks/type']);
  });

  it('has the endpoint’s own headers', async () => {
    await endpoint({ headers: [{ name: 'X-Gateway', value: 'let me in' }] });
    await happen();
    expect(receiver.received[0]?.headers).toMatchObject({ 'x-gateway': 'let me in' });
  });
});

describe('a delivery that fails', () => {
  const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];

  it('is tried eight times, and can be sent again', async () => {
    const { id } = await endpoint();
    receiver.behave(answers(500, {}, 'Sorry, ana@example.test'));
    await happen();
    for (const [place, seconds] of waits.entries()) {
      expect(receiver.received).toHaveLength(place + 1);
      app.clock.advance({ seconds: seconds - 1 });
      await app.settle();
      expect(receiver.received).toHaveLength(place + 1);
      app.clock.advance({ seconds: 1 });
      await app.settle();
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [failed] = (await state(id)).deliveries.nodes;
    expect(failed).toMatchObject({ status: 'FAILED', attemptCount: 8, nextAttemptAt: null });
    expect(failed.attempts).toHaveLength(8);
    expect(failed.attempts[0]).toMatchObject({
      trigger: 'EVENT',
      outcome: 'REFUSED',
      httpStatus: 500,
      answer: 'Sorry, (address)',
    });
    receiver.behave(takes);
    await call('resendWebhookDelivery', { webhookDeliveryId: failed.id }, '... on WebhookDelivery { status }');
    await app.settle();
    expect((await state(id)).deliveries.nodes[0]).toMatchObject({
      status: 'DELIVERED',
      trigger: 'RESEND',
      attemptCount: 1,
    });
    expect((await state(id)).failingSince).toBeNull();
  });

  it('does not hold back what happens later', async () => {
    const { id } = await endpoint();
    receiver.behave(answers(500));
    await happen();
    receiver.behave(takes);
    await happen();
    const { nodes } = (await state(id)).deliveries;
    expect(nodes.map(({ status }: { status: string }) => status)).toEqual(['DELIVERED', 'PENDING']);
  });

  it.each([
    ['301 to itself', (at: WebhookReceiver) => answers(301, { location: at.url }), 'REDIRECTED', 301],
    ['302 to metadata', () => answers(302, { location: 'http://169.254.169.254/' }), 'REDIRECTED', 302],
    ['404', () => answers(404), 'REFUSED', 404],
  ] as const)('with %s is one request', async (_name, behaviour, outcome, httpStatus) => {
    const { id } = await endpoint();
    receiver.behave(behaviour(receiver));
    await happen();
    expect(receiver.received).toHaveLength(1);
    const [{ attempts }] = (await state(id)).deliveries.nodes;
    expect(attempts).toMatchObject([{ outcome, httpStatus }]);
  });

  it('with Retry-After leaves the endpoint alone until then, an hour at most', async () => {
    const { id } = await endpoint();
    receiver.behave(answers(429, { 'retry-after': '86400' }));
    await happen();
    receiver.behave(takes);
    await happen();
    expect(receiver.received).toHaveLength(1);
    app.clock.advance({ seconds: 3_599 });
    await app.settle();
    expect(receiver.received).toHaveLength(1);
    app.clock.advance({ seconds: 1 });
    await app.settle();
    expect(receiver.received).toHaveLength(3);
    expect((await state(id)).deliveries.nodes.map(({ status }: { status: string }) => status)).toEqual([
      'DELIVERED',
      'DELIVERED',
    ]);
  });

  it('with 410 disables the endpoint, which others hear', async () => {
    const other = await startWebhookReceiver();
    app.stopWith(other.stop);
    await endpoint({ url: other.url, types: ['webhook_endpoint.disabled.v1'] });
    const { id } = await endpoint({ types: ['application.created.v1'] });
    receiver.behave(answers(410));
    await happen();
    await app.settle();
    expect(await state(id)).toMatchObject({ disabledBecause: 'GONE' });
    expect(other.received.map(({ text }) => JSON.parse(text).data.facts)).toEqual([
      { webhookEndpointId: id, disabledBecause: 'GONE' },
    ]);
    await happen();
    expect(receiver.received).toHaveLength(1);
    const refused = await call('replayEvents', { webhookEndpointId: id }, '... on EventReplay { deliveryCount }');
    expect(refused).toMatchObject({ code: 'WEBHOOK_ENDPOINT_DISABLED' });
  });

  it('for five days disables the endpoint, and there is a way back', async () => {
    const { id } = await endpoint({ types: ['application.created.v1'] });
    const admin = `ada.${org.id}@northwind.test`;
    await org.mutate('inviteMember', { fullName: 'Ada Lang', email: admin, role: 'ADMIN', locale: 'de' });
    receiver.behave(answers(503));
    await happen();
    app.clock.advance({ hours: 5 * 24 - 1 });
    await happen();
    expect(await state(id)).toMatchObject({ disabledBecause: null });
    app.clock.advance({ hours: 1 });
    await happen();
    expect(await state(id)).toMatchObject({ disabledBecause: 'FAILING' });
    const mails = app.mail.received.filter(({ parsed }) => parsed.to?.[0]?.address === admin);
    expect(mails.map(({ parsed }) => parsed.subject)).toEqual([expect.stringMatching(/^Ereignisse erreichen 127/)]);
    const found = await app.app.get(WebhookDoctor).look();
    expect(found.find(({ organizationId }) => organizationId === org.id)).toMatchObject({
      unnumberedEvents: 0,
      webhookEndpoints: [{ webhookEndpointId: id, disabledBecause: 'FAILING' }],
    });
    receiver.behave(takes);
    await happen();
    const before = receiver.received.length;
    await call('updateWebhookEndpoint', { webhookEndpointId: id, enabled: true }, '... on WebhookEndpoint { id }');
    app.clock.advance({ hours: 11 });
    await app.settle();
    const { nodes } = (await state(id)).deliveries;
    expect(nodes.map(({ status }: { status: string }) => status)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
    expect(receiver.received).toHaveLength(before + 3);
    const since = new Date(app.clock.now.epochMilliseconds - 7 * 86_400_000).toISOString();
    const recovered = await call(
      'recoverWebhookDeliveries',
      { webhookEndpointId: id, since },
      '... on EventReplay { deliveryCount hasMore }',
    );
    expect(recovered).toMatchObject({ deliveryCount: 1, hasMore: false });
    await app.settle();
    expect(receiver.received).toHaveLength(before + 4);
  });

  it('because its receiver answers without end is read no further than 64 KB', async () => {
    const { id } = await endpoint();
    receiver.behave((_received, response) => {
      response.writeHead(200);
      const write = () => {
        while (!response.destroyed && response.write('word '.repeat(10_000)));
        if (!response.destroyed) response.once('drain', write);
      };
      write();
    });
    await happen();
    const [delivery] = (await state(id)).deliveries.nodes;
    expect(delivery).toMatchObject({ status: 'DELIVERED', attempts: [{ outcome: 'DELIVERED', httpStatus: 200 }] });
    expect(delivery.attempts[0].answer).toHaveLength(64 * 1024);
  });
});

describe('a replay', () => {
  it('sends what lies behind a cursor, in the order of the feed', async () => {
    const { data } = await org.graphql('{ eventFeed { latestCursor } }');
    await happen();
    await happen();
    const { id } = await endpoint();
    const select = '... on EventReplay { deliveryCount hasMore cursor }';
    const replayed = await call('replayEvents', { webhookEndpointId: id, after: data.eventFeed.latestCursor }, select);
    expect(replayed).toMatchObject({ deliveryCount: 2, hasMore: false });
    await app.settle();
    expect(typesOf(receiver.received)).toEqual(['application.created.v1', 'application.created.v1']);
    const { deliveryCount } = await call('replayEvents', { webhookEndpointId: id, onlyMissing: true }, select);
    expect(deliveryCount).toBe(0);
    await call('replayEvents', { webhookEndpointId: id }, select);
    await app.settle();
    expect(receiver.received).toHaveLength(4);
    const bodies = receiver.received.map(({ text }) => JSON.parse(text).data);
    expect(bodies.slice(2).map(({ cursor }) => cursor)).toEqual(bodies.slice(0, 2).map(({ cursor }) => cursor));
    expect(bodies.at(-1).cursor).toBe(replayed.cursor);
  });

  it('from a cursor that is gone names the oldest', async () => {
    await happen();
    const { data } = await org.graphql('{ eventFeed { oldestCursor } }');
    const { id } = await endpoint();
    await owner.query('UPDATE feed_state SET deleted_through = 1 WHERE organization_id = $1', [org.id]);
    const refused = await call(
      'replayEvents',
      { webhookEndpointId: id, after: data.eventFeed.oldestCursor },
      '... on EventReplay { deliveryCount } ... on CursorExpired { oldestCursor }',
    );
    expect(refused).toMatchObject({
      code: 'CURSOR_EXPIRED',
      path: ['input', 'after'],
      oldestCursor: expect.any(String),
    });
  });
});

describe('an erasure', () => {
  it('takes what others call the candidate out of what was sent and what is yet to be', async () => {
    const { id } = await endpoint({ types: ['application.created.v1'] });
    receiver.behave(answers(500, {}, 'No such person: cand-77'));
    const externalRef = { source: 'greenhouse', remoteId: 'cand-77' };
    const { candidateId } = await org.application({ candidate: { externalRef } });
    await app.settle();
    expect(receiver.received[0]?.text).toContain('cand-77');
    await org.mutate('eraseCandidate', { candidateId });
    await app.settle();
    receiver.behave(takes);
    app.clock.advance({ seconds: 10 });
    await app.settle();
    expect(receiver.received.at(-1)?.text).not.toContain('cand-77');
    const { data } = await org.graphql('{ events(first: 100) { nodes { body } } }');
    expect(JSON.stringify(data)).not.toContain('cand-77');
    expect(JSON.stringify(await state(id))).not.toContain('cand-77');
  });
});
