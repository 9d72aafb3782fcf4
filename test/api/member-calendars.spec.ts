import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  org = await app.organization();
});

const create = async (memberId: string, onBehalfOf?: string) => {
  const { data, errors } = await org.graphql(
    `mutation($memberId: ID!) { createCalendarFeed(input: {memberId: $memberId}) {
      ... on CalendarFeedWithUrl { url calendarFeed { id revokedAt } } ... on Problem { code } } }`,
    { memberId },
    onBehalfOf,
  );
  expect(errors).toBeUndefined();
  return data.createCalendarFeed;
};
const pathOf = ({ url }: { url: string }) => new URL(url).pathname;
const get = (path: string, headers: Record<string, string> = {}) => app.http.get(path).set(headers).buffer();
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

const timeline = async () => {
  const { id: applicationId, candidateId } = await org.application({
    candidate: { fullName: 'Ana Ríos' },
    job: { title: 'Analyst', recruiterId: org.recruiterId },
  });
  const { id } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
  return { applicationId, candidateId, id: id as string };
};

describe('the calendar of a member', () => {
  it('shows what is due of them, and what moved under the same UID', async () => {
    const { id, applicationId } = await timeline();
    const path = pathOf(await create(org.recruiterId));
    const first = await get(path);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
    });
    const uid = `UID:${id}@due.followthrough`;
    expect(linesOf(first.text)).toEqual(
      expect.arrayContaining([
        uid,
        'SEQUENCE:2',
        'DTSTART;VALUE=DATE:20261211',
        'SUMMARY:Decision due: A. R.\\, Analyst',
      ]),
    );
    await org.mutate('moveDecisionDate', { timelineId: id, decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    const moved = linesOf((await get(path)).text);
    expect(moved).toEqual(expect.arrayContaining([uid, 'SEQUENCE:4', 'DTSTART;VALUE=DATE:20261218']));
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
    expect(linesOf((await get(path)).text)).toEqual(expect.arrayContaining([uid, 'SEQUENCE:5', 'STATUS:CANCELLED']));
  });

  it('that has not changed is not sent again', async () => {
    await timeline();
    const path = pathOf(await create(org.recruiterId));
    const { headers } = await get(path);
    app.clock.advance({ minutes: 5 });
    const again = await get(path, { 'if-none-match': `W/${headers['etag']}` });
    expect([again.status, again.text]).toEqual([304, '']);
    await timeline();
    expect((await get(path, { 'if-none-match': String(headers['etag']) })).status).toBe(200);
  });

  it('shows nothing of what is due of others, nor of who was erased', async () => {
    const { candidateId } = await timeline();
    const { id: other } = await org.mutate('inviteMember', {
      fullName: 'Ivo Lang',
      email: 'ivo@northwind.test',
      role: 'RECRUITER',
    });
    expect((await get(pathOf(await create(other)))).text).not.toContain('BEGIN:VEVENT');
    const path = pathOf(await create(org.recruiterId));
    expect((await get(path)).text).toContain('BEGIN:VEVENT');
    await org.mutate('eraseCandidate', { candidateId });
    expect((await get(path)).text).not.toContain('BEGIN:VEVENT');
  });

  it('is gone once it was revoked, or the member left', async () => {
    const made = await create(org.recruiterId);
    expect((await get(pathOf(made))).status).toBe(200);
    await org.graphql(
      `mutation { revokeCalendarFeed(input: {calendarFeedId: "${made.calendarFeed.id}"}) { __typename } }`,
    );
    expect((await get(pathOf(made))).status).toBe(410);
    const { id } = await org.mutate('inviteMember', {
      fullName: 'Ivo Lang',
      email: 'ivo@northwind.test',
      role: 'VIEWER',
    });
    const path = pathOf(await create(id));
    await org.mutate('removeMember', { memberId: id });
    expect((await get(path)).status).toBe(410);
  });

  it('is not found by a secret that is none', async () => {
    const path = pathOf(await create(org.recruiterId));
    const secret = path.slice('/calendars/'.length, -'.ics'.length);
    for (const none of ['', 'a', secret.slice(1), secret.toUpperCase(), `${secret.slice(0, -1)}~`])
      expect((await get(`/calendars/${none}.ics`)).status).toBe(404);
  });

  it('of somebody else is not made by a hiring manager', async () => {
    const { id: own } = await org.mutate('inviteMember', {
      fullName: 'Ivo Lang',
      email: 'ivo@northwind.test',
      role: 'HIRING_MANAGER',
    });
    expect(await create(own, 'ivo@northwind.test')).toHaveProperty('url');
    expect(await create(org.recruiterId, 'ivo@northwind.test')).toEqual({ code: 'NOT_PERMITTED' });
  });
});
