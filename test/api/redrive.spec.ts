import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Digests } from '../../src/notifications/index.js';
import { ReportBack } from '../../src/notifications/tell/report-back.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday morning.
const start = '2026-12-01T09:00:00Z';
const refusesMessage = { at: 'dot', does: { reply: '554 5.7.1 not this message' } } as const;

describe('a message that was given up', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let applicationId: string;
  let candidateId: string;
  let timelineId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    app.mail.behave([]);
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    count += 1;
    address = `redriven-${count}@example.test`;
    ({ id: applicationId, candidateId } = await org.application({ candidate: { email: address } }));
    timelineId = (await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-04', alreadyTold: true })).id;
  });

  const settled = async () => {
    app.clock.advance({ minutes: 10 });
    await app.settle();
  };
  const move = (decisionDate: string) =>
    org.mutate('moveDecisionDate', { timelineId, decisionDate, reason: 'SCHEDULING' });
  const redrive = async (input: Record<string, unknown>, onBehalfOf?: string) => {
    const { data, errors } = await org.graphql(
      `mutation($input: RedriveMessagesInput!) { redriveMessages(input: $input) { __typename
         ... on MessageRedrive { redriven messageIds refused { messageId reason } nextDiedAfter } ... on Problem { code path } } }`,
      { input },
      onBehalfOf,
    );
    expect(errors).toBeUndefined();
    return data.redriveMessages;
  };
  const messages = async (of = applicationId) => {
    const { data } = await org.graphql(
      `query($id: ID!) { application(id: $id) {
         messages { nodes { id kind status messageId failure cancelledBecause possibleDuplicate redrivenAt nextAttemptAt toAddress } } } }`,
      { id: of },
    );
    return data.application.messages.nodes;
  };
  const state = async () => {
    const { data } = await org.graphql(
      `query($id: ID!) { application(id: $id) { untoldDecision timeline { disclosedDate status slips { kind } } } }`,
      { id: applicationId },
    );
    return data.application;
  };
  const mailsTo = (recipient: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(recipient));
  /** Lets what is due die, and returns the id of the message to the candidate. */
  const die = async (fault: Parameters<TestApp['mail']['behave']>[0] = refusesMessage) => {
    app.mail.behave(fault);
    await settled();
    app.mail.behave([]);
    const [dead] = (await messages()).filter(({ status }: { status: string }) => status === 'DEAD');
    return dead.id as string;
  };
  const dieMoved = async () => {
    await move('2026-12-11');
    return await die();
  };
  const refusalOf = async (messageId: string, also: Record<string, unknown> = {}) => {
    const before = mailsTo(address).length;
    const { redriven, refused } = await redrive({ messageIds: [messageId], ...also });
    await app.settle();
    expect([redriven, mailsTo(address).length]).toEqual([0, before]);
    return refused[0].reason;
  };

  it('is sent again as the same mail, and its date is disclosed as after a first acceptance', async () => {
    const id = await dieMoved();
    const [dead] = await messages();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
    expect(await redrive({ messageIds: [id] })).toEqual({
      __typename: 'MessageRedrive',
      redriven: 1,
      messageIds: [id],
      refused: [],
      nextDiedAfter: null,
    });
    const redrivenAt = '2026-12-01T09:10:00.000Z';
    expect((await messages())[0]).toMatchObject({ status: 'QUEUED', failure: null, redrivenAt });
    await app.settle();
    const [sent] = await messages();
    expect(sent).toMatchObject({ id, status: 'SENT', possibleDuplicate: false, messageId: dead.messageId });
    const [mail, ...others] = mailsTo(address);
    expect([others, mail?.parsed.messageId]).toEqual([[], dead.messageId]);
    const { timeline } = await state();
    expect(timeline).toMatchObject({ disclosedDate: '2026-12-11', slips: [{ kind: 'EXTENDED' }] });
  });

  it('makes a decision told, and the timeline closes with it', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED', note: 'Welcome.' });
    const id = await die();
    expect((await state()).untoldDecision).toBe(true);
    await redrive({ messageIds: [id] });
    await app.settle();
    expect(await state()).toMatchObject({ untoldDecision: false, timeline: { status: 'MET' } });
    expect(mailsTo(address)).toHaveLength(1);
  });

  it('waits for the sending window of its reader', async () => {
    const id = await dieMoved();
    app.clock.set('2026-12-01T22:00:00Z');
    await redrive({ messageIds: [id] });
    expect((await messages())[0].nextAttemptAt).toBe('2026-12-02T08:00:00.000Z');
    await app.settle();
    expect(mailsTo(address)).toEqual([]);
  });

  it('is under way to its timeline, although it is heard only then that it had failed', async () => {
    const id = await dieMoved();
    app.clock.set('2026-12-01T22:00:00Z');
    await redrive({ messageIds: [id] });
    const inFlight = await app.app.get(TenantDatabase).write(systemActor(org.id), async (tx) => {
      await app.app.get(ReportBack, { strict: false }).failed(tx, id);
      return await tx.query('SELECT in_flight FROM timelines WHERE organization_id = $1', [org.id]);
    });
    expect(inFlight).toEqual([{ in_flight: 2 }]);
  });

  it('is taken back like any other when it is overtaken before it leaves', async () => {
    const id = await dieMoved();
    app.clock.set('2026-12-01T22:00:00Z');
    await redrive({ messageIds: [id] });
    await move('2026-12-14');
    expect((await messages()).find((each: { id: string }) => each.id === id)).toMatchObject({
      status: 'CANCELLED',
      failure: null,
      cancelledBecause: 'SUPERSEDED',
    });
  });

  it('is not sent if the date was moved since, though the message about that died too', async () => {
    const first = await dieMoved();
    await move('2026-12-14');
    const second = await die();
    const { redriven, messageIds, refused } = await redrive({ messageIds: [first, second] });
    expect({ redriven, messageIds, refused }).toEqual({
      redriven: 1,
      messageIds: [second],
      refused: [{ messageId: first, reason: 'SUPERSEDED' }],
    });
  });

  it('is not sent if the candidate was told by a member', async () => {
    const id = await dieMoved();
    app.clock.advance({ minutes: 1 });
    await org.mutate('logContact', { applicationId, channel: 'PHONE', toldDate: true });
    expect(await refusalOf(id)).toBe('SUPERSEDED');
  });

  it('is not sent once the application is decided, nor once the decision was corrected', async () => {
    const ofDate = await dieMoved();
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
    const ofDecision = await die();
    expect(await refusalOf(ofDate)).toBe('SUPERSEDED');
    await org.mutate('correctDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
    expect(await refusalOf(ofDecision)).toBe('SUPERSEDED');
  });

  it('is not sent about a step that the application took, once it was decided after that', async () => {
    await org.mutate('recordDecision', { applicationId, outcome: 'ADVANCED', tellCandidate: 'NOW' });
    const id = await die();
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
    expect(await refusalOf(id)).toBe('SUPERSEDED');
  });

  it('is not sent if its date is over when it would leave', async () => {
    const id = await dieMoved();
    // A Friday evening: the next window opens on Monday.
    app.clock.set('2026-12-11T19:00:00Z');
    expect(await refusalOf(id)).toBe('DATE_PASSED');
  });

  it('goes to the address that the candidate has now', async () => {
    const id = await dieMoved();
    await org.mutate('updateCandidate', { candidateId, email: `new-${address}` });
    await app.settle();
    await redrive({ messageIds: [id] });
    await app.settle();
    expect([mailsTo(address).length, mailsTo(`new-${address}`).length]).toEqual([0, 1]);
  });

  it('is not sent to an address to which nothing is sent, until that is released', async () => {
    await move('2026-12-11');
    const id = await die([{ at: 'rcpt', to: address, does: { reply: '550 5.1.1 no such user' } }]);
    expect(await refusalOf(id)).toBe('SUPPRESSED');
    await org.graphql(
      'mutation($input: ReleaseSuppressionInput!) { releaseSuppression(input: $input) { __typename } }',
      {
        input: { address },
      },
    );
    await redrive({ messageIds: [id] });
    await app.settle();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
  });

  it('that may have arrived is sent only by who accepts that it may arrive twice, and says so', async () => {
    await move('2026-12-11');
    app.mail.behave({ at: 'dot', does: 'drop' });
    await settled();
    for (let tries = 0; tries < 4; tries += 1) {
      app.clock.advance({ hours: 3 });
      await app.settle();
    }
    app.mail.behave([]);
    app.clock.set('2026-12-02T09:00:00Z');
    const [{ id, ...dead }] = await messages();
    expect(dead).toMatchObject({ status: 'DEAD', failure: 'UNCERTAIN' });
    expect(await refusalOf(id)).toBe('POSSIBLE_DUPLICATE');
    await redrive({ messageIds: [id], acceptDuplicates: true });
    await app.settle();
    expect((await messages())[0]).toMatchObject({ id, status: 'SENT', possibleDuplicate: true });
    expect((await state()).timeline.disclosedDate).toBe('2026-12-11');
  });

  it('is not sent twice: under way, or sent, it is not dead', async () => {
    const id = await dieMoved();
    await redrive({ messageIds: [id] });
    expect((await redrive({ messageIds: [id] })).refused).toEqual([{ messageId: id, reason: 'NOT_DEAD' }]);
    await app.settle();
    expect(await refusalOf(id)).toBe('NOT_DEAD');
  });

  it('is not sent if what it said was erased', async () => {
    const id = await dieMoved();
    await org.mutate('eraseCandidate', { candidateId });
    await app.settle();
    expect(await refusalOf(id)).toBe('ERASED');
  });

  it('is not sent if it speaks of its day: that the date passed, or anything to a member', async () => {
    app.clock.set('2026-12-08T09:00:00Z');
    await app.app.get(Digests).run();
    const note = await die();
    expect((await messages())[0]).toMatchObject({ id: note, kind: 'TIMELINE_PASSED' });
    expect(await refusalOf(note)).toBe('KIND');
    const { data } = await org.graphql('{ messages(filter: { status: [DEAD] }) { nodes { id kind } } }');
    expect(data.messages.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'CANDIDATE_UNREACHABLE',
      'MEMBER_DIGEST',
      'TIMELINE_PASSED',
    ]);
    const { redriven, refused } = await redrive({ filter: {} });
    expect([redriven, refused.map(({ reason }: { reason: string }) => reason)]).toEqual([
      0,
      data.messages.nodes.map(() => 'KIND'),
    ]);
  });

  it('is tried as patiently as a new one, however long it lay', async () => {
    await move('2027-02-12');
    const id = await die();
    app.clock.set('2026-12-29T09:00:00Z');
    // Theirs alone: a mail server that puts off whatever else is due by then is paused.
    app.mail.behave(({ at, to }) => (at === 'rcpt' && to.includes(address) ? { reply: '451 4.7.1 later' } : undefined));
    await redrive({ messageIds: [id] });
    await settled();
    await settled();
    expect((await messages()).find((each: { id: string }) => each.id === id)).toMatchObject({ status: 'QUEUED' });
    app.mail.behave([]);
  });

  it('can die again, and be put back again', async () => {
    const id = await dieMoved();
    await redrive({ messageIds: [id] });
    await die();
    expect((await state()).timeline.disclosedDate).toBe('2026-12-04');
    expect((await redrive({ messageIds: [id] })).redriven).toBe(1);
  });

  it('is found by its kind, of what it died and when, a part at a time', async () => {
    const first = await dieMoved();
    const other = await org.application({ candidate: { email: `other-${address}` } });
    await org.mutate('recordDecision', { applicationId: other.id, outcome: 'REJECTED', tellCandidate: 'NOW' });
    app.mail.behave(refusesMessage);
    await settled();
    app.mail.behave([]);
    const [{ id: second }] = await messages(other.id);
    const found = async (filter: Record<string, unknown>, limit = 500) => {
      const { messageIds, nextDiedAfter } = await redrive({ filter, limit });
      return [messageIds, nextDiedAfter];
    };
    expect(await found({ kinds: ['TIMELINE_HELD'] })).toEqual([[], null]);
    expect(await found({ failures: ['EXPIRED', 'UNCERTAIN'] })).toEqual([[], null]);
    expect(await found({ diedBefore: '2026-12-01T09:10:00Z' })).toEqual([[], null]);
    const kinds = ['TIMELINE_EXTENDED', 'OUTCOME_REJECTED'];
    expect(await found({ failures: ['MESSAGE_REFUSED'], kinds }, 1)).toEqual([[first], '2026-12-01T09:20:00.000Z']);
    expect(await found({ kinds: ['OUTCOME_REJECTED'], diedAfter: '2026-12-01T09:20:00Z' })).toEqual([[second], null]);
  });

  it.each(['OUTCOME', 'outcome_rejected', 'NONSENSE', ''])('is of no kind %j', async (kind) => {
    const { data, errors } = await org.graphql(
      'mutation($input: RedriveMessagesInput!) { redriveMessages(input: $input) { __typename } }',
      { input: { filter: { kinds: [kind] } } },
    );
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', inputPath: ['input', 'filter', 'kinds', '0'] },
    ]);
  });

  it('is found by a hiring manager among the messages of their own jobs alone', async () => {
    const email = `hugo-${count}@northwind.test`;
    const { id: hiringManagerId } = await org.mutate('inviteMember', {
      fullName: 'Hugo Lind',
      email,
      role: 'HIRING_MANAGER',
    });
    const own = await org.application({ job: { hiringManagerId }, candidate: { email: `own-${address}` } });
    for (const decided of [applicationId, own.id])
      await org.mutate('recordDecision', { applicationId: decided, outcome: 'REJECTED', tellCandidate: 'NOW' });
    app.mail.behave(refusesMessage);
    await settled();
    app.mail.behave([]);
    const deadOf = async (id: string) => {
      const [dead] = (await messages(id)).filter(({ status }: { status: string }) => status === 'DEAD');
      return dead?.id;
    };
    const [foreign, mine] = [await deadOf(applicationId), await deadOf(own.id)];
    const none = { redriven: 0, messageIds: [], refused: [], nextDiedAfter: null };
    // One look at one message: what is not theirs does not take its place.
    expect(await redrive({ filter: {}, limit: 1 }, email)).toMatchObject({ ...none, redriven: 1, messageIds: [mine] });
    expect(await redrive({ filter: {} }, email)).toMatchObject(none);
    expect(await redrive({ messageIds: [foreign] }, email)).toMatchObject({ code: 'NOT_PERMITTED' });
    await app.settle();
    expect([mailsTo(`own-${address}`).length, mailsTo(address).length]).toEqual([1, 0]);
    expect((await redrive({ filter: {} })).messageIds).toEqual([foreign]);
  });

  it('is named, or found by a filter, and not both', async () => {
    const id = await dieMoved();
    for (const input of [{}, { messageIds: [id], filter: {} }])
      expect(await redrive(input)).toEqual({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path: ['input'] });
    for (const limit of [0, 501]) expect((await redrive({ filter: {}, limit })).code).toBe('INVALID_INPUT');
  });

  it('is not there if it is nobody’s; then nothing is put back', async () => {
    const id = await dieMoved();
    expect(await redrive({ messageIds: [id, newId()] })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await messages())[0].status).toBe('DEAD');
  });
});
