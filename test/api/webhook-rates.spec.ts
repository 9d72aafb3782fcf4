import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificateUrl, signed, startSns, type TestSns, topicArn } from '../support/sns.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const secret = 's3cret-of-postmark-0123456789abcdef';
const minute = 60_000;

describe('an address that posts what no provider vouches for', () => {
  let app: TestApp;
  let sns: TestSns;
  let addresses = 0;

  beforeAll(async () => {
    app = await startTestApp({
      settings: {
        SES_TOPIC_ARN: topicArn,
        POSTMARK_WEBHOOK_SECRET: secret,
        RATE_ADDRESS_PER_MINUTE: '3',
        TRUSTED_PROXIES: '127.0.0.1',
        OUTBOUND_ALLOW: '127.0.0.1',
      },
    });
    sns = await startSns(app);
  });
  afterAll(async () => {
    await sns.stop();
    await app.stop();
  });

  const somebody = () => {
    addresses += 1;
    return `192.0.2.${addresses}`;
  };
  const post = async (path: string, from: string, body: unknown, headers: Record<string, string> = {}) => {
    const request = app.http
      .post(path)
      .set({ 'content-type': 'application/json', 'x-forwarded-for': from, ...headers });
    const { status, headers: answered } = await request.send(JSON.stringify(body));
    return { status, retryAfter: answered['retry-after'] };
  };
  const statuses = async (times: number, call: () => Promise<{ status: number }>) => {
    const seen: number[] = [];
    for (let count = 1; count <= times; count += 1) seen.push((await call()).status);
    return seen;
  };
  const notice = { RecordType: 'Delivery' };
  const guess = (from: string) => post('/webhooks/postmark', from, notice, { 'x-webhook-secret': 'guessed' });
  const genuine = (from: string) => post('/webhooks/postmark', from, notice, { 'x-webhook-secret': secret });
  const forge = (from: string) => post('/webhooks/ses', from, { ...signed({ Message: '{}' }), Message: 'forged' });
  const ses = (from: string) => post('/webhooks/ses', from, signed({ Message: '{}' }));

  it('guesses the secret as often as the limit says, and the provider is taken from there all the same', async () => {
    const from = somebody();
    expect(await statuses(4, () => guess(from))).toEqual([401, 401, 401, 429]);
    const { retryAfter } = await guess(from);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(await statuses(5, () => genuine(from))).toEqual([200, 200, 200, 200, 200]);
    expect((await guess(somebody())).status).toBe(401);
    app.pass(minute);
    expect((await guess(from)).status).toBe(401);
  });

  it('forges notices of SES as often, and then is told to come later, so that SNS would post again', async () => {
    const from = somebody();
    expect(await statuses(3, () => forge(from))).toEqual([403, 403, 403]);
    const { status, retryAfter } = await ses(from);
    expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
    expect((await ses(somebody())).status).toBe(200);
    app.pass(minute);
    expect((await ses(from)).status).toBe(200);
  });

  it('does not have anything fetched for it beyond that', async () => {
    const from = somebody();
    sns.asked.length = 0;
    const elsewhere = (count: number) => certificateUrl.replace('0123456789abcdef', `none-${count}`);
    const seen: number[] = [];
    for (const count of [1, 2, 3, 4, 5])
      seen.push(
        (await post('/webhooks/ses', from, signed({ Message: '{}', SigningCertURL: elsewhere(count) }))).status,
      );
    expect(seen).toEqual([403, 403, 403, 503, 503]);
    expect(sns.asked).toEqual([1, 2, 3].map(elsewhere));
  });

  it('is one and the same at the webhooks and at the API', async () => {
    const from = somebody();
    await statuses(3, () => guess(from));
    const answer = await post('/graphql', from, { query: '{ organization { id } }' }, { authorization: 'Bearer x' });
    expect(answer.status).toBe(429);
  });

  it('is not counted for what is genuine', async () => {
    const from = somebody();
    expect(await statuses(5, () => ses(from))).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(5, () => genuine(from))).toEqual([200, 200, 200, 200, 200]);
    expect((await guess(from)).status).toBe(401);
  });
});
