import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atsVendors } from '../../src/ats/connection/ats-connection.entity.js';
import { CLASS_OF_CAUSE } from '../../src/delivery/diagnosis/diagnosis.js';
import { Digests } from '../../src/notifications/index.js';
import { type Config, InvalidConfig, parseConfig } from '../../src/platform/config/config.js';
import { ATTEMPT_OUTCOMES } from '../../src/webhooks/dispatch/judge-answer.js';
import { connectAts } from '../support/ats/connections.js';
import { tellOfCandidate } from '../support/ats/told-of-candidate.js';
import { whileAway } from '../support/database-away.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const start = '2026-12-01T09:00:00Z';
const token = 'a token of thirty-two characters';

/** The samples of a text in Prometheus's form: by name and labels. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

describe('metrics that are switched on', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ now: start, settings: { METRICS: 'true' } });
  });
  afterAll(() => app.stop());

  const read = async () => samplesOf((await app.http.get('/metrics').expect(200)).text);
  const due = (samples: Map<string, number>) =>
    ['timelines', 'messages', 'digests'].map((work) => [
      samples.get(`followthrough_work_due{work="${work}"}`),
      samples.get(`followthrough_work_oldest_due_seconds{work="${work}"}`),
    ]);

  it('are answered to everybody in the text of Prometheus, and kept by no cache', async () => {
    const { headers, text } = await app.http.get('/metrics').expect(200);
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    for (const name of ['nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
      expect(text).toContain(`# TYPE ${name} `);
  });

  it('tell how much of each kind of work is due, and for how long the oldest has been', async () => {
    const org = await app.organization();
    const { id: applicationId } = await org.application({ candidate: { email: 'metered@example.test' } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04' });
    expect(due(await read()).slice(0, 2)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    app.clock.advance({ minutes: 12 });
    expect(due(await read())[0]).toEqual([1, 120]);
    app.mail.behave({ at: 'rcpt', does: { reply: '451 4.7.1 later' } });
    await app.settle();
    app.mail.behave([]);
    app.clock.advance({ minutes: 5 });
    const [timelines, messages] = due(await read());
    expect(timelines).toEqual([0, 0]);
    expect(messages?.[0]).toBe(1);
    expect(messages?.[1]).toBeGreaterThan(200);
    await app.settle();
    // The recruiter's digest is due at eight the next morning.
    app.clock.set('2026-12-02T07:01:00Z');
    expect(due(await read())[2]).toEqual([1, 60]);
    await app.app.get(Digests).run();
    expect(due(await read())[2]).toEqual([0, 0]);
  });

  it('count what other systems bring, by vendor, and tell what of it waits and for how long', async () => {
    const org = await app.organization();
    const named = (samples: Map<string, number>, name: string, labels: string) =>
      samples.get(`followthrough_ats_${name}{${labels}}`);
    const before = await read();
    const received = (samples: Map<string, number>) => named(samples, 'deliveries_received_total', 'vendor="generic"');
    expect([received(before), named(before, 'deliveries_settled_total', 'vendor="lever",result="failed"')]).toEqual([
      0, 0,
    ]);
    await tellOfCandidate(app, org, 'c1');
    const atsIntegrationId = await connectAts(org, 'GREENHOUSE');
    const rows = [{ remoteId: 'a1', candidateRemoteId: 'c1', jobRemoteId: 'j1', status: 'active' }];
    await org.graphql('mutation($input: SyncApplicationsInput!) { syncApplications(input: $input) { __typename } }', {
      input: { atsIntegrationId, rows },
    });
    app.clock.advance({ minutes: 30 });
    const after = await read();
    expect(received(after)).toBe(1);
    expect(named(after, 'deliveries_settled_total', 'vendor="generic",result="applied"')).toBe(1);
    expect(named(after, 'import_rows_total', 'result="problem"')).toBe(1);
    const unfinished = (name: string) =>
      ['held_rows', 'deliveries', 'imports'].map((work) => named(after, name, `work="${work}"`));
    expect(unfinished('unfinished')).toEqual([1, 0, 0]);
    expect(unfinished('oldest_unfinished_seconds')).toEqual([1_800, 0, 0]);
  });

  it('count how attempts ended, by whose mail server', async () => {
    const org = await app.organization();
    const attempts = async (relay: string) => {
      const samples = await read();
      const outcomes = ['accepted', 'rejected', 'failed', 'uncertain', 'unsendable'];
      return outcomes.map((outcome) =>
        samples.get(`followthrough_send_attempts_total{relay="${relay}",outcome="${outcome}"}`),
      );
    };
    const tell = async () => {
      const { id: applicationId } = await org.application({ candidate: { email: 'told@example.test' } });
      await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
      await app.settle();
    };
    await app.settle();
    const [accepted = 0, rejected = 0, ...others] = await attempts('service');
    await tell();
    app.mail.behave({ at: 'dot', to: 'told@example.test', does: { reply: '554 5.7.1 no' } });
    await tell();
    app.mail.behave([]);
    // The recruiter is told that it did not arrive.
    expect(await attempts('service')).toEqual([accepted + 2, rejected + 1, ...others]);
    expect(await attempts('own')).toEqual([0, 0, 0, 0, 0]);
    expect(await attempts('sandbox')).toEqual([0, 0, 0, 0, 0]);
  });

  it('count what did not arrive, by what that means and why', async () => {
    const org = await app.organization();
    const refused = async () =>
      (await read()).get('followthrough_undelivered_mails_total{class="NOT_DELIVERED",cause="MAILBOX_FULL"}') ?? 0;
    const before = await refused();
    app.mail.behave({ at: 'rcpt', to: 'full@example.test', does: { reply: '552 5.2.2 over quota' } });
    const { id: applicationId } = await org.application({ candidate: { email: 'full@example.test' } });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
    app.mail.behave([]);
    expect(await refused()).toBe(before + 1);
  });

  it('say nothing of what is due while the database is away, and the rest all the same', async () => {
    const gauges = (samples: Map<string, number>) =>
      [...samples.keys()].filter((name) => name.startsWith('followthrough_work_'));
    expect(gauges(await read())).toHaveLength(6);
    await whileAway(app.database, async () => {
      const samples = await read();
      expect(gauges(samples)).toEqual([]);
      expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(0);
      expect(samples.has('followthrough_send_attempts_total{relay="service",outcome="accepted"}')).toBe(true);
    });
    expect(gauges(await read())).toHaveLength(6);
  });

  it('name no organization, no address and no id', async () => {
    const org = await app.organization({ name: 'Quibblefax Industries' });
    const { id: applicationId } = await org.application({ candidate: { email: 'wobblequark@example.test' } });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
    const { text } = await app.http.get('/metrics');
    expect(text).not.toMatch(/quibblefax|wobblequark|example|[0-9a-f]{8}-[0-9a-f]{4}-/i);
    const labels = new Set([...text.matchAll(/^followthrough\w*\{(.*)\}/gm)].map(([, each]) => each));
    // Vendors with five results, eight results of rows, three kinds of work.
    const ofAts = atsVendors.length * (1 + 5) + 8 + 3;
    expect(labels.size).toBe(3 + 3 * 5 + Object.keys(CLASS_OF_CAUSE).length + ATTEMPT_OUTCOMES.length + ofAts);
  });
});

describe('metrics with a token', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({ settings: { METRICS_TOKEN: token, ROLE: 'worker' } });
  });
  afterAll(() => app.stop());

  it('are answered by a worker too, and only to who brings it', async () => {
    await app.http.get('/metrics').set('authorization', `Bearer ${token}`).expect(200);
    for (const authorization of ['', 'Bearer ', `Bearer ${token}x`, `Basic ${token}`, token]) {
      const { status, text } = await app.http.get('/metrics').set('authorization', authorization);
      expect([authorization, status, text.includes('followthrough_')]).toEqual([authorization, 401, false]);
    }
    await app.http.get('/metrics').expect(401);
  });
});

describe('metrics', () => {
  const settings = (given: Record<string, string>): Config['metrics'] => parseConfig(given).metrics;

  it('are off unless they are switched on, or there is a token', async () => {
    expect(settings({})).toBeUndefined();
    expect(settings({ METRICS: 'true' })).toEqual({ token: undefined });
    expect(settings({ METRICS_TOKEN: token })).toEqual({ token });
    expect(settings({ METRICS: 'false', METRICS_TOKEN: token })).toBeUndefined();
    expect(() => settings({ METRICS_TOKEN: 'short' })).toThrow(InvalidConfig);
    const app = await startTestApp();
    await app.http.get('/metrics').expect(404);
    await app.stop();
  });
});
