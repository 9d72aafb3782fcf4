import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeliveryRetention, FeedRetention } from '../../src/webhooks/index.js';
import { sceneSettings } from '../support/schema-calls/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { webhookCalls } from '../support/webhook-calls.js';
import { answers, type Received, startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

let app: TestApp;
let org: TestOrganization;
let receiver: WebhookReceiver;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ settings: sceneSettings, relay: true });
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

describe('an endpoint', () => {
  it.each([
    ['a type that does not exist', { types: ['timeline.moved.v1'] }, ['input', 'types']],
    ['no type', { types: [] }, ['input', 'types']],
    ['a secret of 10 bytes', { secret: `whsec_${Buffer.alloc(10).toString('base64')}` }, ['input', 'secret']],
    ['a secret that is not base64', { secret: `whsec_${'!'.repeat(32)}` }, ['input', 'secret']],
    ['a header that is ours', { headers: [{ name: 'Webhook-Signature', value: 'v1,a' }] }, ['input', 'headers']],
    ['a header of metadata', { headers: [{ name: 'Metadata-Flavor', value: 'Google' }] }, ['input', 'headers']],
    ['a header of two lines', { headers: [{ name: 'X-A', value: 'a\r\nHost: b' }] }, ['input', 'headers']],
    [
      'the same header twice',
      {
        headers: [
          { name: 'X-A', value: 'a' },
          { name: 'x-a', value: 'b' },
        ],
      },
      ['input', 'headers'],
    ],
  ])('is refused with %s', async (_name, input, path) => {
    const refused = await call('createWebhookEndpoint', { url: receiver.url, ...input }, '');
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', path });
  });

  it.each([
    ['http://8.8.8.8/', 'SCHEME'],
    ['file:///etc/passwd', 'SCHEME'],
    ['https://user:word@hooks.example/', 'USER_INFO'],
    ['https://10.0.0.1/', 'NOT_PUBLIC'],
    ['https://[2002:7f00:1::]/', 'NOT_PUBLIC'],
    ['nonsense', 'MALFORMED'],
  ])('is refused at %s', async (url, addressFault) => {
    const refused = await call('createWebhookEndpoint', { url }, '... on AddressRefused { addressFault }');
    expect(refused).toMatchObject({ code: 'ADDRESS_REFUSED', addressFault, path: ['input', 'url'] });
  });

  it('is one of 50', async () => {
    for (let made = 0; made < 50; made += 1) await endpoint();
    const refused = await call(
      'createWebhookEndpoint',
      { url: receiver.url },
      '... on TooManyWebhookEndpoints { most }',
    );
    expect(refused).toMatchObject({ code: 'TOO_MANY_WEBHOOK_ENDPOINTS', most: 50 });
  });

  it('that is tried answers what it answered, and nothing is counted', async () => {
    const { id, secret } = await endpoint({ headers: [{ name: 'X-Key', value: 'open-sesame' }] });
    receiver.behave((received, response) => void response.writeHead(418).end(`${received.headers['x-key']} ${secret}`));
    const tried = await call(
      'testWebhookEndpoint',
      { webhookEndpointId: id },
      '... on WebhookEndpointTest { attempt { trigger outcome httpStatus answer } webhookEndpoint { failingSince } }',
    );
    expect(tried).toMatchObject({
      attempt: { trigger: 'TEST', outcome: 'REFUSED', httpStatus: 418, answer: '(masked) (masked)' },
      webhookEndpoint: { failingSince: null },
    });
    expect(typesOf(receiver.received)).toEqual(['webhook_endpoint.tested.v1']);
  });

  it('with a limit gets no more in a second', async () => {
    await endpoint({ mostPerSecond: 2 });
    app.clock.advance({ seconds: 10 });
    for (let each = 0; each < 5; each += 1) await org.application();
    await app.settle();
    expect(receiver.received).toHaveLength(2);
    app.clock.advance({ seconds: 1 });
    await app.settle();
    expect(receiver.received).toHaveLength(4);
  });

  it('that is deleted gets nothing, and keeps no secret', async () => {
    const { id } = await endpoint();
    await call('deleteWebhookEndpoint', { webhookEndpointId: id }, '... on WebhookEndpoint { id }');
    await happen();
    expect(receiver.received).toEqual([]);
    const { rows } = await owner.query('SELECT * FROM webhook_endpoints WHERE id = $1', [id]);
    expect(rows).toMatchObject([{ sealed_secret: null, previous_secret: null, sealed_headers: null }]);
  });
});

describe('what is old', () => {
  it('is deleted: deliveries with their attempts after 30 days, events after those of the organization', async () => {
    const { id } = await endpoint();
    await happen();
    receiver.behave(answers(500));
    await happen();
    const left = async () => {
      const { rows } = await owner.query(
        `SELECT (SELECT count(*)::int FROM webhook_deliveries WHERE organization_id = $1) AS deliveries,
           (SELECT count(*)::int FROM webhook_attempts WHERE organization_id = $1) AS attempts,
           (SELECT count(*)::int FROM feed_events WHERE organization_id = $1) AS events`,
        [org.id],
      );
      return rows[0];
    };
    expect(await left()).toEqual({ deliveries: 2, attempts: 2, events: 2 });
    app.clock.advance({ hours: 30 * 24 });
    await app.app.get(DeliveryRetention).run();
    // One that is yet to be delivered stays.
    expect(await left()).toEqual({ deliveries: 1, attempts: 1, events: 2 });
    app.clock.advance({ hours: 61 * 24 });
    await app.app.get(FeedRetention).run();
    expect(await left()).toEqual({ deliveries: 0, attempts: 0, events: 0 });
    expect((await state(id)).deliveries.nodes).toEqual([]);
    const { data } = await org.graphql('{ eventFeed { oldestCursor latestCursor } }');
    expect(data.eventFeed.oldestCursor).toBe(data.eventFeed.latestCursor);
  });
});
