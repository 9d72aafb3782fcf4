import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('a timeline', () => {
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
  });

  const promised = async (decisionDate = '2026-12-04') => {
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate, alreadyTold: true })).id;
  };
  const mails = () => app.mail.received.filter((mail) => mail.envelope.to.includes(address));
  const settleAt = async (now: string) => {
    app.clock.set(now);
    await app.settle();
  };
  const timeline = async () => {
    const { data } = await org.graphql(
      `query($id: ID!) { application(id: $id) { timeline {
        id status confirmed heldUntil decisionDate revision nextAction { kind } revisions { kind reason note } } } }`,
      { id: applicationId },
    );
    return data.application.timeline;
  };
  const change = (name: string, more: Record<string, unknown> = {}) => org.mutate(name, { timelineId, ...more });
  const refusal = async (name: string, input: Record<string, unknown>) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data } = await org.graphql(
      `mutation($input: ${type}!) { ${name}(input: $input) { ... on Problem { code path } ... on DateRefused { refusal earliest } ... on StaleRevision { currentRevision } } }`,
      { input: { timelineId, ...input } },
    );
    return data[name];
  };

  describe('that is reconfirmed', () => {
    beforeEach(() => promised());

    it('tells the candidate that the date stands, with the words of the recruiter', async () => {
      await change('reconfirmTimeline', { note: 'We are on our way.' });
      await settleAt('2026-12-01T09:10:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('We are on our way.');
      expect((await timeline()).revisions.at(-1)).toEqual({
        kind: 'RECONFIRMED',
        reason: null,
        note: 'We are on our way.',
      });
    });

    it('is refused when its date is over, or when somebody changed it before', async () => {
      expect(await refusal('reconfirmTimeline', { expectedRevision: 7 })).toEqual({
        code: 'STALE_REVISION',
        path: ['input', 'expectedRevision'],
        currentRevision: 1,
      });
      app.clock.set('2026-12-05T09:00:00Z');
      expect(await refusal('reconfirmTimeline', {})).toMatchObject({
        code: 'DATE_REFUSED',
        refusal: 'DATE_IN_PAST',
        path: ['input', 'timelineId'],
      });
    });
  });

  describe('that is held', () => {
    beforeEach(() => promised());
    const hold = (until = '2026-12-09') => change('holdTimeline', { until, reason: 'BUDGET' });

    it('says until when, lets no promise pass meanwhile, and goes on by itself at the start of that day', async () => {
      await hold();
      await settleAt('2026-12-01T09:10:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('9 December 2026');
      await settleAt('2026-12-08T22:59:59Z');
      expect(await timeline()).toMatchObject({
        status: 'ON_HOLD',
        heldUntil: '2026-12-09',
        nextAction: { kind: 'RESUME' },
      });
      await settleAt('2026-12-08T23:00:00Z');
      expect(await timeline()).toMatchObject({ status: 'SLIPPED', heldUntil: null });
    });

    it('goes on at once when it is resumed, and says so', async () => {
      await hold();
      await settleAt('2026-12-01T09:10:00Z');
      await change('resumeTimeline', { note: 'It goes on.' });
      await settleAt('2026-12-01T09:20:00Z');
      expect(mails()).toHaveLength(2);
      expect(mails()[1]?.parsed.text).toContain('It goes on.');
      expect((await timeline()).revisions.map(({ kind }: { kind: string }) => kind)).toEqual([
        'SET',
        'HELD',
        'RESUMED',
      ]);
    });

    it.each([
      ['HOLD_NOT_AFTER_TODAY', '2026-12-01'],
      ['HOLD_TOO_FAR', '2028-12-01'],
    ])('is refused as %s until %s', async (code, until) => {
      expect(await refusal('holdTimeline', { until, reason: 'BUDGET' })).toEqual({
        code: 'DATE_REFUSED',
        path: ['input', 'until'],
        refusal: code,
        earliest: '2026-12-02',
      });
    });

    it('is refused until the same day again, and resumed only if it is held', async () => {
      expect(await refusal('resumeTimeline', {})).toMatchObject({ refusal: 'NOT_HELD', path: ['input', 'timelineId'] });
      await hold();
      expect(await refusal('holdTimeline', { until: '2026-12-09', reason: 'BUDGET' })).toMatchObject({
        refusal: 'SAME_HOLD',
      });
    });

    it('is told nothing when the member told of the hold', async () => {
      await change('holdTimeline', { until: '2026-12-09', reason: 'BUDGET', alreadyTold: true });
      await settleAt('2026-12-01T09:10:00Z');
      expect(mails()).toHaveLength(0);
    });
  });

  it.each(['reconfirmTimeline', 'holdTimeline', 'resumeTimeline'])(
    'of another organization is not found by %s',
    async (name) => {
      await promised();
      const other = await app.organization();
      const hold = name === 'holdTimeline' ? { until: '2026-12-09', reason: 'BUDGET' } : {};
      expect(await other.mutate(name, { timelineId, ...hold })).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  describe('after an interview', () => {
    const interview = (more: Record<string, unknown> = {}) =>
      org.mutate('recordInterview', {
        applicationId,
        title: 'With the team',
        status: 'COMPLETED',
        scheduledAt: '2026-12-01T08:00:00Z',
        ...more,
      });

    it('follows by itself, five business days later, and waits for a member', async () => {
      await interview();
      expect(await timeline()).toMatchObject({ decisionDate: '2026-12-08', confirmed: false, revision: 1 });
      await settleAt('2026-12-02T12:00:00Z');
      expect(mails()).toHaveLength(0);
    });

    it('is told once a member confirms it', async () => {
      await interview();
      timelineId = (await timeline()).id;
      await change('reconfirmTimeline');
      expect(await timeline()).toMatchObject({ confirmed: true });
      await settleAt('2026-12-01T09:10:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('8 December 2026');
    });

    it('gives way to the first date that a member sets', async () => {
      await interview();
      const { id } = await timeline();
      expect(await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' })).toMatchObject({ id });
      expect(await timeline()).toMatchObject({ decisionDate: '2026-12-11', confirmed: true, revision: 2 });
      await settleAt('2026-12-01T09:10:00Z');
      expect(mails()).toHaveLength(1);
      expect(mails()[0]?.parsed.text).toContain('11 December 2026');
    });

    it('is told without a member on the morning after the asking + 1 bd', async () => {
      await interview();
      await settleAt('2026-12-04T08:00:00Z');
      expect(mails()).toHaveLength(1);
      expect(await timeline()).toMatchObject({ confirmed: true });
    });

    it('does not follow from a screening call, nor where a date stands', async () => {
      await interview({ isPreliminaryScreen: true });
      expect(await timeline()).toBeNull();
      await promised();
      await interview();
      expect(await timeline()).toMatchObject({ decisionDate: '2026-12-04', revision: 1 });
    });

    it('follows once for each interview that took place, however often it is recorded', async () => {
      const { id: interviewId } = await interview({ status: 'SCHEDULED' });
      expect(await timeline()).toBeNull();
      await interview({ interviewId });
      timelineId = (await timeline()).id;
      await org.mutate('recordDecision', { applicationId, outcome: 'ADVANCED', tellCandidate: 'ALREADY_TOLD' });
      await interview({ interviewId, title: 'With the whole team' });
      expect((await timeline()).id).toBe(timelineId);
    });
  });
});
