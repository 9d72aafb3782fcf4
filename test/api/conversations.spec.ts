import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import type { ReceivedMail } from '../support/mail-server/received-mail.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('the mails about one application', () => {
  let app: TestApp;
  let org: TestOrganization;
  let email: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    email = `person-${count}@example.test`;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });

  const settled = async () => {
    app.clock.advance({ minutes: 15 });
    await app.settle();
  };
  const mails = () => app.mail.received.filter(({ envelope }) => envelope.to[0] === email);
  const last = () => {
    const mail = mails().at(-1);
    if (mail === undefined) throw new Error('no mail came');
    return mail;
  };
  const header = ({ parsed }: ReceivedMail, name: string) =>
    parsed.headers.filter(({ key }) => key === name).map(({ value }) => value);
  const conversationOf = (mail: ReceivedMail) => {
    const [references] = header(mail, 'references');
    expect(header(mail, 'in-reply-to')).toEqual(references === undefined ? [] : [references]);
    return references;
  };
  interface Entry {
    method: string;
    uid: string;
    sequence: number;
    start: string;
    status: string | undefined;
  }
  const entries = ({ parsed }: ReceivedMail): Entry[] =>
    parsed.attachments.map(({ content, mimeType }) => {
      expect(mimeType).toBe('text/calendar');
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      const property = (name: string) => new RegExp(`^${name}(?:;[^:\\r\\n]*)?:(.*)$`, 'mu').exec(text)?.[1]?.trim();
      expect(text.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
      return {
        method: property('METHOD') ?? '',
        uid: property('UID') ?? '',
        sequence: Number(property('SEQUENCE')),
        start: property('DTSTART') ?? '',
        status: property('STATUS'),
      };
    });

  it('are one conversation from the first to the last, and no other application’s', async () => {
    const { id: applicationId, candidateId } = await org.application({ candidate: { email } });
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    await settled();
    const conversation = conversationOf(last());
    expect(conversation).toMatch(new RegExp(`^<${applicationId}@[\\w.-]+>$`, 'u'));
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    await settled();
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await settled();
    expect(mails().map(conversationOf)).toEqual([conversation, conversation, conversation]);
    // A mail program joins what refers to the same mail, and no two mails are that mail.
    const ids = mails().map((mail) => mail.parsed.messageId);
    expect(new Set([...ids, conversation]).size).toBe(4);
    // Nobody gets a fourth mail on a day.
    app.clock.advance({ hours: 24 });
    const job = await org.mutate('createJob', { title: 'Designer', recruiterId: org.recruiterId });
    const other = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
    await org.mutate('setTimeline', { applicationId: other.id, decisionDate: '2026-12-11' });
    await settled();
    expect(conversationOf(last())).toBe(conversation?.replace(applicationId, other.id));
  });

  it('of several applications in one are a conversation of none of them, with a file for each date', async () => {
    const { id: one, candidateId } = await org.application({ candidate: { email } });
    const job = await org.mutate('createJob', { title: 'Designer', recruiterId: org.recruiterId });
    const { id: two } = await org.mutate('createApplication', { jobId: job.id, candidateId, stage: 'Interview' });
    await org.mutate('setTimeline', { applicationId: one, decisionDate: '2026-12-11' });
    await org.mutate('setTimeline', { applicationId: two, decisionDate: '2026-12-14' });
    await settled();
    expect(mails()).toHaveLength(1);
    expect(conversationOf(last())).toBeUndefined();
    expect(entries(last()).map(({ method, start: day }) => [method, day])).toEqual([
      ['PUBLISH', '20261211'],
      ['PUBLISH', '20261214'],
    ]);
    expect(new Set(last().parsed.attachments.map(({ filename }) => filename)).size).toBe(2);
  });

  it('keep one entry in the calendar: it moves with the date, goes with a hold, and comes again', async () => {
    const { id: applicationId } = await org.application({ candidate: { email } });
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    await settled();
    const told = async (mutation: string, input: Record<string, unknown>) => {
      const before = mails().length;
      expect(await org.mutate(mutation, { timelineId, ...input })).toMatchObject({ __typename: 'Timeline' });
      await settled();
      expect(mails()).toHaveLength(before + 1);
      const [entry, ...more] = entries(last());
      expect(more).toEqual([]);
      return entry;
    };
    const [set] = entries(last());
    const moved = await told('moveDecisionDate', { decisionDate: '2026-12-18', reason: 'SCHEDULING' });
    // The date stands beyond the first hold, and falls into the second.
    const short = await told('holdTimeline', { until: '2026-12-10', reason: 'SCHEDULING' });
    // Nobody gets a fourth mail on a day.
    app.clock.advance({ hours: 24 });
    const long = await told('holdTimeline', { until: '2026-12-28', reason: 'SCHEDULING' });
    const resumed = await told('resumeTimeline', {});
    const all = [set, moved, short, long, resumed];
    expect(all.map((entry) => [entry?.method, entry?.start, entry?.status])).toEqual([
      ['PUBLISH', '20261211', 'CONFIRMED'],
      ['PUBLISH', '20261218', 'CONFIRMED'],
      ['PUBLISH', '20261218', 'CONFIRMED'],
      ['CANCEL', '20261218', 'CANCELLED'],
      ['PUBLISH', '20261218', 'CONFIRMED'],
    ]);
    expect(new Set(all.map((entry) => entry?.uid)).size).toBe(1);
    const sequences = all.map((entry) => entry?.sequence ?? -1);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it.each(['HIRED', 'REJECTED'])('take the entry out of the calendar when it is decided: %s', async (outcome) => {
    const { id: applicationId } = await org.application({ candidate: { email } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    await settled();
    const [set] = entries(last());
    await org.mutate('recordDecision', { applicationId, outcome, tellCandidate: 'NOW' });
    await settled();
    const [ended, ...more] = entries(last());
    expect(more).toEqual([]);
    expect(ended).toMatchObject({ method: 'CANCEL', uid: set?.uid, status: 'CANCELLED' });
    expect(ended?.sequence).toBeGreaterThan(set?.sequence ?? 0);
  });

  it('take nothing out of a calendar that they put nothing in', async () => {
    const { id: applicationId } = await org.application({ candidate: { email } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11', alreadyTold: true });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await settled();
    expect(entries(last())).toEqual([]);
  });
});
