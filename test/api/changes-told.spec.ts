import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('what a candidate is told of a change, and what not', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let applicationId: string;
  let timelineId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    address = `candidate-${count}@example.test`;
    applicationId = (await org.application({ candidate: { email: address } })).id;
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true })).id;
  });

  const move = (decisionDate: string, more: Record<string, unknown> = {}) =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING', ...more });
  const mailsTo = (recipient: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(recipient));
  const records = async () => {
    const { data } = await org.graphql(
      'query($id: ID!) { application(id: $id) { notifications { nodes { kind decision withheldBecause } } } }',
      { id: applicationId },
    );
    return data.application.notifications.nodes.map((node: Record<string, string>) => [
      node['kind'],
      node['withheldBecause'] ?? node['decision'],
    ]);
  };
  const settled = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle();
  };

  it('says nothing of a change that was undone before it settled', async () => {
    await move('2026-12-11');
    app.clock.advance({ minutes: 5 });
    await move('2026-12-04');
    await settled();
    expect(mailsTo(address)).toHaveLength(0);
    expect((await records())[0]).toEqual(['TIMELINE_ADVANCED', 'UNCHANGED']);
    const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { slipCount } }', { id: timelineId });
    expect(data.timeline.slipCount).toBe(0);
  });

  it('says that a date moved forward, which is no slip', async () => {
    await move('2026-12-03');
    await settled();
    const { data } = await org.graphql(
      'query($id: ID!) { timeline(id: $id) { slipCount driftBusinessDays disclosedDate } }',
      { id: timelineId },
    );
    expect(mailsTo(address)).toHaveLength(1);
    expect(data.timeline).toEqual({ slipCount: 0, driftBusinessDays: -1, disclosedDate: '2026-12-03' });
  });

  it('says nothing of a change the member told themselves', async () => {
    await move('2026-12-11', { alreadyTold: true });
    await settled();
    expect(mailsTo(address)).toHaveLength(0);
    expect((await records())[0]).toEqual(['TIMELINE_EXTENDED', 'TOLD_BY_MEMBER']);
  });

  it('tells the outcome and not the change when the application is decided meanwhile', async () => {
    await move('2026-12-11');
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await settled();
    expect(mailsTo(address)).toHaveLength(1);
    expect(mailsTo(address)[0]?.parsed.text).toContain('Welcome.');
    expect((await records()).slice(0, 2)).toEqual([
      ['OUTCOME_HIRED', 'SEND'],
      ['TIMELINE_EXTENDED', 'DECIDED'],
    ]);
  });

  it('cancels a message that has not left when the date moves again, and tells the last date alone', async () => {
    await app.mail.refuseConnections();
    await move('2026-12-11');
    await settled();
    await move('2026-12-15');
    await app.mail.acceptConnections();
    await settled();
    expect(mailsTo(address)).toHaveLength(1);
    expect(mailsTo(address)[0]?.parsed.text).toContain('15 December 2026');
    const { data } = await org.graphql(
      'query($id: ID!) { application(id: $id) { messages { nodes { status cancelledBecause } } } }',
      { id: applicationId },
    );
    expect(data.application.messages.nodes).toEqual([
      { status: 'SENT', cancelledBecause: null },
      { status: 'CANCELLED', cancelledBecause: 'SUPERSEDED' },
    ]);
  });

  it('catches up what came due while no worker ran', async () => {
    await move('2026-12-11');
    app.clock.set('2026-12-02T22:00:00Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(0);
    app.clock.set('2026-12-03T08:00:00Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(1);
  });

  it('writes in the language and zone of the candidate', async () => {
    const german = await org.application({
      candidate: { email: 'jana@example.test', fullName: 'Jana Krüger', locale: 'de-AT', timeZone: 'America/New_York' },
    });
    await org.mutate('setTimeline', { applicationId: german.id, decisionDate: '2026-12-04' });
    await settled();
    expect(mailsTo('jana@example.test')).toHaveLength(0);
    app.clock.set('2026-12-01T13:59:59Z');
    await app.settle();
    expect(mailsTo('jana@example.test')).toHaveLength(0);
    app.clock.set('2026-12-01T14:00:00Z');
    await app.settle();
    expect(mailsTo('jana@example.test')[0]?.parsed.text).toContain('Freitag, 4. Dezember 2026');
  });

  it('tells a rejection on the day it is put off to, within the window', async () => {
    const refused = await org.mutate('recordDecision', {
      applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-12-06',
    });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'tellOn'] });
    await org.mutate('recordDecision', {
      applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-12-03',
      reason: 'POSITION_FILLED',
    });
    await settled();
    app.clock.set('2026-12-03T07:59:59Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(0);
    app.clock.set('2026-12-03T08:00:00Z');
    await app.settle();
    expect(mailsTo(address)).toHaveLength(1);
  });

  it('never tells the same thing twice, however often the handlers run', async () => {
    await move('2026-12-11');
    app.clock.advance({ minutes: 10 });
    await Promise.all([app.settle(), app.settle(), app.settle()]);
    await app.settle();
    expect(mailsTo(address)).toHaveLength(1);
  });
});
