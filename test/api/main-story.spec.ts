import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// Tuesday, 1 December 2026, 10:00 in Berlin and Madrid.
const start = '2026-12-01T09:00:00Z';

describe('the main story: a promised date moves, passes, and is answered', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization();
  });
  afterAll(() => app.stop());

  const timelineOf = async (applicationId: string) => {
    const { data, errors } = await org.graphql(
      `query($id: ID!) { application(id: $id) { status untoldDecision
        timeline { status decisionDate disclosedDate slipCount nextAction { kind at } revisions { number kind from to reason disclosedAt actor { name } } slips { kind revision at } }
        messages { nodes { kind status subject sentAt } } notifications { nodes { kind decision withheldBecause revision sinceRevision } } } }`,
      { id: applicationId },
    );
    expect(errors).toBeUndefined();
    return data.application;
  };

  it('tells the candidate a date once it has settled, one message with the last date of two moves, and the outcome', async () => {
    app.clock.set(start);
    const application = await org.application();
    const timeline = await org.mutate(
      'setTimeline',
      { applicationId: application.id, decisionDate: '2026-12-04' },
      'status decisionDate followUpDate dueAt',
    );
    expect(timeline).toMatchObject({
      __typename: 'Timeline',
      status: 'ON_TRACK',
      decisionDate: '2026-12-04',
      followUpDate: '2026-12-07',
      dueAt: '2026-12-04T23:00:00.000Z',
    });
    await app.settle();
    expect(app.mail.received).toHaveLength(0);

    app.clock.advance({ minutes: 10 });
    await app.settle();
    const set = await app.mail.nextMail({ to: 'ana@example.test' });
    expect(set.parsed.subject).toContain('4 Dec');
    expect(set.parsed.replyTo?.[0]?.address).toBe('rita@northwind.test');

    const move = { timelineId: timeline.id, reason: 'INTERVIEWS_CONTINUING' };
    await org.mutate('moveDecisionDate', { ...move, decisionDate: '2026-12-09' });
    app.clock.advance({ minutes: 2 });
    await org.mutate('moveDecisionDate', {
      ...move,
      decisionDate: '2026-12-11',
      note: 'We added one conversation.',
      internalNote: 'CTO on leave',
    });
    app.clock.advance({ minutes: 9 });
    await app.settle();
    expect(app.mail.received).toHaveLength(1);
    app.clock.advance({ minutes: 1 });
    await app.settle();
    expect(app.mail.received).toHaveLength(1);

    // The default allows one mail a local day: the change waits for the next day's first opening.
    app.clock.set('2026-12-02T07:59:00Z');
    await app.settle();
    expect(app.mail.received).toHaveLength(1);
    app.clock.set('2026-12-02T08:00:00Z');
    await app.settle();
    const moved = await app.mail.nextMail({ to: 'ana@example.test' });
    expect(moved.parsed.text).toContain('11 December 2026');
    expect(moved.parsed.text).not.toContain('9 December');
    expect(moved.parsed.text).toContain('We added one conversation.');
    expect(moved.parsed.text).not.toContain('CTO on leave');

    const told = await timelineOf(application.id);
    expect(told.timeline).toMatchObject({ decisionDate: '2026-12-11', disclosedDate: '2026-12-11', slipCount: 1 });
    expect(told.timeline.slips).toEqual([{ kind: 'EXTENDED', revision: 1, at: expect.any(String) }]);
    expect(told.notifications.nodes).toEqual([
      { kind: 'TIMELINE_EXTENDED', decision: 'SEND', withheldBecause: null, sinceRevision: 2, revision: 3 },
      { kind: 'TIMELINE_SET', decision: 'SEND', withheldBecause: null, sinceRevision: null, revision: 1 },
    ]);

    const decided = await org.mutate(
      'recordDecision',
      { applicationId: application.id, outcome: 'REJECTED', tellCandidate: 'NOW', note: 'Thank you for your time.' },
      'status untoldDecision',
    );
    expect(decided).toMatchObject({ status: 'REJECTED', untoldDecision: true });
    await app.settle();
    const outcome = await app.mail.nextMail({ to: 'ana@example.test' });
    expect(outcome.parsed.text).toContain('Thank you for your time.');

    const after = await timelineOf(application.id);
    expect(after).toMatchObject({ untoldDecision: false, timeline: { status: 'MET', nextAction: null } });
    app.clock.set('2027-02-01T09:00:00Z');
    await app.settle();
    expect(app.mail.received).toHaveLength(3);
  });

  it('tells the candidate on Tuesday morning that Friday passed without a decision', async () => {
    app.clock.set(start);
    const application = await org.application({ candidate: { email: 'bo@example.test', fullName: 'Bo Lindqvist' } });
    await org.mutate('setTimeline', { applicationId: application.id, decisionDate: '2026-12-04', alreadyTold: true });
    app.clock.set('2026-12-04T22:59:00Z');
    await app.settle();
    expect((await timelineOf(application.id)).timeline).toMatchObject({ status: 'DUE_SOON', slipCount: 0 });
    app.clock.set('2026-12-04T23:00:00Z');
    await app.settle();
    expect((await timelineOf(application.id)).timeline).toMatchObject({ status: 'SLIPPED', slipCount: 1 });
    app.clock.set('2026-12-08T07:59:00Z');
    await app.settle();
    expect(app.mail.received.filter((mail) => mail.envelope.to.includes('bo@example.test'))).toHaveLength(0);
    app.clock.set('2026-12-08T08:00:00Z');
    await app.settle();
    const passed = await app.mail.nextMail({ to: 'bo@example.test' });
    expect(passed.parsed.text).toContain('4 December 2026');
    const { notifications } = await timelineOf(application.id);
    expect(notifications.nodes.map((node: { kind: string; decision: string }) => [node.kind, node.decision])).toEqual([
      ['TIMELINE_PASSED', 'SEND'],
      ['TIMELINE_SET', 'WITHHOLD'],
    ]);
  });
});
