import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('a job', () => {
  let app: TestApp;
  let org: TestOrganization;
  let jobId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    jobId = (await org.mutate('createJob', { title: 'Staff Engineer', timeZone: 'Europe/Berlin' })).id;
  });

  /** Another candidate of this job, who was told a date. */
  const applicant = async (zone = 'Europe/Berlin') => {
    count += 1;
    const address = `applicant-${count}@example.test`;
    const candidate = await org.mutate('createCandidate', {
      fullName: 'Ana Ríos',
      email: address,
      locale: 'en',
      timeZone: zone,
    });
    const application = await org.mutate('createApplication', { jobId, candidateId: candidate.id, stage: 'Interview' });
    const timeline = await org.mutate('setTimeline', {
      applicationId: application.id,
      decisionDate: '2026-12-04',
      alreadyTold: true,
    });
    return { id: application.id as string, timelineId: timeline.id as string, address };
  };
  const mailsTo = (address: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(address));
  const settleAt = async (now: string) => {
    app.clock.set(now);
    await app.settle();
  };
  const job = async () =>
    (await org.graphql('query($id: ID!) { job(id: $id) { status holdUntil } }', { id: jobId })).data.job;
  const timeline = async (id: string) =>
    (await org.graphql('query($id: ID!) { timeline(id: $id) { status heldUntil } }', { id })).data.timeline;
  const update = (changes: Record<string, unknown>) => org.mutate('updateJob', { jobId, ...changes });
  const hold = (holdUntil = '2026-12-09') => update({ status: 'ON_HOLD', holdUntil });

  describe('that is put on hold', () => {
    it('holds the timelines of its candidates, who are told until when', async () => {
      const { timelineId, address } = await applicant();
      await hold();
      expect(await job()).toEqual({ status: 'ON_HOLD', holdUntil: '2026-12-09' });
      expect(await timeline(timelineId)).toEqual({ status: 'ON_HOLD', heldUntil: '2026-12-09' });
      await settleAt('2026-12-01T09:10:00Z');
      expect(mailsTo(address)).toHaveLength(1);
      expect(mailsTo(address)[0]?.parsed.text).toContain('9 December 2026');
    });

    it('is open again at the start of that day, and so are its timelines', async () => {
      const { timelineId } = await applicant();
      await hold();
      await settleAt('2026-12-08T22:59:59Z');
      expect((await job()).status).toBe('ON_HOLD');
      await settleAt('2026-12-08T23:00:00Z');
      expect(await job()).toEqual({ status: 'OPEN', holdUntil: null });
      expect((await timeline(timelineId)).heldUntil).toBeNull();
    });

    it('resumes its timelines when it is opened before, but not one that a member holds', async () => {
      const [one, other] = [await applicant(), await applicant()];
      await org.mutate('holdTimeline', { timelineId: other.timelineId, until: '2026-12-20', reason: 'OTHER' });
      await hold();
      await update({ status: 'OPEN' });
      expect((await timeline(one.timelineId)).heldUntil).toBeNull();
      expect((await timeline(other.timelineId)).heldUntil).toBe('2026-12-20');
    });

    it('gives them another end when its hold gets one, and does not open on the day of the first', async () => {
      const { timelineId } = await applicant();
      await hold();
      await hold('2026-12-16');
      expect((await timeline(timelineId)).heldUntil).toBe('2026-12-16');
      await settleAt('2026-12-09T12:00:00Z');
      expect(await job()).toEqual({ status: 'ON_HOLD', holdUntil: '2026-12-16' });
    });

    it.each([
      ['without a day', { status: 'ON_HOLD' }],
      ['until today', { status: 'ON_HOLD', holdUntil: '2026-12-01' }],
      ['until a day too far', { status: 'ON_HOLD', holdUntil: '2028-12-01' }],
      ['by naming a day alone', { holdUntil: '2026-12-09' }],
    ])('is not %s', async (_, changes) => {
      expect(await update(changes)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'holdUntil'] });
      expect(await job()).toEqual({ status: 'OPEN', holdUntil: null });
    });
  });

  describe('that is closed', () => {
    const close = (more: Record<string, unknown> = {}) => org.mutate('closeJob', { jobId, ...more });
    const filled = { outcome: 'REJECTED', reason: 'POSITION_FILLED', tellCandidate: 'NOW' };
    const statusOf = async (id: string) =>
      (await org.graphql('query($id: ID!) { application(id: $id) { status untoldDecision } }', { id })).data
        .application;

    it('tells everybody who still waited, and nobody else', async () => {
      const [one, two, hired] = [await applicant(), await applicant(), await applicant()];
      await org.mutate('recordDecision', { applicationId: hired.id, outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      await close({ outcome: filled });
      await app.settle();
      for (const { id, address } of [one, two]) {
        expect(mailsTo(address)).toHaveLength(1);
        expect(await statusOf(id)).toEqual({ status: 'REJECTED', untoldDecision: false });
      }
      expect(mailsTo(hired.address)).toHaveLength(0);
      expect((await statusOf(hired.id)).status).toBe('HIRED');
      expect((await job()).status).toBe('CLOSED');
    });

    it('names those who would be left, and stays open', async () => {
      const { id } = await applicant();
      const { data } = await org.graphql(
        'mutation($input: CloseJobInput!) { closeJob(input: $input) { ... on ApplicationsLeft { code path applicationIds count } } }',
        { input: { jobId } },
      );
      expect(data.closeJob).toEqual({
        code: 'APPLICATIONS_LEFT',
        path: ['input', 'outcome'],
        applicationIds: [id],
        count: 1,
      });
      expect((await job()).status).toBe('OPEN');
    });

    it('is closed without a word when nobody is left, also from a hold', async () => {
      await hold();
      expect(await close()).toMatchObject({ __typename: 'Job' });
      expect(await job()).toEqual({ status: 'CLOSED', holdUntil: null });
      await settleAt('2026-12-09T12:00:00Z');
      expect((await job()).status).toBe('CLOSED');
    });

    it('is only looked at in a dry run', async () => {
      const { id } = await applicant();
      expect(await close({ outcome: filled, dryRun: true })).toMatchObject({ __typename: 'Job' });
      expect(await close({ dryRun: true })).toMatchObject({ code: 'APPLICATIONS_LEFT' });
      expect(await statusOf(id)).toEqual({ status: 'ACTIVE', untoldDecision: false });
      expect((await job()).status).toBe('OPEN');
    });

    it('decides nobody if one of them could not be told so', async () => {
      const one = await applicant('Pacific/Kiritimati');
      const two = await applicant('Pacific/Honolulu');
      // 2 December in Kiritimati, 30 November in Honolulu.
      app.clock.set('2026-12-01T09:59:00Z');
      const later = { outcome: 'REJECTED', tellCandidate: 'LATER' };
      const path = ['input', 'outcome', 'tellOn'];
      expect(await close({ outcome: { ...later, tellOn: '2026-11-30' } })).toMatchObject({ path });
      expect(await close({ outcome: { ...later, tellOn: '2026-12-05' } })).toMatchObject({ path });
      for (const { id } of [one, two]) expect((await statusOf(id)).status).toBe('ACTIVE');
      expect(await close({ outcome: { ...later, tellOn: '2026-12-02' } })).toMatchObject({ __typename: 'Job' });
    });

    it('is not closed by hiring everybody', async () => {
      await applicant();
      expect(await close({ outcome: { outcome: 'HIRED' } })).toMatchObject({
        code: 'INVALID_INPUT',
        path: ['input', 'outcome', 'outcome'],
      });
    });

    it('lets nobody apply or come back, until it is opened again', async () => {
      const { id } = await applicant();
      await close({ outcome: { ...filled, tellCandidate: 'ALREADY_TOLD' } });
      expect(await org.mutate('reopenApplication', { applicationId: id })).toMatchObject({ code: 'JOB_CLOSED' });
      const advanced = { applicationId: id, outcome: 'ADVANCED' };
      expect(await org.mutate('correctDecision', advanced)).toMatchObject({ code: 'JOB_CLOSED' });
      await update({ status: 'OPEN' });
      expect(await org.mutate('reopenApplication', { applicationId: id })).toMatchObject({ __typename: 'Application' });
    });

    it('needs the right to decide for those who are left', async () => {
      const limited = await app.organization({ scopes: ['jobs:write', 'candidates:write', 'reads'] });
      const { jobId: theirs } = await limited.application();
      expect(await limited.mutate('closeJob', { jobId: theirs, outcome: filled })).toMatchObject({
        code: 'NOT_PERMITTED',
      });
    });

    it('is of no other organization', async () => {
      const other = await app.organization();
      expect(await other.mutate('closeJob', { jobId })).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'jobId'] });
    });
  });
});
