import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPolicy } from '../../src/rules/index.js';
import { sendFollowUp } from '../support/page-visits.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('what candidates send', () => {
  let app: TestApp;
  let org: TestOrganization;
  let applicationId: string;
  let jobId: string;
  let timelineId: string;
  let address: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    address = `follow-${count}@example.test`;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    ({ id: applicationId, jobId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' })).id;
    app.clock.advance({ minutes: 10 });
    await app.settle();
  });

  const list = async (filter = '', onBehalfOf?: string) => {
    const query = `{ followUps${filter} { totalCount nodes { id kind words answeredAt answer application { id } } } }`;
    return (await org.graphql(query, undefined, onBehalfOf)).data.followUps;
  };
  const answer = async (input: Record<string, unknown>) => {
    const query = `mutation($input: AnswerFollowUpInput!) { answerFollowUp(input: $input) {
      __typename ... on FollowUp { answeredAt answer answeredBy { kind } } ... on Problem { code path } } }`;
    return (await org.graphql(query, { input })).data.answerFollowUp;
  };
  const offer = async (followUpId: string, onBehalfOf?: string) => {
    const query = `mutation($input: OpenCompetingOfferInput!) { openCompetingOffer(input: $input) {
      __typename ... on CompetingOffer { deadline } ... on Problem { code } } }`;
    return (await org.graphql(query, { input: { followUpId } }, onBehalfOf)).data?.openCompetingOffer;
  };

  it('is listed once it has left, and answered by a date, which is a revision', async () => {
    app.clock.set('2026-12-21T10:00:00Z');
    await app.settle();
    await sendFollowUp(app, address, { act: 'UPDATE_REQUEST', message: 'Any news?' });
    const { totalCount, nodes } = await list('(filter: { unanswered: true })');
    expect([totalCount, nodes[0]]).toEqual([
      1,
      expect.objectContaining({
        kind: 'UPDATE_REQUEST',
        words: 'Any news?',
        answeredAt: null,
        application: { id: applicationId },
      }),
    ]);
    const input = {
      followUpId: nodes[0].id,
      decisionDate: '2026-12-23',
      reason: 'SCHEDULING',
      note: 'Thank you for waiting.',
    };
    expect(await answer(input)).toMatchObject({ __typename: 'FollowUp', answer: 'Thank you for waiting.' });
    const { data } = await org.graphql('query($id: ID!) { timeline(id: $id) { decisionDate } }', { id: timelineId });
    expect(data.timeline.decisionDate).toBe('2026-12-23');
    expect((await list('(filter: { unanswered: true })')).nodes).toEqual([]);
  });

  it('gets a receipt that names the date which holds, and once it is over the day of the next word', async () => {
    const receipt = async () => {
      app.clock.advance({ minutes: 30 });
      await app.settle();
      const mails = app.mail.received.filter(({ envelope }) => envelope.to.includes(address));
      return (mails.at(-1)?.parsed.text ?? '').replace(/\s+/gu, ' ');
    };
    await sendFollowUp(app, address, { act: 'STILL_INTERESTED' });
    expect(await receipt()).toMatch(/still interested in this role.*Decision by: 11 December 2026/u);
    app.clock.set('2026-12-15T10:00:00Z');
    await app.settle();
    await sendFollowUp(app, address, { act: 'UPDATE_REQUEST' });
    const asked = await receipt();
    expect(asked).toMatch(/asked us for an update.*You will hear from us by Tuesday 22 December 2026\./u);
    expect(asked).not.toContain('Decision by');
  });

  it('takes every date that it ends out of the calendar, those of other jobs by their own name', async () => {
    const query = 'query($id: ID!) { application(id: $id) { candidate { id } } }';
    const { id: candidateId } = (await org.graphql(query, { id: applicationId })).data.application.candidate;
    const { id: otherJobId } = await org.mutate('createJob', { title: 'Head of Design' });
    const other = await org.mutate('createApplication', { jobId: otherJobId, candidateId, stage: 'Interview' });
    await org.mutate('setTimeline', { applicationId: other.id, decisionDate: '2026-12-16' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    await sendFollowUp(app, address, { act: 'ACCEPTED_ELSEWHERE' });
    app.clock.advance({ minutes: 30 });
    await app.settle();
    const mails = app.mail.received.filter(({ envelope }) => envelope.to.includes(address));
    const files = (mails.at(-1)?.parsed.attachments ?? []).map(({ content }) =>
      (typeof content === 'string' ? content : new TextDecoder().decode(content)).replaceAll(/\r?\n /gu, ''),
    );
    expect(files).toHaveLength(2);
    for (const file of files) expect(file).toContain('METHOD:CANCEL');
    expect(files.filter((file) => file.includes('Head of Design'))).toHaveLength(1);
  });

  it('is answered by whatever is told or said of the application', async () => {
    app.clock.set('2026-12-21T10:00:00Z');
    await app.settle();
    await sendFollowUp(app, address, { act: 'UPDATE_REQUEST' });
    await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-23', reason: 'OTHER' });
    expect((await list()).nodes[0].answeredAt).not.toBeNull();
  });

  it('refuses an answer that could not be told, and changes nothing', async () => {
    await sendFollowUp(app, address, { act: 'DATA_REQUEST' }).catch(() => undefined);
    await sendFollowUp(app, address, { act: 'STILL_INTERESTED' });
    const id = (await list()).nodes.find(({ kind }: { kind: string }) => kind === 'STILL_INTERESTED').id;
    expect(await answer({ followUpId: id, decisionDate: '2026-11-02' })).toMatchObject({ code: 'DATE_REFUSED' });
    expect((await list()).nodes.every(({ answeredAt }: { answeredAt: unknown }) => answeredAt === null)).toBe(true);
  });

  it('shows another offer to who recruits, on record, and to nobody who evaluates', async () => {
    await sendFollowUp(app, address, { act: 'COMPETING_OFFER', deadline: '2026-12-08' });
    const hiringManager = 'henry@northwind.test';
    const { id: hiringManagerId } = await org.mutate('inviteMember', {
      fullName: 'Henry Voss',
      email: hiringManager,
      role: 'HIRING_MANAGER',
    });
    await org.mutate('updateJob', { jobId, hiringManagerId });
    const { nodes } = await list('', 'rita@northwind.test');
    expect(nodes).toMatchObject([{ kind: 'COMPETING_OFFER' }]);
    expect(nodes[0]).not.toHaveProperty('deadline');
    expect(await list('', hiringManager)).toEqual({ totalCount: 0, nodes: [] });
    expect(await offer(nodes[0].id, hiringManager)).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await offer(nodes[0].id, 'rita@northwind.test')).toEqual({
      __typename: 'CompetingOffer',
      deadline: '2026-12-08',
    });
    const { data } = await org.graphql('{ auditEntries(first: 5) { nodes { action subject { type subjectId } } } }');
    expect(data.auditEntries.nodes[0]).toEqual({
      action: 'openCompetingOffer',
      subject: { type: 'FollowUp', subjectId: nodes[0].id },
    });
  });

  it('hides everything of another offer from who evaluates, and its day from every list', async () => {
    const hiringManager = 'henry@northwind.test';
    const { id: hiringManagerId } = await org.mutate('inviteMember', {
      fullName: 'Henry Voss',
      email: hiringManager,
      role: 'HIRING_MANAGER',
    });
    await org.mutate('updateJob', { jobId, hiringManagerId });
    const query = `query($id: ID!) {
      messages { totalCount nodes { id kind subject text html } }
      notifications { totalCount nodes { id kind message { id } } }
      followUps { totalCount nodes { id } }
      application(id: $id) {
        messages { totalCount nodes { id kind } }
        notifications { totalCount nodes { id kind } }
        communications(last: 50) { notificationKind message { id } }
      } }`;
    const all = async (onBehalfOf: string) => (await org.graphql(query, { id: applicationId }, onBehalfOf)).data;
    const before = await all(hiringManager);
    await sendFollowUp(app, address, { act: 'COMPETING_OFFER', deadline: '2026-12-08' });
    expect(await all(hiringManager)).toEqual(before);

    const seen = await all('rita@northwind.test');
    const offers = ({ kind }: { kind: string }) => /COMPETING_OFFER$/.test(kind);
    const messages = seen.messages.nodes.filter(offers);
    expect(messages.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'COMPETING_OFFER',
      'RECEIPT_COMPETING_OFFER',
    ]);
    const unread = 'Of another offer: see openCompetingOffer.';
    for (const { subject, text, html } of messages) expect([subject, text, html]).toEqual([unread, unread, unread]);
    expect(JSON.stringify(seen)).not.toMatch(/8 Dec|2026-12-08/);

    const ids = [...messages, ...seen.notifications.nodes.filter(offers), ...seen.followUps.nodes];
    expect(ids).toHaveLength(5);
    for (const { id } of ids) {
      const node = async (onBehalfOf: string) =>
        (await org.graphql('query($id: ID!) { node(id: $id) { id } }', { id }, onBehalfOf)).data.node;
      expect(await node(hiringManager)).toBeNull();
    }
    const { data } = await org.graphql('{ events(first: 100) { nodes { type body } } }');
    expect(data.events.nodes.length).toBeGreaterThan(0);
    expect(JSON.stringify(data.events)).not.toContain('COMPETING_OFFER');
  });

  it('tells the admins of another offer where who recruits is one of those who evaluate', async () => {
    const { id: recruiterId } = await org.mutate('inviteMember', {
      fullName: 'Henry Voss',
      email: 'henry@northwind.test',
      role: 'HIRING_MANAGER',
    });
    await org.mutate('inviteMember', { fullName: 'Ada Brook', email: 'ada@northwind.test', role: 'ADMIN' });
    await org.mutate('updateJob', { jobId, recruiterId });
    const before = app.mail.received.length;
    await sendFollowUp(app, address, { act: 'COMPETING_OFFER', deadline: '2026-12-08' });
    const told = app.mail.received.slice(before).filter(({ parsed }) => parsed.subject?.includes('another offer'));
    expect(told.flatMap(({ envelope }) => envelope.to)).toContain('ada@northwind.test');
    expect(told.flatMap(({ envelope }) => envelope.to)).not.toContain('henry@northwind.test');
  });
});
