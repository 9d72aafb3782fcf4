import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { endingCalls } from '../support/ending-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('an application', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let made: Awaited<ReturnType<TestOrganization['application']>>;
  let applicationId: string;
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
    made = await org.application({ candidate: { email: address } });
    applicationId = made.id;
  });

  const { promise, mails, settleAt, act, state, records } = endingCalls(() => ({
    app,
    org,
    applicationId,
    address,
  }));

  describe('of which a member speaks with the candidate', () => {
    it('has the conversation in its history, and its silence begins anew', async () => {
      await promise();
      app.clock.set('2026-12-02T15:00:00Z');
      await act('logContact', { channel: 'PHONE', at: '2026-12-02T14:00:00Z', internalNote: 'Still keen.' });
      expect(await state()).toMatchObject({
        lastContactAt: '2026-12-02T14:00:00.000Z',
        contacts: [
          {
            channel: 'PHONE',
            at: '2026-12-02T14:00:00.000Z',
            toldDate: false,
            toldDecision: false,
            internalNote: 'Still keen.',
          },
        ],
        timeline: { silentSince: '2026-12-02T14:00:00.000Z' },
      });
    });

    it('does not become silent longer by an older conversation that is logged later', async () => {
      await promise();
      await act('logContact', { channel: 'MEETING', at: '2026-12-01T08:00:00Z' });
      expect((await state()).timeline.silentSince).toBe('2026-12-01T09:00:00.000Z');
    });

    it.each([
      ['in the future', '2026-12-01T09:00:01Z'],
      ['before the application', '2026-11-30T22:59:59Z'],
    ])('cannot have a conversation %s', async (_, at) => {
      expect(await act('logContact', { channel: 'PHONE', at })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'at'],
      });
    });

    it('tells the date by mail no more when they told it', async () => {
      await promise({ alreadyTold: false });
      await act('logContact', { channel: 'PHONE', toldDate: true });
      await settleAt('2026-12-01T10:00:00Z');
      expect(mails()).toHaveLength(0);
      expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
      expect(await records()).toEqual([['TIMELINE_SET', 'TOLD_BY_MEMBER']]);
    });

    it('tells the date by mail all the same when they did not', async () => {
      await promise({ alreadyTold: false });
      await act('logContact', { channel: 'EMAIL' });
      await settleAt('2026-12-01T10:00:00Z');
      expect(mails()).toHaveLength(1);
    });

    it('tells a decision no more that they told, though it is over, and its timeline is met', async () => {
      await promise();
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      await app.settle();
      await act('logContact', { channel: 'PHONE', toldDecision: true });
      expect(await state()).toMatchObject({ status: 'REJECTED', untoldDecision: false, timeline: { status: 'MET' } });
      await settleAt('2026-12-03T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect((await records())[0]).toEqual(['OUTCOME_REJECTED', 'TOLD_BY_MEMBER']);
    });

    it('takes the message of a decision back that is on its way out', async () => {
      await app.mail.refuseConnections();
      await act('recordDecision', { outcome: 'HIRED', tellCandidate: 'NOW' });
      await app.settle();
      await act('logContact', { channel: 'PHONE', toldDecision: true });
      await app.mail.acceptConnections();
      await settleAt('2026-12-02T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect((await state()).messages.nodes).toEqual([
        { kind: 'OUTCOME_HIRED', status: 'CANCELLED', cancelledBecause: 'TOLD_BY_MEMBER' },
      ]);
    });

    it('takes a message back that waits for a member', async () => {
      const careful = await app.organization({
        policy: { ...defaultPolicy, approval: { mode: 'REQUIRED' } },
      });
      const { id } = await careful.application({ candidate: { email: address } });
      await careful.mutate('recordDecision', { applicationId: id, outcome: 'REJECTED' });
      await app.settle();
      await careful.mutate('logContact', { applicationId: id, channel: 'PHONE', toldDecision: true });
      const { data } = await careful.graphql(
        'query($id: ID!) { application(id: $id) { untoldDecision notifications { nodes { withheldBecause } } } }',
        { id },
      );
      expect(data.application).toEqual({
        untoldDecision: false,
        notifications: { nodes: [{ withheldBecause: 'TOLD_BY_MEMBER' }] },
      });
      const { data: all } = await careful.graphql('{ messages { nodes { status cancelledBecause } } }');
      expect(all.messages.nodes).toEqual([{ status: 'CANCELLED', cancelledBecause: 'TOLD_BY_MEMBER' }]);
    });

    it('cannot have told a decision that there is none of', async () => {
      expect(await act('logContact', { channel: 'PHONE', toldDecision: true })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'toldDecision'],
      });
    });
  });

  describe('that the candidate takes back', () => {
    it('is over without a mail: what was still to be said is cancelled', async () => {
      await promise({ alreadyTold: false });
      await act('withdrawApplication', { internalNote: 'Moved abroad.' });
      await settleAt('2026-12-08T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect(await state()).toMatchObject({
        status: 'WITHDRAWN',
        turns: [{ kind: 'WITHDRAWN', internalNote: 'Moved abroad.' }],
        timeline: { status: 'CANCELLED' },
      });
      expect(await records()).toEqual([['TIMELINE_SET', 'CANCELLED']]);
    });

    it('tells a decision no more that the candidate did not know', async () => {
      await promise();
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'LATER', tellOn: '2026-12-03' });
      await act('withdrawApplication');
      await settleAt('2026-12-03T12:00:00Z');
      expect(mails()).toHaveLength(0);
      expect(await state()).toMatchObject({
        status: 'WITHDRAWN',
        untoldDecision: false,
        timeline: { status: 'CANCELLED' },
      });
    });

    it('cannot be taken back once the candidate knows the decision', async () => {
      await act('recordDecision', { outcome: 'REJECTED', tellCandidate: 'ALREADY_TOLD' });
      expect(await act('withdrawApplication')).toMatchObject({ code: 'APPLICATION_NOT_ACTIVE' });
    });

    it('ends with all of theirs when they have taken another position', async () => {
      const job = await org.mutate('createJob', { title: 'Another' });
      const second = await org.mutate('createApplication', {
        jobId: job.id,
        candidateId: made.candidateId,
        stage: 'Applied',
      });
      const foreign = await org.application();
      await act('withdrawApplication', { as: 'HIRED_ELSEWHERE' });
      expect((await state()).status).toBe('HIRED_ELSEWHERE');
      expect((await state(second.id)).status).toBe('HIRED_ELSEWHERE');
      expect((await state(foreign.id)).status).toBe('ACTIVE');
    });
  });

  it.each([
    ['logContact', { channel: 'PHONE' }],
    ['withdrawApplication', {}],
    ['reopenApplication', {}],
    ['correctDecision', { outcome: 'HIRED' }],
  ])('of another organization is not found by %s', async (name, input) => {
    const other = await app.organization();
    expect(await other.mutate(name, { applicationId, ...input })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await state()).status).toBe('ACTIVE');
  });
});
