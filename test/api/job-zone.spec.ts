import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

describe('the time zone of a job', () => {
  let app: TestApp;
  let org: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: '2026-12-01T09:00:00Z' });
    org = await app.organization({ timeZone: 'Europe/Berlin' });
  });
  afterAll(() => app.stop());

  const move = async (jobId: string, timeZone?: string | null) => {
    for (let call = 1; call <= 2; call += 1)
      expect(await org.mutate('updateJob', { jobId, timeZone })).toMatchObject({ id: jobId });
    await app.settle();
  };
  const timeline = async (id: string) => {
    const query = 'query($id: ID!) { application(id: $id) { timeline { decisionDate zone dueAt revision } } }';
    return (await org.graphql(query, { id })).data.application.timeline;
  };

  it('is where its dates end from the change on, and no date moves; without one they end where the organization is', async () => {
    const { id, jobId } = await org.application({ job: { timeZone: 'Asia/Tokyo' } });
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    const unmoved = { decisionDate: '2026-12-11', revision: 1 };
    expect(await timeline(id)).toEqual({ ...unmoved, zone: 'Asia/Tokyo', dueAt: '2026-12-11T15:00:00.000Z' });
    await move(jobId, 'America/New_York');
    expect(await timeline(id)).toEqual({ ...unmoved, zone: 'America/New_York', dueAt: '2026-12-12T05:00:00.000Z' });
    await move(jobId);
    expect(await timeline(id)).toMatchObject({ zone: 'America/New_York' });
    await move(jobId, null);
    expect(await timeline(id)).toEqual({ ...unmoved, zone: 'Europe/Berlin', dueAt: '2026-12-11T23:00:00.000Z' });
  });

  it.each([
    ['earlier', 'Asia/Tokyo', '2026-12-09T14:59:00Z', '2026-12-09T15:00:00Z'],
    ['later', 'America/New_York', '2026-12-10T04:59:00Z', '2026-12-10T05:00:00Z'],
  ])('ends its hold %s if it changes meanwhile', async (_, timeZone, held, open) => {
    app.clock.set('2026-12-01T09:00:00Z');
    const { jobId } = await org.application();
    await org.mutate('updateJob', { jobId, status: 'ON_HOLD', holdUntil: '2026-12-10' });
    await move(jobId, timeZone);
    const statusAt = async (instant: string) => {
      app.clock.set(instant);
      await app.settle();
      return (await org.graphql(`{ job(id: "${jobId}") { status holdUntil } }`)).data.job;
    };
    expect(await statusAt(held)).toEqual({ status: 'ON_HOLD', holdUntil: '2026-12-10' });
    expect(await statusAt(open)).toEqual({ status: 'OPEN', holdUntil: null });
  });
});
