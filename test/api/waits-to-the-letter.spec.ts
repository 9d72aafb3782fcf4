import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { Scene, type SceneOptions } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Histories in which each instant was worked out by hand; in the order of their years, because the clock goes on. */
describe('what waits while the world changes, to the letter', () => {
  let app: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-05-26T22:00:00Z' });
  });
  afterEach(() => scene.end());
  afterAll(() => app.stop());

  const begin = async (at: string, options: SceneOptions = {}) => {
    scene = await Scene.begin(app, at, options);
  };

  it('an unconfirmed date is told by the zone that holds then (18)', async () => {
    await begin('2026-05-26T22:00:00Z');
    await scene.interviewed('2026-05-26T22:04:00Z');
    await scene.until('2026-05-27T11:07:00Z');
    await scene.change('updateOrganization', { timeZone: 'Pacific/Apia' });
    await scene.until('2026-05-29T12:00:00Z');
    expect(await scene.told()).toEqual(['2026-05-28T20:00Z TIMELINE_SET']);
  });

  it('an outcome that waits goes with its candidate to another zone (18)', async () => {
    await begin('2026-06-01T13:00:00Z', { zone: 'America/New_York' });
    await scene.org.mutate('recordDecision', {
      applicationId: scene.applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-06-03',
    });
    await scene.until('2026-06-02T13:00:00Z');
    await scene.org.mutate('updateCandidate', { candidateId: scene.candidateId, timeZone: 'Asia/Tokyo' });
    await scene.until('2026-06-05T00:00:00Z');
    expect(await scene.told()).toEqual(['2026-06-03T00:00Z OUTCOME_REJECTED']);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['zone', 'updateOrganization', { timeZone: 'Asia/Tokyo' }],
    ['calendar', 'updateOrganization', { closedDays: ['2026-06-10'] }],
    ['policy', 'updatePolicy', { rules: { sendingWindow: { opens: '12:00', closes: '13:00' } } }],
  ])('an outcome that waits is reckoned anew when the %s changes (18)', async (what, name, input) => {
    await begin('2026-06-08T09:00:00Z');
    await scene.org.mutate('recordDecision', {
      applicationId: scene.applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'LATER',
      tellOn: '2026-06-10',
    });
    await scene.until('2026-06-08T10:00:00Z');
    expect((await scene.change(name, input)).code).toBeUndefined();
    await scene.until('2026-06-12T00:00:00Z');
    const expected = { zone: '2026-06-10T00:00Z', calendar: '2026-06-11T07:00Z', policy: '2026-06-10T10:00Z' }[what];
    expect(await scene.told()).toEqual([`${expected} OUTCOME_REJECTED`]);
  });

  it('a correction after all is closed is told where the candidate lives now (9)', async () => {
    await begin('2026-07-06T08:00:00Z');
    await scene.set('2026-07-10', { alreadyTold: true });
    await scene.org.mutate('recordDecision', {
      applicationId: scene.applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'NOW',
    });
    await scene.until('2026-07-07T08:00:00Z');
    await scene.org.mutate('updateCandidate', { candidateId: scene.candidateId, timeZone: 'America/Los_Angeles' });
    await scene.until('2026-07-08T08:00:00Z');
    await scene.org.mutate('correctDecision', {
      applicationId: scene.applicationId,
      outcome: 'HIRED',
      tellCandidate: 'BY_POLICY',
    });
    await scene.until('2026-07-09T08:00:00Z');
    expect((await scene.told()).at(-1)).toBe('2026-07-08T16:00Z OUTCOME_HIRED');
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['withdrawal', 'withdrawApplication', { as: 'WITHDRAWN' }, 'CANCELLED'],
    ['correction', 'correctDecision', { outcome: 'HIRED', tellCandidate: 'NOW' }, 'SUPERSEDED'],
    ['reopening', 'reopenApplication', {}, 'SUPERSEDED'],
  ])('an outcome that falls away by %s leaves a record (17)', async (_how, name, input, because) => {
    await begin('2026-08-03T08:00:00Z');
    const later = { tellCandidate: 'LATER', tellOn: '2026-08-06' };
    await scene.org.mutate('recordDecision', { applicationId: scene.applicationId, outcome: 'REJECTED', ...later });
    await scene.until('2026-08-04T08:00:00Z');
    expect(await scene.org.mutate(name, { applicationId: scene.applicationId, ...input })).toMatchObject({
      __typename: 'Application',
    });
    await scene.until('2026-08-08T00:00:00Z');
    expect(await scene.told()).toContain(`2026-08-04T08:00Z OUTCOME_REJECTED (${because})`);
    expect((await scene.told()).filter((line) => line.includes('REJECTED'))).toHaveLength(1);
  });

  it('whoever was erased is left in peace (10)', async () => {
    await begin('2026-09-01T08:00:00Z');
    await scene.org.mutate('recordDecision', {
      applicationId: scene.applicationId,
      outcome: 'REJECTED',
      tellCandidate: 'NOW',
    });
    await scene.until('2026-09-01T09:00:00Z');
    const { rows } = await scene.owner.query<{ id: string }>(
      "SELECT message_id AS id FROM notifications WHERE application_id = $1 AND recipient = 'CANDIDATE'",
      [scene.applicationId],
    );
    expect(await scene.org.mutate('eraseCandidate', { candidateId: scene.candidateId })).toMatchObject({
      __typename: 'Candidate',
    });
    const full = failureReport('MAILBOX_FULL', { answer: '452 4.2.2 full', text: null });
    await app.app.get(BouncesService, { strict: false }).take(rows[0]?.id ?? '', full);
    await scene.until('2026-09-09T00:00:00Z');
    expect(await scene.asked('UNTOLD_DECISION', 'CANDIDATE_UNREACHABLE', 'CALL_NEEDED')).toEqual([]);
    const acts: [string, Record<string, unknown>][] = [
      ['correctDecision', { outcome: 'HIRED', tellCandidate: 'NOW' }],
      ['reopenApplication', {}],
      ['logContact', { channel: 'PHONE' }],
      ['withdrawApplication', { as: 'WITHDRAWN' }],
    ];
    for (const [name, input] of acts)
      expect(await scene.org.mutate(name, { applicationId: scene.applicationId, ...input })).toMatchObject({
        code: 'CANDIDATE_ERASED',
      });
  });
});
