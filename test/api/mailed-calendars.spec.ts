import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Digests } from '../../src/notifications/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { TimelinesService } from '../../src/timelines/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin: that day's digests have gone.
const start = '2026-12-01T09:00:00Z';
/** Eight o'clock in Berlin of a day in December. */
const eight = (day: number) => `2026-12-${String(day).padStart(2, '0')}T07:00:00Z`;
const noon = (day: number) => eight(day).replace('T07', 'T11');

let app: TestApp;
let org: TestOrganization;
let ana: { applicationId: string; candidateId: string; timelineId: string };
let bo: typeof ana;
let count = 0;

beforeAll(async () => {
  app = await startTestApp({ now: start });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
  count += 1;
});

const address = (name: string) => `${name}-${count}@northwind.test`;
const member = async (name: string, role = 'RECRUITER'): Promise<string> =>
  (await org.mutate('inviteMember', { fullName: name, email: address(name), role })).id;
/** Reminded of two business days before and on the day. */
const promise = async (recruiterId: string, fullName: string, decisionDate: string) => {
  const candidate = { fullName, email: address('candidate') };
  const { id: applicationId, candidateId } = await org.application({
    candidate,
    job: { title: 'Analyst', recruiterId },
  });
  const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate, alreadyTold: true });
  return { applicationId, candidateId, timelineId: timelineId as string };
};
const subscribe = async (memberId: string): Promise<string> => {
  const { data } = await org.graphql(
    `mutation($memberId: ID!) { createCalendarFeed(input: {memberId: $memberId}) {
      ... on CalendarFeedWithUrl { calendarFeed { id } } } }`,
    { memberId },
  );
  return data.createCalendarFeed.calendarFeed.id;
};
const move = (timelineId: string, decisionDate: string) =>
  org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING', alreadyTold: true });
const mailsTo = (name: string) => app.mail.received.filter(({ envelope }) => envelope.to.includes(address(name)));

/** The digest of that day's eight o'clock: the lines of each file it brought; null if none was sent. */
const digest = async (day: number, name = 'rita') => {
  const before = mailsTo(name).length;
  app.clock.set(eight(day));
  await app.app.get(Digests).run();
  await app.settle();
  const [mail] = mailsTo(name).slice(before);
  return mail?.parsed.attachments.map(({ content }) => {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    const lines = text.replaceAll(/\r?\n /g, '').split(/\r?\n/);
    return { lines, entries: entriesOf(lines) };
  });
};
const entriesOf = (lines: readonly string[]) => {
  const field = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
  const [uids, sequences, states] = ['UID', 'SEQUENCE', 'STATUS'].map(field);
  const days = lines.filter((line) => line.startsWith('DTSTART')).map((line) => line.split(':')[1]);
  return uids?.map((uid, at) => [uid.split('@')[0], sequences?.[at], days[at], states?.[at]]);
};

describe('the digest of a member who subscribed to their calendar', () => {
  beforeEach(async () => {
    const rita = await member('rita');
    await subscribe(rita);
    ana = await promise(rita, 'Ana Ríos', '2026-12-07');
    bo = await promise(rita, 'Bo Berg', '2026-12-10');
  });

  it('brings what was promised, moved and withdrawn since the one before, and nothing if nothing was', async () => {
    // Nothing else is due, and the calendar alone is no mail.
    expect(await digest(2)).toBeUndefined();
    const [promised, ...others] = (await digest(3)) ?? [];
    expect(others).toEqual([]);
    expect(promised?.entries).toEqual([
      [ana.timelineId, '2', '20261207', 'CONFIRMED'],
      [bo.timelineId, '2', '20261210', 'CONFIRMED'],
    ]);
    expect(promised?.lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'DTSTAMP:20261201T090000Z',
        'SUMMARY:Decision due: A. R.\\, Analyst',
        'SUMMARY:Decision due: B. B.\\, Analyst',
      ]),
    );
    expect(promised?.lines.join()).not.toMatch(/ATTENDEE|Ríos|X-WR-CALNAME/);
    const mail = mailsTo('rita').at(-1)?.parsed.attachments[0];
    expect(mail).toMatchObject({ filename: 'due-decisions.ics', mimeType: 'text/calendar', method: 'PUBLISH' });
    app.clock.set(noon(3));
    await move(ana.timelineId, '2026-12-09');
    expect((await digest(7))?.map(({ entries }) => entries)).toEqual([
      [[ana.timelineId, '4', '20261209', 'CONFIRMED']],
    ]);
    expect(await digest(8)).toEqual([]);
    app.clock.set(noon(8));
    await org.mutate('withdrawApplication', { applicationId: ana.applicationId });
    const [withdrawn] = (await digest(10)) ?? [];
    expect(withdrawn?.entries).toEqual([[ana.timelineId, '7', '20261209', 'CANCELLED']]);
    expect(withdrawn?.lines).toContain('DTSTAMP:20261208T110000Z');
  });

  it('brings what was held, and takes out what was decided', async () => {
    await digest(3);
    app.clock.set(noon(3));
    await org.mutate('holdTimeline', { timelineId: ana.timelineId, until: '2027-01-15', reason: 'BUDGET' });
    expect((await digest(8))?.map(({ entries }) => entries)).toEqual([
      [[ana.timelineId, '4', '20261207', 'TENTATIVE']],
    ]);
    app.clock.set(noon(8));
    await org.mutate('recordDecision', { applicationId: ana.applicationId, outcome: 'HIRED' });
    const [decided] = (await digest(10)) ?? [];
    expect(decided?.entries?.map(([uid, , , status]) => [uid, status])).toEqual([[ana.timelineId, 'CANCELLED']]);
  });

  it('is erased with whoever stands in its file alone, and what it did not bring comes with the next', async () => {
    app.clock.set(eight(3));
    await app.app.get(Digests).run();
    // Nothing has left yet. Ana is reminded of in it, Bo stands in the file.
    await org.mutate('eraseCandidate', { candidateId: bo.candidateId });
    await app.settle();
    expect(mailsTo('rita')).toHaveLength(0);
    expect((await digest(7))?.map(({ entries }) => entries)).toEqual([
      [[ana.timelineId, '2', '20261207', 'CONFIRMED']],
    ]);
  });

  it('brings with the next what was under way while it was made', async () => {
    app.clock.set('2026-12-03T06:59:50Z');
    const moved = { decisionDate: '2026-12-11', precision: 'DAY', followUpDate: null, reason: 'SCHEDULING' } as const;
    const rest = { expectedRevision: null, alreadyTold: true, note: null, internalNote: null };
    await app.app.get(TenantDatabase).write(systemActor(org.id), async (tx) => {
      await app.app.get(TimelinesService).move(tx, { timelineId: bo.timelineId, ...moved, ...rest });
      const [file] = (await digest(3)) ?? [];
      expect(file?.entries).toContainEqual([bo.timelineId, '2', '20261210', 'CONFIRMED']);
    });
    expect((await digest(7))?.map(({ entries }) => entries)).toEqual([[[bo.timelineId, '4', '20261211', 'CONFIRMED']]]);
  });
});

describe('the digest of a member', () => {
  it('brings no file to who has no calendar, or has one no more', async () => {
    const [rita, ivo] = [await member('rita'), await member('ivo')];
    const feed = await subscribe(ivo);
    await org.graphql(`mutation { revokeCalendarFeed(input: {calendarFeedId: "${feed}"}) { __typename } }`);
    for (const each of [rita, ivo]) await promise(each, 'Ana Ríos', '2026-12-07');
    expect(await digest(3)).toEqual([]);
    expect(mailsTo('ivo').map(({ parsed }) => parsed.attachments)).toEqual([[]]);
  });

  it('brings nothing of what is due of others, and nothing that stood in the calendar from the start', async () => {
    const [rita, adam] = [await member('rita'), await member('adam', 'ADMIN')];
    await promise(rita, 'Ana Ríos', '2026-12-02');
    app.clock.advance({ minutes: 5 });
    for (const each of [rita, adam]) await subscribe(each);
    expect(await digest(3)).toEqual([]);
    // Overdue for three business days: who looks after all jobs hears of it too.
    expect(await digest(7, 'adam')).toEqual([]);
  });
});
