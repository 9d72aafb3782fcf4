import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('a decision to go on with the next date', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let applicationId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    address = `next-${count}@example.test`;
    applicationId = (await org.application({ candidate: { email: address } })).id;
  });

  const advance = (more: Record<string, unknown> = {}) =>
    org.mutate('recordDecision', {
      applicationId,
      outcome: 'ADVANCED',
      tellCandidate: 'NOW',
      nextTimeline: { decisionDate: '2026-12-11' },
      ...more,
    });
  const texts = () =>
    app.mail.received.filter((mail) => mail.envelope.to.includes(address)).map((mail) => mail.parsed.text ?? '');
  const state = async () => {
    const { data } = await org.graphql(
      `query($id: ID!) { application(id: $id) { untoldDecision timeline { id disclosedDate revisions { disclosedAt } }
        notifications { nodes { kind decision } } messages { nodes { kind status } } } }`,
      { id: applicationId },
    );
    return data.application;
  };
  const later = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle();
  };

  it('is told in one mail, which discloses the date', async () => {
    await advance();
    await app.settle();
    await later();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('11 December 2026');
    expect(await state()).toMatchObject({
      untoldDecision: false,
      timeline: { disclosedDate: '2026-12-11', revisions: [{ disclosedAt: '2026-12-01T09:00:00.000Z' }] },
      notifications: {
        nodes: expect.arrayContaining([
          { kind: 'OUTCOME_ADVANCED', decision: 'SEND' },
          { kind: 'TIMELINE_SET', decision: 'SEND' },
        ]),
      },
    });
  });

  it('does not use the mail of the day up', async () => {
    await advance();
    await app.settle();
    const { timeline } = await state();
    await org.mutate('moveDecisionDate', { timelineId: timeline.id, decisionDate: '2026-12-14', reason: 'SCHEDULING' });
    await later();
    expect(texts()).toHaveLength(2);
  });

  it('is told without the date if that moves before the mail has left, and the last date by itself', async () => {
    await app.mail.refuseConnections();
    await advance();
    await app.settle();
    const { timeline } = await state();
    await org.mutate('moveDecisionDate', { timelineId: timeline.id, decisionDate: '2026-12-14', reason: 'SCHEDULING' });
    await app.mail.acceptConnections();
    await later();
    expect(texts()).toHaveLength(2);
    const [decision, date] = [...texts()].sort(
      (a, b) => Number(a.includes('14 December')) - Number(b.includes('14 December')),
    );
    expect(decision).not.toContain('December');
    expect(date).toContain('14 December 2026');
    expect((await state()).timeline.disclosedDate).toBe('2026-12-14');
  });

  it('leaves the date to be told if a member tells the decision before the mail has left', async () => {
    await app.mail.refuseConnections();
    await advance();
    await app.settle();
    await org.mutate('logContact', { applicationId, channel: 'PHONE', toldDecision: true });
    await app.mail.acceptConnections();
    await later();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('11 December 2026');
    expect(await state()).toMatchObject({ untoldDecision: false, timeline: { disclosedDate: '2026-12-11' } });
  });

  it('tells nothing of the date if a member told it', async () => {
    await advance({ nextTimeline: { decisionDate: '2026-12-11', alreadyTold: true } });
    await later();
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).not.toContain('11 December 2026');
  });
});
