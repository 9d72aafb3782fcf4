import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const unknown = '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a';

describe('what a timeline refuses', () => {
  let app: TestApp;
  let org: TestOrganization;
  let other: TestOrganization;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization();
    other = await app.organization();
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set(start));

  it('names the first and last day that can be promised when a date is over, or too far ahead', async () => {
    const { id } = await org.application();
    const query = `mutation($input: SetTimelineInput!) { setTimeline(input: $input) { __typename ... on DateRefused { code refusal earliest latest path } } }`;
    const ask = async (decisionDate: string) =>
      (await org.graphql(query, { input: { applicationId: id, decisionDate } })).data.setTimeline;
    const bounds = { earliest: '2026-12-01', latest: '2028-11-30', path: ['input', 'decisionDate'] };
    expect(await ask('2026-11-30')).toEqual({
      __typename: 'DateRefused',
      code: 'DATE_REFUSED',
      refusal: 'DATE_BEFORE_APPLICATION',
      ...bounds,
    });
    expect(await ask('2028-12-01')).toMatchObject({ refusal: 'DATE_TOO_FAR' });
    expect(await ask('9999-12-31')).toMatchObject({ refusal: 'DATE_TOO_FAR' });
    expect(await ask('2028-11-30')).toMatchObject({ __typename: 'Timeline' });
  });

  it('refuses a date in the past of an application made earlier', async () => {
    const { id } = await org.application();
    app.clock.set('2026-12-10T09:00:00Z');
    const query = `mutation($input: SetTimelineInput!) { setTimeline(input: $input) { ... on DateRefused { refusal } } }`;
    const { data } = await org.graphql(query, { input: { applicationId: id, decisionDate: '2026-12-09' } });
    expect(data.setTimeline.refusal).toBe('DATE_IN_PAST');
  });

  it.each(['2026-02-30', '2027-02-29', 'soon', '', '2026-12-04T00:00:00Z', '+002026-12-04'])(
    'answers %j, which is no day of the calendar, with its place in the input',
    async (decisionDate) => {
      const { id } = await org.application();
      const query = 'mutation($input: SetTimelineInput!) { setTimeline(input: $input) { __typename } }';
      const { data, errors } = await org.graphql(query, { input: { applicationId: id, decisionDate } });
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', inputPath: ['input', 'decisionDate'] });
    },
  );

  it('refuses a follow-up date before the decision date', async () => {
    const { id } = await org.application();
    const refused = await org.mutate('setTimeline', {
      applicationId: id,
      decisionDate: '2026-12-04',
      followUpDate: '2026-12-03',
    });
    expect(refused).toMatchObject({ __typename: 'DateRefused', path: ['input', 'followUpDate'] });
  });

  it('refuses a second open timeline and names the first', async () => {
    const { id } = await org.application();
    const first = await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-04' });
    const query =
      'mutation($input: SetTimelineInput!) { setTimeline(input: $input) { ... on TimelineAlreadyOpen { code timelineId } } }';
    const { data } = await org.graphql(query, { input: { applicationId: id, decisionDate: '2026-12-11' } });
    expect(data.setTimeline).toEqual({ code: 'TIMELINE_ALREADY_OPEN', timelineId: first.id });
    const nextStep = await org.mutate('setTimeline', {
      applicationId: id,
      decisionDate: '2026-12-03',
      milestone: 'NEXT_STEP',
    });
    expect(nextStep.__typename).toBe('Timeline');
  });

  it('lets one of fifty simultaneous calls set the timeline', async () => {
    const { id } = await org.application();
    const calls = Array.from({ length: 50 }, () =>
      org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-04' }),
    );
    const results = await Promise.all(calls);
    expect(results.filter((result) => result.__typename === 'Timeline')).toHaveLength(1);
    expect(results.filter((result) => result.code === 'TIMELINE_ALREADY_OPEN')).toHaveLength(49);
  });

  it('does not move a closed timeline, nor one whose application is decided', async () => {
    const { id } = await org.application();
    const timeline = await org.mutate('setTimeline', {
      applicationId: id,
      decisionDate: '2026-12-04',
      alreadyTold: true,
    });
    await org.mutate('recordDecision', { applicationId: id, outcome: 'HIRED' });
    const move = { timelineId: timeline.id, decisionDate: '2026-12-11', reason: 'OTHER' };
    expect(await org.mutate('moveDecisionDate', move)).toMatchObject({ code: 'TIMELINE_CLOSED' });
    await app.settle();
    expect(await org.mutate('moveDecisionDate', move)).toMatchObject({ code: 'TIMELINE_CLOSED' });
    expect(await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' })).toMatchObject({
      code: 'APPLICATION_NOT_ACTIVE',
    });
  });

  it('refuses a move to the date that stands, and one that overlooks a revision', async () => {
    const { id } = await org.application();
    const timeline = await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-04' });
    const move = { timelineId: timeline.id, reason: 'SCHEDULING' };
    expect(await org.mutate('moveDecisionDate', { ...move, decisionDate: '2026-12-04' })).toMatchObject({
      code: 'DATE_REFUSED',
    });
    expect(
      await org.mutate('moveDecisionDate', { ...move, decisionDate: '2026-12-08', expectedRevision: 1 }),
    ).toMatchObject({ __typename: 'Timeline' });
    expect(
      await org.mutate('moveDecisionDate', { ...move, decisionDate: '2026-12-09', expectedRevision: 1 }),
    ).toMatchObject({ code: 'STALE_REVISION' });
  });

  it('answers for an unknown id and for one of another organization alike', async () => {
    const theirs = await other.application();
    const theirTimeline = await other.mutate('setTimeline', { applicationId: theirs.id, decisionDate: '2026-12-04' });
    for (const [mutation, argument, foreign, rest] of [
      ['setTimeline', 'applicationId', theirs.id, { decisionDate: '2026-12-04' }],
      ['moveDecisionDate', 'timelineId', theirTimeline.id, { decisionDate: '2026-12-11', reason: 'OTHER' }],
      ['recordDecision', 'applicationId', theirs.id, { outcome: 'HIRED' }],
      ['moveApplicationStage', 'applicationId', theirs.id, { stage: 'Offer' }],
      ['recordInterview', 'applicationId', theirs.id, { title: 'Call', status: 'COMPLETED', scheduledAt: start }],
      ['updateJob', 'jobId', theirs.jobId, { title: 'Ours now' }],
      ['updateCandidate', 'candidateId', theirs.candidateId, { fullName: 'Ours Now' }],
      ['createJob', 'recruiterId', other.recruiterId, { title: 'Ours' }],
      ['createApplication', 'jobId', theirs.jobId, { candidateId: theirs.candidateId, stage: 'Interview' }],
    ] as const) {
      const answers = [];
      for (const id of [foreign, unknown]) answers.push(await org.mutate(mutation, { ...rest, [argument]: id }));
      expect(answers[0]).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND', path: ['input', argument] });
      expect(answers[1]).toEqual(answers[0]);
    }
    const query =
      'query($id: ID!) { job(id: $id) { id } candidate(id: $id) { id } application(id: $id) { id } timeline(id: $id) { id } }';
    const nothing = { job: null, candidate: null, application: null, timeline: null };
    for (const id of [theirs.id, theirs.jobId, theirs.candidateId, theirTimeline.id, unknown]) {
      expect((await org.graphql(query, { id })).data).toEqual(nothing);
    }
    const untouched = await other.graphql(
      'query($id: ID!) { application(id: $id) { stage status job { title } timeline { decisionDate } } }',
      { id: theirs.id },
    );
    expect(untouched.data.application).toMatchObject({
      stage: 'Interview',
      status: 'ACTIVE',
      timeline: { decisionDate: '2026-12-04' },
    });
  });

  it.each([
    ['not an address', 'it contains a space'],
    ['a@x.test, b@y.test', 'several of them'],
    ['<b@y.test>', 'must stand alone'],
    ['Ana <ana@example.test>', 'must stand alone'],
    ['ána@example.test', 'not ASCII'],
    ['ana@example.test\r\nBcc: eve@example.test', 'several of them'],
    ['ana@localhost', 'one part only'],
    [`${'l'.repeat(65)}@example.test`, 'longer than'],
    ['', 'it is empty'],
  ])('refuses %j as an e-mail address, and says why', async (email, why) => {
    const refused = await org.mutate('createCandidate', { fullName: 'Ana Ríos', email });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path: ['input', 'email'] });
    expect(refused.message).toContain(why);
  });

  it.each([
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', '+02:00'],
    ['timeZone', 'CET'],
    ['locale', 'not a language'],
    ['fullName', ''],
    ['fullName', '\u0000\u0001'],
    ['fullName', 'x'.repeat(121)],
  ])('refuses a candidate whose %s is %j', async (field, value) => {
    const refused = await org.mutate('createCandidate', {
      fullName: 'Ana Ríos',
      email: 'ana@example.test',
      [field]: value,
    });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', path: ['input', field] });
  });
});
