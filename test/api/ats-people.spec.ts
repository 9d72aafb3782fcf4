import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ana, applied, at, atsCalls, job, type Row } from '../support/ats/sync-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp({ now: start });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
});

const { application, call, connect, load, statuses, sync } = atsCalls(() => org);

describe('a decision date in a row', () => {
  const row = (more: Row) => sync('Applications', [applied(more)]);

  it('sets the timeline, and another moves it, with the reason that a custom field tells', async () => {
    await connect({ decisionDateField: 'decision_by', decisionReasonField: 'why' });
    await sync('Jobs', [job()]);
    await sync('Candidates', [ana()]);
    const fields = (value: string | null, why = '') => ({
      customFields: [
        { key: 'decision_by', value },
        { key: 'why', value: why },
      ],
    });
    const [{ rowId }] = await row(fields('2026-12-11'));
    await row(fields('2026-12-18', 'Interviews continuing'));
    await row({ ...fields('2026-12-18'), stage: 'Offer' });
    await row(fields('2026-12-21', 'The moon'));
    await row(fields(''));
    expect((await application(rowId)).timeline).toMatchObject({
      decisionDate: '2026-12-21',
      revisions: [
        { kind: 'SET', reason: null, to: '2026-12-11', actor: { kind: 'API_KEY' } },
        { kind: 'EXTENDED', reason: 'INTERVIEWS_CONTINUING' },
        { kind: 'EXTENDED', reason: 'OTHER' },
      ],
    });
  });

  it('that is over is refused, and nothing else of its row', async () => {
    await load();
    const [told] = await row({ decisionDate: '2026-11-02', stage: 'Offer' });
    expect(told).toMatchObject({
      status: 'UPDATED',
      problem: { code: 'DATE_REFUSED', path: ['input', 'rows', '0', 'decisionDate'] },
    });
  });

  it('follows from an interview that took place, unconfirmed', async () => {
    const id = await load();
    const interview = { remoteId: 'i1', applicationRemoteId: 'a1', scheduledAt: '2026-12-01T08:00:00Z' };
    expect(await statuses('Interviews', [{ ...interview, status: 'scheduled' }])).toEqual(['CREATED']);
    expect(await statuses('Interviews', [{ ...interview, status: 'awaiting_feedback' }])).toEqual(['UPDATED']);
    expect(await statuses('Interviews', [{ ...interview, status: 'complete' }])).toEqual(['UNCHANGED']);
    expect((await application(id)).timeline).toMatchObject({ decisionDate: '2026-12-08' });
  });
});

describe('a person in another system', () => {
  it('who was erased is not brought back: by no row, no application, no merge', async () => {
    const id = await load();
    const { candidate } = await application(id);
    await call('eraseCandidate', { candidateId: candidate.id }, '... on Candidate { id }');
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(50) })])).toEqual(['ERASED']);
    expect(await statuses('Applications', [applied({ remoteUpdatedAt: at(50) })])).toEqual(['ERASED']);
    expect(await statuses('Applications', [applied({ remoteId: 'a2' })])).toEqual(['ERASED']);
    const { rows } = await owner.query(
      `SELECT remote_id, said FROM ats_refs WHERE organization_id = $1 AND erased_at IS NOT NULL`,
      [org.id],
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ remote_id }: Row) => remote_id === null)).toBe(true);
  });

  it('who was made anonymous there is erased here; who was deleted is not', async () => {
    const id = await load();
    expect(await statuses('Candidates', [{ remoteId: 'c1', remoteWasDeleted: true }])).toEqual(['UPDATED']);
    expect((await application(id)).candidate.fullName).toBe('Ana Ríos');
    expect(await statuses('Candidates', [{ remoteId: 'c1', remoteWasAnonymized: true }])).toEqual(['ERASED']);
    expect((await application(id)).candidate.fullName).toBe('(erased)');
    expect(await statuses('Candidates', [{ remoteId: 'c9', remoteWasAnonymized: true }])).toEqual(['ERASED']);
    expect(await statuses('Candidates', [ana({ remoteId: 'c9' })])).toEqual(['ERASED']);
  });

  it('who was merged leads to the other, who has what they applied for', async () => {
    const id = await load();
    const merge = { remoteId: 'c1', mergedIntoRemoteId: 'c2' };
    expect(await statuses('Candidates', [merge])).toEqual(['HELD']);
    const [winner] = await sync('Candidates', [ana({ remoteId: 'c2', fullName: 'Ana R. Gil' })]);
    expect(winner.status).toBe('CREATED');
    expect((await application(id)).candidate).toMatchObject({ id: winner.rowId, fullName: 'Ana R. Gil' });
    expect(await statuses('Candidates', [ana({ fullName: 'Somebody Else' })])).toEqual(['UNCHANGED']);
    expect(await statuses('Applications', [applied({ stage: 'Offer' })])).toEqual(['UPDATED']);
    await sync('Jobs', [job({ remoteId: 'j2' })]);
    const [other] = await sync('Applications', [applied({ remoteId: 'a2', jobRemoteId: 'j2' })]);
    expect((await application(other.rowId)).candidate.id).toBe(winner.rowId);
  });

  describe('who was merged', () => {
    const ref = (remoteId: string) => ({ source: 'greenhouse', remoteId });
    const found = async (remoteId: string, of = org) => {
      const { data, errors } = await of.graphql(
        `query($ref: ExternalRefInput!) { candidate(externalRef: $ref) { id externalRef { remoteId } }
           candidates(filter: {externalRef: [$ref]}) { nodes { id } totalCount } }`,
        { ref: ref(remoteId) },
      );
      expect(errors).toBeUndefined();
      return [data.candidate?.id ?? null, ...data.candidates.nodes.map(({ id }: Row) => id)];
    };
    const merge = (from: string, into: string) => sync('Candidates', [{ remoteId: from, mergedIntoRemoteId: into }]);
    const two = async () => {
      await load();
      const [winner] = await sync('Candidates', [ana({ remoteId: 'c2', fullName: 'Ana R. Gil' })]);
      await merge('c1', 'c2');
      return winner.rowId as string;
    };

    it('is found by the old reference, in a list too, and has what is made with it', async () => {
      const id = await two();
      expect(await found('c1')).toEqual([id, id]);
      expect(await found('c2')).toEqual([id, id]);
      const { id: jobId } = await org.mutate('createJob', { title: 'Analyst', externalRef: ref('j7') });
      const made = { candidateRef: ref('c1'), jobRef: ref('j7'), stage: 'New' };
      const application = await org.mutate('createApplication', made, 'candidate { id } job { id }');
      expect(application).toMatchObject({ candidate: { id }, job: { id: jobId } });
      const other = await org.mutate('updateCandidate', { candidateRef: ref('c1'), phone: '+49 30 123' }, 'id phone');
      expect(other).toMatchObject({ id, phone: '+49 30 123' });
    });

    it('keeps the old reference to themselves: nobody else gets it', async () => {
      const id = await two();
      const person = { fullName: 'Ben', email: 'ben@example.test', externalRef: ref('c1') };
      const taken = '... on ExternalRefTaken { rowId }';
      expect(await call('createCandidate', person, taken)).toMatchObject({ __typename: 'ExternalRefTaken', rowId: id });
      const own = { candidateId: id, externalRef: ref('c1') };
      expect(await call('updateCandidate', own, '... on Candidate { id }')).toMatchObject({ id });
      expect(await found('c1')).toEqual([id, id]);
    });

    it('again leads to the last of them, from each of the others', async () => {
      await two();
      const [last] = await sync('Candidates', [ana({ remoteId: 'c3' })]);
      await merge('c2', 'c3');
      for (const remoteId of ['c1', 'c2', 'c3']) expect(await found(remoteId)).toEqual([last.rowId, last.rowId]);
    });

    it('is found by the reference of somebody who never came here', async () => {
      const id = await two();
      await merge('c0', 'c2');
      expect(await found('c0')).toEqual([id, id]);
    });

    it('is found by what the other was called here, in a third system', async () => {
      await load();
      await sync('Candidates', [ana({ remoteId: 'c2' })]);
      const candidateRef = ref('c1');
      await org.mutate('updateCandidate', { candidateRef, externalRef: { source: 'crm', remoteId: '77' } });
      await merge('c1', 'c2');
      const { data } = await org.graphql(
        `{ crm: candidate(externalRef: {source: "crm", remoteId: "77"}) { externalRef { remoteId } }
           old: candidate(externalRef: {source: "greenhouse", remoteId: "c1"}) { externalRef { remoteId } } }`,
      );
      const stays = { externalRef: { remoteId: 'c2' } };
      expect(data).toEqual({ crm: stays, old: stays });
    });

    it('and erased is found by none of their references, and brought back by none', async () => {
      const id = await two();
      await merge('c0', 'c2');
      await org.mutate('eraseCandidate', { candidateId: id });
      for (const remoteId of ['c0', 'c1', 'c2']) {
        expect(await found(remoteId)).toEqual([null]);
        const person = { fullName: 'Ana', email: 'ana@example.test', externalRef: ref(remoteId) };
        expect(await call('createCandidate', person, '')).toMatchObject({ code: 'CANDIDATE_ERASED' });
      }
      const { rows } = await owner.query(
        'SELECT external_source, external_remote_id FROM candidate_aliases WHERE organization_id = $1',
        [org.id],
      );
      expect(rows).toEqual([
        { external_source: null, external_remote_id: null },
        { external_source: null, external_remote_id: null },
      ]);
    });

    it('is nobody to another organization', async () => {
      await two();
      expect(await found('c1', await app.organization())).toEqual([null]);
    });
  });

  it('of whom two systems tell is two candidates, and a hint', async () => {
    await load();
    await connect({ vendor: 'LEVER' });
    const [first] = await sync('Candidates', [ana()]);
    const [second] = await sync('Candidates', [ana({ email: 'ANA@example.test' })], 'lever');
    expect(second).toMatchObject({ status: 'CREATED', sameAddressAs: [first.rowId] });
    expect(second.rowId).not.toBe(first.rowId);
  });

  it('is written to at the personal address, and not at all where they say so', async () => {
    await connect();
    const emails = [
      { value: 'ana@work.test', type: 'work' },
      { value: 'ana@home.test', type: 'personal' },
    ];
    await sync('Candidates', [{ remoteId: 'c1', firstName: 'Ana', lastName: 'Ríos', emails, canEmail: false }]);
    const suppressed = async () =>
      (await org.graphql('{ suppressions { nodes { address reason } } }')).data.suppressions.nodes;
    expect(await suppressed()).toEqual([{ address: 'ana@home.test', reason: 'BY_ATS' }]);
    expect(await statuses('Candidates', [{ remoteId: 'c1', canEmail: true }])).toEqual(['UPDATED']);
    expect(await suppressed()).toEqual([]);
    expect(await statuses('Candidates', [{ remoteId: 'c1', isPrivate: true }])).toEqual(['UPDATED']);
    expect(await suppressed()).toHaveLength(1);
  });

  it('who is a prospect is no application before they are one', async () => {
    await load();
    const prospect = applied({ remoteId: 'a2', jobRemoteId: null, isProspect: true });
    expect(await sync('Applications', [prospect])).toMatchObject([{ status: 'UNCHANGED', rowId: null }]);
    await sync('Jobs', [job({ remoteId: 'j2' })]);
    const [now] = await sync('Applications', [applied({ remoteId: 'a2', jobRemoteId: 'j2', isProspect: false })]);
    expect(now).toMatchObject({ status: 'CREATED' });
  });

  it.each([
    ['is a prospect again', { isProspect: true }, { isProspect: false }],
    // What Greenhouse calls a prospect that became an application elsewhere.
    ['is converted', { status: 'converted' }, { status: 'active' }],
  ])('who %s has no application any more, quietly, until they have one again', async (_, none, one) => {
    const id = await load();
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    const standing = async () =>
      (
        await org.graphql(
          'query($id: ID!) { application(id: $id) { status timeline { status } messages { totalCount } } }',
          { id },
        )
      ).data.application;
    const over = { status: 'WITHDRAWN', timeline: { status: 'CANCELLED' }, messages: { totalCount: 0 } };
    expect(await statuses('Applications', [{ remoteId: 'a1', ...none, remoteUpdatedAt: at(5) }])).toEqual(['UPDATED']);
    expect(await standing()).toEqual(over);
    expect(await statuses('Applications', [{ remoteId: 'a1', ...none, remoteUpdatedAt: at(6) }])).toEqual([
      'UNCHANGED',
    ]);
    app.clock.advance({ hours: 24 });
    await app.settle();
    expect(await standing()).toEqual(over);
    expect(await statuses('Applications', [{ remoteId: 'a1', ...one, remoteUpdatedAt: at(7) }])).toEqual(['UPDATED']);
    expect(await standing()).toMatchObject({ status: 'ACTIVE' });
  });
});
