import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const now = '2026-12-01T09:00:00.000Z';
const earlier = '2026-12-01T08:00:00.000Z';
const later = '2026-12-04T10:00:00.000Z';
const latest = '2026-12-05T15:30:00.000Z';

const shown = `... on Interview { id title status scheduledAt completedAt isPreliminaryScreen updatedAt
  externalRef { source remoteId } application { id interviews { id } } } ... on ExternalRefTaken { rowId }`;

describe('an interview that another system keeps', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;
  let applicationId: string;
  let made = 0;

  beforeAll(async () => {
    app = await startTestApp({ now });
    [org, other] = [await app.organization(), await app.organization()];
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    applicationId = (await org.application()).id;
  });

  const freshRef = () => {
    made += 1;
    return { source: 'greenhouse', remoteId: `int-${made}` };
  };
  const record = async (input: Record<string, unknown>, who = org) => {
    const query = `mutation($input: RecordInterviewInput!) { recordInterview(input: $input) { __typename ${shown} ... on Problem { code path message } } }`;
    const { data, errors } = await who.graphql(query, { input });
    expect(errors).toBeUndefined();
    return data.recordInterview;
  };
  const refused = (argument: string, message: string) => ({
    __typename: 'InvalidInput',
    code: 'INVALID_INPUT',
    path: ['input', argument],
    message,
  });
  const panel = (more: object = {}) => ({
    applicationId,
    title: 'Panel',
    status: 'SCHEDULED',
    scheduledAt: later,
    ...more,
  });

  it('is recorded once, however often the same is sent, and stays as it is', async () => {
    const externalRef = freshRef();
    const first = await record(panel({ externalRef }));
    expect(first).toMatchObject({
      __typename: 'Interview',
      externalRef,
      scheduledAt: later,
      application: { id: applicationId, interviews: [{ id: first.id }] },
    });
    app.clock.advance({ minutes: 1 });
    for (let call = 1; call <= 2; call += 1) expect(await record(panel({ externalRef }))).toEqual(first);
  });

  it('is moved, completed and cancelled by its reference alone, or by its id', async () => {
    for (const known of [{ externalRef: freshRef() }, null]) {
      const { id } = await record(panel(known ?? { title: 'By id' }));
      const by = known ?? { interviewId: id };
      for (let call = 1; call <= 2; call += 1) {
        expect(await record({ ...by, status: 'SCHEDULED', scheduledAt: latest })).toMatchObject({
          id,
          title: known === null ? 'By id' : 'Panel',
          scheduledAt: latest,
        });
      }
      expect(await record({ ...by, status: 'CANCELLED' })).toMatchObject({
        id,
        status: 'CANCELLED',
        scheduledAt: latest,
      });
      const over = { ...by, status: 'COMPLETED', scheduledAt: earlier };
      expect(await record(over)).toMatchObject({ id, status: 'COMPLETED', completedAt: expect.any(String) });
    }
    expect((await org.graphql(`{ application(id: "${applicationId}") { interviews { id } } }`)).data).toMatchObject({
      application: { interviews: [expect.anything(), expect.anything()] },
    });
  });

  it('keeps what is left out: its title, its time, and that it was a screening', async () => {
    const externalRef = freshRef();
    const { id } = await record(panel({ externalRef, isPreliminaryScreen: true }));
    const over = { externalRef, status: 'COMPLETED', scheduledAt: earlier, completedAt: now };
    expect(await record(over)).toMatchObject({ id, title: 'Panel', isPreliminaryScreen: true, completedAt: now });
    // A decision follows from no screening, and from this one once it is said that it was none.
    const timeline = async () =>
      (await org.graphql(`{ application(id: "${applicationId}") { timeline { decisionDate } } }`)).data.application
        .timeline;
    expect(await timeline()).toBeNull();
    expect(await record({ externalRef, status: 'COMPLETED', isPreliminaryScreen: null })).toMatchObject({ id });
    expect(await timeline()).toBeNull();
    expect(await record({ externalRef, status: 'COMPLETED', isPreliminaryScreen: false })).toMatchObject({ id });
    expect(await timeline()).toEqual({ decisionDate: '2026-12-08' });
  });

  it('gets its reference later, another, and none', async () => {
    const { id: interviewId } = await record(panel());
    const [one, two] = [freshRef(), freshRef()];
    const change = (more: object) => record({ interviewId, status: 'SCHEDULED', ...more });
    for (let call = 1; call <= 2; call += 1) {
      expect(await change({ externalRef: one })).toMatchObject({ id: interviewId, externalRef: one });
      expect(await change({})).toMatchObject({ externalRef: one });
    }
    expect(await change({ externalRef: two })).toMatchObject({ externalRef: two });
    expect(await change({ externalRef: null })).toMatchObject({ externalRef: null });
    expect(await record(panel({ externalRef: two }))).not.toMatchObject({ id: interviewId });
    expect(await change({ externalRef: two })).toMatchObject({ code: 'EXTERNAL_REF_TAKEN' });
  });

  it('of another application is named, and not moved to this one', async () => {
    const externalRef = freshRef();
    const { id } = await record(panel({ externalRef }));
    const another = await org.application();
    for (let call = 1; call <= 2; call += 1) {
      expect(await record(panel({ externalRef, applicationId: another.id }))).toMatchObject({
        code: 'EXTERNAL_REF_TAKEN',
        rowId: id,
        path: ['input', 'externalRef'],
      });
      expect(await record(panel({ interviewId: id, applicationId: another.id }))).toMatchObject({
        code: 'NOT_FOUND',
        path: ['input', 'interviewId'],
      });
    }
  });

  it('of another organization is nobody’s: its reference is free, its id is unknown', async () => {
    const externalRef = freshRef();
    const { id } = await record(panel({ externalRef }));
    const { id: theirs } = await other.application();
    expect(await record(panel({ externalRef, applicationId: theirs }), other)).toMatchObject({
      __typename: 'Interview',
      application: { id: theirs },
    });
    expect(await record({ interviewId: id, status: 'CANCELLED' }, other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await record({ externalRef: freshRef(), status: 'CANCELLED' }, other)).toEqual(
      refused('applicationId', 'is needed for a new interview, or applicationRef in its place'),
    );
    expect((await other.graphql(`{ interview(id: "${id}") { id } }`)).data).toEqual({ interview: null });
  });

  it('is one, if twenty record it at once', async () => {
    const externalRef = freshRef();
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(panel({ externalRef }))));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.every(({ __typename }) => __typename === 'Interview')).toBe(true);
  });

  it.each([
    ['a new one without a title', { title: null }, 'title', 'is needed for a new interview'],
    ['a new one without a time', { scheduledAt: null }, 'scheduledAt', 'is needed for a new interview'],
    ['a blank title', { title: '\u00a0 ' }, 'title', 'must not be blank'],
    ['a title on two lines', { title: 'Panel\nRoom 2' }, 'title', 'must be one line, without control characters'],
    [
      'one that ended in the future',
      { status: 'COMPLETED', scheduledAt: earlier, completedAt: later },
      'completedAt',
      'must not be in the future',
    ],
    [
      'one that took place and is yet to begin',
      { status: 'COMPLETED', scheduledAt: later },
      'scheduledAt',
      'must not be in the future of an interview that took place',
    ],
    [
      'one that ended before it began',
      { status: 'COMPLETED', scheduledAt: now, completedAt: earlier },
      'completedAt',
      'must not be before the interview was to begin',
    ],
    [
      'an end of one that did not take place',
      { status: 'CANCELLED', completedAt: earlier },
      'completedAt',
      'belongs to status: COMPLETED only',
    ],
  ])('is refused as %s', async (_, input, argument, message) => {
    app.clock.set(now);
    for (let call = 1; call <= 2; call += 1) {
      const externalRef = freshRef();
      expect(await record(panel({ externalRef, ...input }))).toEqual(refused(argument, message));
      const query = 'query($ref: ExternalRefInput) { interview(externalRef: $ref) { id } }';
      expect((await org.graphql(query, { ref: externalRef })).data).toEqual({ interview: null });
    }
  });

  it('does not begin after it ended, once it is known when it did', async () => {
    app.clock.set(now);
    const externalRef = freshRef();
    await record(panel({ externalRef, status: 'COMPLETED', scheduledAt: earlier, completedAt: earlier }));
    expect(await record({ externalRef, status: 'COMPLETED', scheduledAt: now })).toEqual(
      refused('scheduledAt', 'must not be after the interview ended'),
    );
  });
});
