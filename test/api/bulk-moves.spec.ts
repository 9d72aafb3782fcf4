import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/applications/index.js';
import { CandidatesService } from '../../src/candidates/index.js';
import { SuppressionsService } from '../../src/delivery/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { BulkMoveBatches } from '../../src/timelines/bulk-move/bulk-move-batches.js';
import { TimelinesService } from '../../src/timelines/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';

describe('the dates of a job, moved together', () => {
  let app: TestApp;
  let org: TestOrganization;
  let jobId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    jobId = (await org.mutate('createJob', { title: 'Staff Engineer', timeZone: 'Europe/Berlin' })).id;
  });

  const applicant = async (decisionDate: string | null = '2026-12-04', stage = 'Interview') => {
    count += 1;
    const address = `bulk-${count}@example.test`;
    const candidate = await org.mutate('createCandidate', {
      fullName: `Candidate ${count}`,
      email: address,
      locale: 'en',
    });
    const { id } = await org.mutate('createApplication', { jobId, candidateId: candidate.id, stage });
    const timeline =
      decisionDate && (await org.mutate('setTimeline', { applicationId: id, decisionDate, alreadyTold: true }));
    return { id: id as string, timelineId: timeline?.id as string, name: `Candidate ${count}`, address };
  };
  const query = `mutation($input: MoveDecisionDatesOfJobInput!) { moveDecisionDatesOfJob(input: $input) {
    ... on Problem { code path }
    ... on BulkMove { id status total done refused previewToken endedAt refusals { timelineId refusal }
      items { applicationId timelineId candidateName from to kind withheldBecause toldAfterHold refusal } } } }`;
  const call = async (more: Record<string, unknown> = {}, whose: TestOrganization = org) => {
    const { data, errors } = await whose.graphql(query, {
      input: { jobId, decisionDate: '2026-12-11', reason: 'DECISION_MAKER_AWAY', ...more },
    });
    expect(errors).toBeUndefined();
    return data.moveDecisionDatesOfJob;
  };
  const carryOut = async (more: Record<string, unknown> = {}) => {
    const { previewToken } = await call(more);
    return await call({ ...more, dryRun: false, previewToken });
  };
  const progress = async (id: string, whose: TestOrganization = org) =>
    (
      await whose.graphql(
        'query($id: ID!) { bulkMove(id: $id) { status total done refused endedAt refusals { refusal timelineId } } }',
        { id },
      )
    ).data.bulkMove;
  const timeline = async (id: string) =>
    (
      await org.graphql(
        'query($id: ID!) { timeline(id: $id) { decisionDate revision revisions { kind reason note internalNote actor { kind name onBehalfOf { name } } } } }',
        { id },
      )
    ).data.timeline;
  const suppress = async (address: string) => {
    await app.app
      .get(WorkerDatabase)
      .write(systemActor(org.id), (tx) =>
        app.app.get(SuppressionsService, { strict: false }).suppress(tx, { address, reason: 'ASKED', messageId: null }),
      );
  };
  const mailsTo = (address: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(address));

  it('are shown first: what each candidate would be told, and who would not be moved', async () => {
    const later = await applicant('2026-12-04');
    const earlier = await applicant('2026-12-18');
    const same = await applicant('2026-12-11');
    const held = await applicant('2026-12-04');
    const back = await applicant('2026-12-11');
    await org.mutate('holdTimeline', {
      timelineId: held.timelineId,
      until: '2026-12-08',
      reason: 'OTHER',
      alreadyTold: true,
    });
    await org.mutate('moveDecisionDate', { timelineId: back.timelineId, decisionDate: '2026-12-15', reason: 'OTHER' });
    await applicant(null);
    const preview = await call();
    const moved = { to: '2026-12-11', withheldBecause: null, toldAfterHold: false, refusal: null };
    expect(preview).toMatchObject({
      id: null,
      status: 'PREVIEW',
      total: 5,
      done: 4,
      refused: 1,
      endedAt: null,
    });
    expect(preview.items).toEqual([
      {
        applicationId: later.id,
        timelineId: later.timelineId,
        candidateName: later.name,
        from: '2026-12-04',
        kind: 'TIMELINE_EXTENDED',
        ...moved,
      },
      {
        applicationId: earlier.id,
        timelineId: earlier.timelineId,
        candidateName: earlier.name,
        from: '2026-12-18',
        kind: 'TIMELINE_ADVANCED',
        ...moved,
      },
      {
        applicationId: same.id,
        timelineId: same.timelineId,
        candidateName: same.name,
        from: '2026-12-11',
        kind: null,
        ...moved,
        to: null,
        refusal: 'SAME_DATE',
      },
      {
        applicationId: held.id,
        timelineId: held.timelineId,
        candidateName: held.name,
        from: '2026-12-04',
        kind: 'TIMELINE_EXTENDED',
        ...moved,
        toldAfterHold: true,
      },
      {
        applicationId: back.id,
        timelineId: back.timelineId,
        candidateName: back.name,
        from: '2026-12-15',
        kind: 'TIMELINE_ADVANCED',
        ...moved,
        withheldBecause: 'UNCHANGED',
      },
    ]);
    expect(await timeline(later.timelineId)).toMatchObject({ decisionDate: '2026-12-04', revision: 1 });
  });

  it('are shown as they will be told: when, and to whom nothing is sent', async () => {
    const [told, suppressed] = [await applicant(), await applicant()];
    await suppress(suppressed.address);
    app.clock.set('2026-12-01T20:00:00Z');
    const preview = `mutation($input: MoveDecisionDatesOfJobInput!) { moveDecisionDatesOfJob(input: $input) {
      ... on BulkMove { previewToken items { timelineId kind withheldBecause toldAt } } } }`;
    const input = { jobId, decisionDate: '2026-12-11', reason: 'OTHER' };
    const { previewToken, items } = (await org.graphql(preview, { input })).data.moveDecisionDatesOfJob;
    const kind = 'TIMELINE_EXTENDED';
    expect(items).toEqual([
      { timelineId: told.timelineId, kind, withheldBecause: null, toldAt: '2026-12-02T08:00:00.000Z' },
      { timelineId: suppressed.timelineId, kind, withheldBecause: 'SUPPRESSED', toldAt: null },
    ]);
    // And so it comes about.
    await call({ reason: 'OTHER', dryRun: false, previewToken });
    await app.settle();
    app.clock.set('2026-12-02T08:00:00Z');
    await app.settle();
    const query = `query($id: ID!) { application(id: $id) { notifications(first: 1) { nodes { kind decision withheldBecause at } } } }`;
    const last = async ({ id }: { id: string }) =>
      (await org.graphql(query, { id })).data.application.notifications.nodes[0];
    const at = '2026-12-02T08:00:00.000Z';
    expect(await last(told)).toEqual({ kind, decision: 'SEND', withheldBecause: null, at });
    expect(await last(suppressed)).toEqual({ kind, decision: 'WITHHOLD', withheldBecause: 'SUPPRESSED', at });
  });

  it('are moved as they were shown, and each candidate is told once', async () => {
    const [one, two] = [await applicant(), await applicant()];
    const same = await applicant('2026-12-11');
    const run = await carryOut({ note: 'Our director is away.', internalNote: 'Until the 9th.' });
    expect(run).toMatchObject({ status: 'RUNNING', total: 3, done: 0, previewToken: null, items: [] });
    await app.settle();
    expect(await progress(run.id)).toEqual({
      status: 'DONE',
      total: 3,
      done: 2,
      refused: 1,
      endedAt: '2026-12-01T09:00:00.000Z',
      refusals: [{ timelineId: same.timelineId, refusal: 'SAME_DATE' }],
    });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    for (const { address, timelineId } of [one, two]) {
      expect(mailsTo(address)).toHaveLength(1);
      expect(mailsTo(address)[0]?.parsed.text).toContain('Our director is away.');
      expect((await timeline(timelineId)).revisions.at(-1)).toMatchObject({
        kind: 'EXTENDED',
        reason: 'DECISION_MAKER_AWAY',
        internalNote: 'Until the 9th.',
        actor: { kind: 'API_KEY', name: 'tests' },
      });
    }
    expect(mailsTo(same.address)).toHaveLength(0);
  });

  it('are moved in the name of the member for whom a key acted', async () => {
    const { timelineId } = await applicant();
    const input = { jobId, decisionDate: '2026-12-11', reason: 'OTHER' };
    const asRita = async (more: Record<string, unknown>) => {
      const { body } = await app.http
        .post('/graphql')
        .set({ authorization: `Bearer ${org.apiKey}`, 'x-on-behalf-of': 'rita@northwind.test' })
        .send({ query, variables: { input: { ...input, ...more } } });
      return body.data.moveDecisionDatesOfJob;
    };
    const { previewToken } = await asRita({});
    expect(await asRita({ dryRun: false, previewToken })).toMatchObject({ status: 'RUNNING' });
    await app.settle();
    expect((await timeline(timelineId)).revisions.at(-1).actor).toEqual({
      kind: 'API_KEY',
      name: 'tests',
      onBehalfOf: { name: 'Rita Brandt' },
    });
  });

  it('are only those of a step, or of the applications named', async () => {
    const one = await applicant('2026-12-04', 'Final round');
    const two = await applicant();
    const without = await applicant(null);
    expect((await call({ stage: 'Final round' })).items).toMatchObject([{ applicationId: one.id }]);
    expect((await call({ applicationIds: [two.id, without.id] })).items).toMatchObject([
      { applicationId: two.id, refusal: null },
      { applicationId: without.id, timelineId: null, refusal: 'NO_OPEN_TIMELINE' },
    ]);
    const { id } = await org.application();
    expect(await call({ applicationIds: [two.id, id] })).toEqual({
      code: 'NOT_FOUND',
      path: ['input', 'applicationIds'],
    });
  });

  describe('are not moved', () => {
    it('without the token of a preview', async () => {
      await applicant();
      expect(await call({ dryRun: false })).toEqual({ code: 'INVALID_INPUT', path: ['input', 'previewToken'] });
    });

    it.each([
      ['another date', async () => ({ decisionDate: '2026-12-14' })],
      ['other words', async () => ({ note: 'Sorry.' })],
      ['a candidate more', async () => void (await applicant())],
    ])('by the token of a preview before %s', async (_, change) => {
      await applicant();
      const { previewToken } = await call();
      const more = (await change()) ?? {};
      expect(await call({ ...more, dryRun: false, previewToken })).toEqual({
        code: 'STALE_PREVIEW',
        path: ['input', 'previewToken'],
      });
    });

    it('by the token of a preview before one of them moved, or was decided', async () => {
      const [one, two] = [await applicant(), await applicant()];
      const { previewToken } = await call();
      await org.mutate('moveDecisionDate', { timelineId: one.timelineId, decisionDate: '2026-12-07', reason: 'OTHER' });
      expect(await call({ dryRun: false, previewToken })).toMatchObject({ code: 'STALE_PREVIEW' });
      const next = await call();
      await org.mutate('recordDecision', { applicationId: two.id, outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      expect(await call({ dryRun: false, previewToken: next.previewToken })).toMatchObject({ code: 'STALE_PREVIEW' });
    });

    it('if they changed after the run had begun', async () => {
      const [one, two, three] = [await applicant(), await applicant(), await applicant()];
      const run = await carryOut();
      await org.mutate('moveDecisionDate', { timelineId: one.timelineId, decisionDate: '2026-12-07', reason: 'OTHER' });
      await org.mutate('recordDecision', { applicationId: two.id, outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      await app.settle();
      expect(await progress(run.id)).toMatchObject({
        done: 1,
        refused: 2,
        refusals: [
          { timelineId: one.timelineId, refusal: 'STALE_REVISION' },
          { timelineId: two.timelineId, refusal: 'CLOSED' },
        ],
      });
      expect((await timeline(three.timelineId)).decisionDate).toBe('2026-12-11');
    });

    it('by another organization, which does not see the run either', async () => {
      await applicant();
      const run = await carryOut();
      const other = await app.organization();
      expect(await call({}, other)).toEqual({ code: 'NOT_FOUND', path: ['input', 'jobId'] });
      expect(await progress(run.id, other)).toBeNull();
    });
  });

  it('are all moved once, in batches that go on where they stood', async () => {
    const many = 201;
    const made = await app.app.get(WorkerDatabase).write(systemActor(org.id), async (tx) => {
      const timelines: string[] = [];
      for (let n = 0; n < many; n += 1) {
        const candidate = { fullName: 'Ana Ríos', email: `many-${n}@example.test` };
        const candidateId = (await app.app.get(CandidatesService).create(tx, candidate)) as string;
        const application = { jobId, candidateId, stage: 'Interview' };
        const applicationId = (await app.app.get(ApplicationsService).create(tx, application)) as string;
        const words = { reason: null, note: null, internalNote: null, followUpDate: null };
        const promise = {
          decisionDate: '2026-12-04',
          precision: 'DAY',
          milestone: 'DECISION',
          alreadyTold: true,
        } as const;
        timelines.push(
          (await app.app.get(TimelinesService).set(tx, { ...promise, ...words, applicationId })) as string,
        );
      }
      return timelines;
    });
    expect(made).toHaveLength(many);
    const run = await carryOut();
    const batches = app.app.get(BulkMoveBatches);
    const work = (end: () => void) =>
      app.app.get(WorkerDatabase).write(systemActor(org.id), async (tx) => {
        await batches.next(tx, run.id);
        end();
      });
    await work(() => undefined);
    expect(await progress(run.id)).toMatchObject({ status: 'RUNNING', done: 200 });
    const killed = () => {
      throw new Error('killed');
    };
    await expect(work(killed)).rejects.toThrow('killed');
    expect(await progress(run.id)).toMatchObject({ status: 'RUNNING', done: 200 });
    await app.settle();
    expect(await progress(run.id)).toMatchObject({ status: 'DONE', done: many, refused: 0 });
    await work(() => undefined);
    expect(await progress(run.id)).toMatchObject({ status: 'DONE', done: many });
    const ids = made as string[];
    for (const id of [ids[0], ids.at(-1)] as string[])
      expect(await timeline(id)).toMatchObject({ decisionDate: '2026-12-11', revision: 2 });
  });
});
