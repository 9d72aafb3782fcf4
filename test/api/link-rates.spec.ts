import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

const minute = 60_000;
const guesses = Array.from({ length: 5 }, (_, number) => `/preferences/${String(number).padStart(43, 'a')}`);

describe('an address that tries links which open nothing', () => {
  let app: TestApp;
  let link: string;

  beforeAll(async () => {
    app = await startTestApp({ settings: { RATE_LINK_PER_MINUTE: '3', TRUSTED_PROXIES: '127.0.0.1' } });
    const org = await app.organization();
    const { id: applicationId } = await org.application();
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    link = /\/preferences\/[\w-]{43}/.exec(app.mail.received[0]?.parsed.text ?? '')?.[0] ?? '';
    expect(link).not.toBe('');
  });
  afterAll(() => app.stop());

  const follow = (path: string, from: string) => app.http.get(path).set('x-forwarded-for', from);
  const guessAll = async (from: string) => {
    const statuses: number[] = [];
    for (const path of guesses) statuses.push((await follow(path, from)).status);
    return statuses;
  };

  it('is told to wait after as many as the limit says, for a minute, and it alone', async () => {
    expect(await guessAll('192.0.2.1')).toEqual([404, 404, 404, 429, 429]);
    const refused = await app.http
      .post(guesses[0] as string)
      .set('x-forwarded-for', '192.0.2.1')
      .send('choice=x');
    expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await follow(guesses[0] as string, '192.0.2.2')).status).toBe(404);
    app.pass(minute);
    expect((await follow(guesses[0] as string, '192.0.2.1')).status).toBe(404);
  });

  it('is served all the same by a link that opens, which counts for nothing', async () => {
    for (let time = 1; time <= 5; time += 1) expect((await follow(link, '192.0.2.3')).status).toBe(200);
    expect(await guessAll('192.0.2.3')).toEqual([404, 404, 404, 429, 429]);
    expect((await follow(link, '192.0.2.3')).status).toBe(200);
  });

  it('has requests of the API without a valid key counted apart', async () => {
    expect(await guessAll('192.0.2.5')).toEqual([404, 404, 404, 429, 429]);
    const { status } = await app.http
      .post('/graphql')
      .set('x-forwarded-for', '192.0.2.5')
      .send({ query: '{ viewer { id } }' });
    expect(status).toBe(401);
  });

  it('sees the same page whether it is told to wait or not', async () => {
    const [first, , , fourth] = await Promise.all(guesses.map((path) => follow(path, '192.0.2.4')));
    expect(first?.text).toBe(fourth?.text);
  });
});
