import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;
let address: string;
let count = 0;

beforeAll(async () => {
  app = await startTestApp({ now: start });
});
afterAll(() => app.stop());

async function begin(policy: Partial<Policy> = {}): Promise<void> {
  app.clock.set(start);
  count += 1;
  address = `candidate-${count}@example.test`;
  org = await app.organization({ policy: { ...defaultPolicy, ...policy } as Policy });
}

const mails = () => app.mail.received.filter((mail) => mail.envelope.to.includes(address));
const subjects = () => mails().map(({ parsed }) => parsed.subject);
const at = async (instant: string) => {
  app.clock.set(instant);
  await app.settle();
};
/** Every day from one to another at ten past ten, Berlin time. */
const daily = async (from: string, days: number) => {
  for (let day = 0; day < days; day += 1) {
    const date = new Date(`${from}T09:10:00Z`);
    date.setUTCDate(date.getUTCDate() + day);
    await at(date.toISOString());
  }
};
const promise = async (candidateId: string, title: string, decisionDate = '2026-12-04', alreadyTold = true) => {
  const job = await org.mutate('createJob', { title, timeZone: 'Europe/Berlin', recruiterId: org.recruiterId });
  const application = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
  const timeline = await org.mutate('setTimeline', { applicationId: application.id, decisionDate, alreadyTold });
  return { applicationId: application.id as string, timelineId: timeline.id as string };
};
const candidate = async () =>
  (await org.mutate('createCandidate', { fullName: 'Ana Ríos', email: address, timeZone: 'Europe/Berlin' }))
    .id as string;
const move = (timelineId: string, decisionDate: string) =>
  org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
const records = async (applicationId: string) => {
  const query = `query($id: ID!) { application(id: $id) { notifications { nodes { kind decision withheldBecause message { id kind status } } } } }`;
  return (await org.graphql(query, { id: applicationId })).data.application.notifications.nodes;
};

describe('rule 8: everything due to a candidate at the same instant', () => {
  beforeEach(() => begin());

  it('is one message, a digest, and each application has its own record of it', async () => {
    const id = await candidate();
    const [one, two] = [await promise(id, 'Baker'), await promise(id, 'Miller')];
    // Before the window opens: both fall due when it does.
    app.clock.set('2026-12-02T06:00:00Z');
    await move(one.timelineId, '2026-12-09');
    await move(two.timelineId, '2026-12-10');
    await at('2026-12-02T08:00:00Z');
    expect(mails()).toHaveLength(1);
    const text = mails()[0]?.parsed.text ?? '';
    for (const word of ['Baker', 'Miller', '9 December', '10 December']) expect(text).toContain(word);
    const records = await Promise.all([one, two].map(async (each) => await firstRecord(each.applicationId)));
    expect(records.map(({ kind }) => kind)).toEqual(['TIMELINE_EXTENDED', 'TIMELINE_EXTENDED']);
    expect(records[0].message).toEqual(records[1].message);
    expect(records[0].message).toMatchObject({ kind: 'DIGEST', status: 'SENT' });
    for (const { timelineId } of [one, two]) {
      const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { disclosedDate decisionDate } }', {
        id: timelineId,
      });
      expect(data.timeline.disclosedDate).toBe(data.timeline.decisionDate);
    }
  });

  it('leaves the rest of a digest to be told when a part of it is overtaken before it left', async () => {
    const id = await candidate();
    const [one, two] = [await promise(id, 'Baker'), await promise(id, 'Miller')];
    app.clock.set('2026-12-02T06:00:00Z');
    await move(one.timelineId, '2026-12-09');
    await move(two.timelineId, '2026-12-10');
    await app.mail.refuseConnections();
    await at('2026-12-02T08:00:00Z');
    await org.mutate('recordDecision', { applicationId: one.applicationId, outcome: 'HIRED', tellCandidate: 'NOW' });
    await app.mail.acceptConnections();
    await at('2026-12-02T08:30:00Z');
    const texts = mails().map(({ parsed }) => parsed.text ?? '');
    expect(texts.filter((text) => text.includes('10 December'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('9 December'))).toHaveLength(0);
    expect(texts).toHaveLength(2);
  });

  it('that falls due later on a day that is full waits for the next, and is judged afresh there', async () => {
    const id = await candidate();
    const [one, two] = [await promise(id, 'Baker'), await promise(id, 'Miller')];
    await move(one.timelineId, '2026-12-09');
    await at('2026-12-01T09:10:00Z');
    await move(two.timelineId, '2026-12-10');
    await at('2026-12-01T10:00:00Z');
    expect(mails()).toHaveLength(1);
    await move(two.timelineId, '2026-12-11');
    await at('2026-12-01T12:00:00Z');
    expect(mails()).toHaveLength(1);
    await at('2026-12-02T08:00:00Z');
    expect(mails()).toHaveLength(2);
    expect(mails()[1]?.parsed.text).toContain('11 December');
  });

  it('does not hold back a decision', async () => {
    const id = await candidate();
    const [one, two] = [await promise(id, 'Baker'), await promise(id, 'Miller')];
    await move(one.timelineId, '2026-12-09');
    await at('2026-12-01T09:10:00Z');
    await org.mutate('recordDecision', { applicationId: two.applicationId, outcome: 'REJECTED' });
    await at('2026-12-01T09:11:00Z');
    expect(mails()).toHaveLength(2);
  });
});

describe('rules 5 and 6: a date that passed without an answer', () => {
  it('is followed by notes five business days apart, the last of which leaves it to a person', async () => {
    await begin();
    const id = await candidate();
    const { applicationId, timelineId } = await promise(id, 'Baker');
    await daily('2026-12-04', 45);
    const told = (await records(applicationId)).map(({ kind }: { kind: string }) => kind);
    expect(told).toEqual(['STILL_UNDECIDED', 'STILL_UNDECIDED', 'STILL_UNDECIDED', 'TIMELINE_PASSED', 'TIMELINE_SET']);
    expect(mails()).toHaveLength(4);
    const days = mails().map(({ parsed }) => parsed.date?.slice(0, 10));
    // 25 December, 26 December and 1 January are holidays.
    expect(days).toEqual(['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-30']);
    const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { nextAction { kind } status } }', {
      id: timelineId,
    });
    expect(data.timeline).toEqual({ nextAction: null, status: 'SLIPPED' });
  });

  it('starts anew with another date, not with the same one said again', async () => {
    await begin();
    const id = await candidate();
    const { applicationId, timelineId } = await promise(id, 'Baker');
    await daily('2026-12-04', 13);
    app.clock.set('2026-12-17T12:00:00Z');
    await move(timelineId, '2026-12-18');
    await daily('2026-12-18', 13);
    const told = (await records(applicationId)).map(({ kind }: { kind: string }) => kind);
    expect(told.slice(0, 3)).toEqual(['STILL_UNDECIDED', 'TIMELINE_PASSED', 'TIMELINE_EXTENDED']);
    expect(subjects()).toHaveLength(5);
  });
});

describe('rule 16: approval', () => {
  const waiting = async (applicationId: string) => {
    const query = `query($id: ID!) { application(id: $id) { communications { message { id status text } } timeline { nextAction { kind } } } }`;
    const { data } = await org.graphql(query, { id: applicationId });
    const [found] = data.application.communications.filter(
      (each: { message: { status: string } | null }) => each.message?.status === 'WAITING',
    );
    return { message: found?.message ?? null, next: data.application.timeline?.nextAction?.kind };
  };
  const act = async (name: string, input: Record<string, unknown>) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${name}(input: $input) { __typename ... on Message { id status text } ... on Problem { code } } }`;
    const { data, errors } = await org.graphql(query, { input });
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data[name];
  };

  it('keeps a change waiting until a member lets it go, with their own words if they like', async () => {
    await begin({ approval: { mode: 'REQUIRED' } });
    const { applicationId, timelineId } = await promise(await candidate(), 'Baker');
    await move(timelineId, '2026-12-11');
    await at('2026-12-01T09:10:00Z');
    const { message, next } = await waiting(applicationId);
    expect(next).toBe('AWAIT_APPROVAL');
    await at('2026-12-03T09:00:00Z');
    expect(mails()).toHaveLength(0);
    const edited = await act('editMessage', { messageId: message.id, note: 'We are nearly there.' });
    expect(edited.text).toContain('We are nearly there.');
    expect(await act('approveMessage', { messageId: message.id })).toMatchObject({ id: message.id });
    await app.settle();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.parsed.text).toContain('We are nearly there.');
    expect((await records(applicationId))[0]).toMatchObject({
      kind: 'TIMELINE_EXTENDED',
      decision: 'SEND',
      message: { id: message.id, status: 'SENT' },
    });
    expect(await act('approveMessage', { messageId: message.id })).toMatchObject({ code: 'MESSAGE_NOT_WAITING' });
  });

  it('of a stopped message is refused for good: it is on record, and nothing is told', async () => {
    await begin({ approval: { mode: 'REQUIRED' } });
    const { applicationId, timelineId } = await promise(await candidate(), 'Baker');
    await move(timelineId, '2026-12-11');
    await at('2026-12-01T09:10:00Z');
    const { message } = await waiting(applicationId);
    expect(await act('cancelMessage', { messageId: message.id })).toMatchObject({ status: 'CANCELLED' });
    await daily('2026-12-02', 2);
    expect(mails()).toHaveLength(0);
    expect((await records(applicationId))[0]).toMatchObject({
      kind: 'TIMELINE_EXTENDED',
      withheldBecause: 'NOT_APPROVED',
    });
  });

  it('lapses with the date that nobody approved, and the note that the known date passed goes out', async () => {
    await begin({ approval: { mode: 'REQUIRED' } });
    const { applicationId, timelineId } = await promise(await candidate(), 'Baker');
    await move(timelineId, '2026-12-08');
    await daily('2026-12-01', 10);
    const told = (await records(applicationId)).map(({ kind, withheldBecause }: Record<string, string>) => [
      kind,
      withheldBecause,
    ]);
    expect(told.slice(0, 2)).toEqual([
      ['TIMELINE_PASSED', null],
      ['TIMELINE_EXTENDED', 'NOT_APPROVED'],
    ]);
    expect(mails()).toHaveLength(1);
  });

  it('by delay lets it leave by itself, and a changed date takes the draft away', async () => {
    await begin({ approval: { mode: 'DELAYED', minutes: 60 } });
    const { applicationId, timelineId } = await promise(await candidate(), 'Baker');
    await move(timelineId, '2026-12-11');
    await at('2026-12-01T09:10:00Z');
    const first = (await waiting(applicationId)).message;
    app.clock.set('2026-12-01T09:30:00Z');
    await move(timelineId, '2026-12-14');
    await at('2026-12-01T09:40:00Z');
    const second = (await waiting(applicationId)).message;
    expect(second.id).not.toBe(first.id);
    await at('2026-12-01T10:39:59Z');
    expect(mails()).toHaveLength(0);
    await at('2026-12-01T10:40:00Z');
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.parsed.text).toContain('14 December');
  });

  it('holds a decision too, which stays untold until it is approved', async () => {
    await begin({ approval: { mode: 'REQUIRED' } });
    const { applicationId } = await promise(await candidate(), 'Baker');
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    await at('2026-12-01T09:10:00Z');
    expect(mails()).toHaveLength(0);
    const { message } = await waiting(applicationId);
    expect(message.text).toContain('Welcome.');
    const untold = `{ applications(filter: {untoldDecision: true}) { nodes { id } } }`;
    expect((await org.graphql(untold)).data.applications.nodes).toEqual([{ id: applicationId }]);
    await act('approveMessage', { messageId: message.id });
    await app.settle();
    expect(mails()).toHaveLength(1);
    expect((await org.graphql(untold)).data.applications.nodes).toEqual([]);
  });

  it('previews any mail in any language, about an application or an example', async () => {
    await begin();
    const { applicationId } = await promise(await candidate(), 'Baker');
    const query = `mutation($input: PreviewMessageInput!) { previewMessage(input: $input) { ... on MessagePreview { kind locale subject text html } ... on Problem { code } } }`;
    const preview = async (input: Record<string, unknown>) => (await org.graphql(query, { input })).data.previewMessage;
    const known = await preview({ kind: 'TIMELINE_EXTENDED', applicationId, locale: 'de' });
    expect(known).toMatchObject({ kind: 'TIMELINE_EXTENDED', locale: 'de' });
    for (const word of ['Baker', 'Ana Ríos', 'Rita Brandt']) expect(known.text).toContain(word);
    for (const kind of [
      'OUTCOME_HIRED',
      'OUTCOME_REJECTED',
      'RECEIPT_COMPETING_OFFER',
      'STILL_UNDECIDED',
      'TIMELINE_HELD',
    ])
      expect((await preview({ kind, locale: 'ja' })).subject).toBeTruthy();
    const stranger = await app.organization();
    const foreign = await stranger.graphql(query, { input: { kind: 'TIMELINE_SET', applicationId } });
    expect(foreign.data.previewMessage).toEqual({ code: 'NOT_FOUND' });
    await app.settle();
    expect(mails()).toHaveLength(0);
  });
});

describe('what is told next, as a preview says,', () => {
  const upcoming = async (applicationId: string) => {
    const query = `mutation($input: PreviewMessageInput!) { previewMessage(input: $input) {
      ... on MessagePreview { upcoming { kind withheldBecause at } } } }`;
    const input = { kind: 'TIMELINE_SET', applicationId };
    return (await org.graphql(query, { input })).data.previewMessage.upcoming;
  };

  it('is told then', async () => {
    await begin();
    const id = await candidate();
    const { applicationId, timelineId } = await promise(id, 'Baker');
    expect(await upcoming(applicationId)).toEqual({
      kind: 'TIMELINE_PASSED',
      withheldBecause: null,
      at: '2026-12-08T08:00:00.000Z',
    });
    await move(timelineId, '2026-12-09');
    expect(await upcoming(applicationId)).toMatchObject({ kind: 'TIMELINE_EXTENDED', at: '2026-12-01T09:10:00.000Z' });
    // Another application's mail uses the day up.
    const other = await promise(id, 'Miller');
    await move(other.timelineId, '2026-12-10');
    await at('2026-12-01T09:10:00Z');
    await move(timelineId, '2026-12-11');
    expect(await upcoming(applicationId)).toMatchObject({ kind: 'TIMELINE_EXTENDED', at: '2026-12-02T08:00:00.000Z' });
    await at('2026-12-02T08:00:00Z');
    expect((await records(applicationId))[0]).toMatchObject({ kind: 'TIMELINE_EXTENDED', decision: 'SEND' });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED' });
    expect(await upcoming(applicationId)).toMatchObject({ kind: 'OUTCOME_REJECTED', at: '2026-12-02T08:00:00.000Z' });
    await app.settle();
    expect(await upcoming(applicationId)).toBeNull();
  });
});

describe('the story of an application', () => {
  it('is told in order, with what was withheld and what comes next', async () => {
    await begin();
    const { applicationId, timelineId } = await promise(await candidate(), 'Baker');
    app.clock.set('2026-12-01T09:01:00Z');
    await move(timelineId, '2026-12-09');
    await at('2026-12-01T09:11:00Z');
    app.clock.set('2026-12-01T09:20:00Z');
    await move(timelineId, '2026-12-10');
    await move(timelineId, '2026-12-09');
    await at('2026-12-02T09:00:00Z');
    const query = `query($id: ID!) { application(id: $id) { lastHeardAt silentBusinessDays communications { kind revisionKind reason slipKind notificationKind withheldBecause nextAction from to by at summary } } }`;
    const { data } = await org.graphql(query, { id: applicationId });
    const details = ['revisionKind', 'reason', 'slipKind', 'notificationKind', 'withheldBecause', 'nextAction'];
    const story = data.application.communications.map((entry: Record<string, string>) =>
      ['kind', ...details].flatMap((name) => entry[name] ?? []).join(' '),
    );
    expect(story).toEqual([
      'DATE_CHANGED SET',
      'TOLD_BY_MEMBER SET',
      'NOT_TOLD TIMELINE_SET TOLD_BY_MEMBER',
      'DATE_CHANGED EXTENDED SCHEDULING',
      'PROMISE_BROKEN EXTENDED',
      'TOLD TIMELINE_EXTENDED',
      'DATE_CHANGED EXTENDED SCHEDULING',
      'DATE_CHANGED ADVANCED SCHEDULING',
      'NOT_TOLD TIMELINE_ADVANCED UNCHANGED',
      'NEXT RECORD_SLIP',
    ]);
    expect(data.application).toMatchObject({ lastHeardAt: '2026-12-01T09:11:00.000Z', silentBusinessDays: 1 });
    expect(data.application.communications[3].summary).toBe(
      'Extended from 2026-12-04 to 2026-12-09 (scheduling), by tests.',
    );
  });

  it('finds who has heard nothing for long, by name, and who was never told', async () => {
    await begin();
    const { applicationId } = await promise(await candidate(), 'Baker', '2027-02-05');
    const list = async (filter: string) =>
      (await org.graphql(`{ applications(filter: {${filter}}) { nodes { id } } }`)).data.applications.nodes;
    app.clock.set('2026-12-15T08:59:59Z');
    expect(await list('silentForDays: 14')).toEqual([]);
    app.clock.set('2026-12-15T09:00:00Z');
    expect(await list('silentForDays: 14')).toEqual([{ id: applicationId }]);
    expect(await list('search: "ana r"')).toEqual([{ id: applicationId }]);
    expect(await list('search: "%%"')).toEqual([]);
  });
});

async function firstRecord(applicationId: string) {
  const [record] = await records(applicationId);
  return record;
}
