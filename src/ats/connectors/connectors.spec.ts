import { describe, expect, it } from '@jest/globals';
import { sample, sampleBytes } from '../../../test/support/ats/samples.js';
import type { Meaning, VendorApi } from './connector.js';
import { connectorAt } from './connectors.js';
import { genericConnector, genericDefaults } from './generic/generic.js';
import { jsonMapping } from './generic/json-mapping.js';

const at = new Date('2026-12-01T09:00:00Z');

function connector(path: string) {
  const found = connectorAt(path);
  if (found === null) throw new Error(path);
  return found;
}

/** What a body means, as it is after its way through JSON: what is undefined is not there. */
function meaningOf(path: string, name: string, headers: Record<string, string> = {}): Meaning {
  const { eventOf, meaningOf: mean } = connector(path);
  const body = sample(path, name);
  return JSON.parse(JSON.stringify(mean({ event: eventOf({ headers }, body), body })));
}

function rowsOf(path: string, name: string) {
  const meaning = meaningOf(path, name);
  if (meaning.kind !== 'ROWS') throw new Error(`${path} ${name}: ${meaning.kind}`);
  return meaning.rows;
}

const application = (path: string, name: string) => rowsOf(path, name).applications?.[0];

describe('Greenhouse', () => {
  it('tells of an application: who, for which job, where it stands, and the date that is kept in a field', () => {
    const said = rowsOf('greenhouse', 'candidate_stage_change');
    expect(said.jobs).toEqual([{ remoteId: '4031128', title: 'Staff Engineer', status: 'open' }]);
    expect(said.candidates).toEqual([
      {
        remoteId: '53883394',
        remoteUpdatedAt: '2026-11-30T10:05:12Z',
        firstName: 'Ana',
        lastName: 'Ríos',
        emails: [
          { value: 'ana.rios@employer.example', type: 'work' },
          { value: 'ana.rios@mail.example', type: 'personal' },
        ],
        phone: '+34 600 000 001',
        canEmail: true,
        isPrivate: false,
      },
    ]);
    expect(said.applications).toEqual([
      {
        // More than GraphQL's Int holds.
        remoteId: '4294967299',
        remoteUpdatedAt: '2026-11-30T10:05:12Z',
        candidateRemoteId: '53883394',
        jobRemoteId: '4031128',
        status: 'active',
        stage: 'Onsite',
        rejectionReason: null,
        rejectionReasonType: null,
        appliedOn: '2026-11-02T08:12:09Z',
        isProspect: false,
        customFields: [
          { key: 'decision_by', value: '2026-12-11' },
          { key: 'level', value: null },
        ],
      },
    ]);
    // Of the two that are planned, the one that was set; their ids are the plan's.
    expect(said.interviews).toEqual([
      {
        remoteId: '4294967299:113101',
        remoteUpdatedAt: '2026-11-30T10:05:12Z',
        applicationRemoteId: '4294967299',
        title: 'Systems',
        status: 'scheduled',
      },
    ]);
  });

  it('tells a rejection from a withdrawal by who rejected whom', () => {
    expect(application('greenhouse', 'reject_candidate')).toMatchObject({
      status: 'rejected',
      rejectionReason: 'Position filled',
      rejectionReasonType: 'We rejected them',
    });
    expect(application('greenhouse', 'reject_candidate-withdrew')).toMatchObject({
      rejectionReasonType: 'They rejected us',
    });
  });

  it('says of a hire no more than that, and takes both back', () => {
    const hired = application('greenhouse', 'hire_candidate');
    expect(hired).toMatchObject({ status: 'hired' });
    expect(hired).not.toHaveProperty('remoteUpdatedAt');
    expect(hired).not.toHaveProperty('stage');
    expect(application('greenhouse', 'unhire_candidate')).toMatchObject({ status: 'active' });
    expect(application('greenhouse', 'unreject_candidate')).toMatchObject({ status: 'active', rejectionReason: null });
  });

  it('tells prospects from applications', () => {
    expect(application('greenhouse', 'new_prospect_application')).toMatchObject({ isProspect: true });
    expect(application('greenhouse', 'new_prospect_application')).not.toHaveProperty('jobRemoteId');
  });

  it('erases nobody because of a merge, in whichever way it is told, nor because of a deletion', () => {
    expect(rowsOf('greenhouse', 'merge_candidate')).toEqual({
      candidates: [{ remoteId: '53883394', mergedIntoRemoteId: '53883999' }],
    });
    expect(rowsOf('greenhouse', 'delete_candidate-merged')).toEqual({
      candidates: [{ remoteId: '53883394', remoteWasDeleted: true }],
      applications: [],
    });
    expect(rowsOf('greenhouse', 'delete_candidate').applications).toEqual([
      { remoteId: '4294967299', candidateRemoteId: '53883394', remoteWasDeleted: true },
    ]);
  });

  it('erases whose name, address or number was made anonymous, and nobody whose tags were', () => {
    expect(rowsOf('greenhouse', 'candidate_anonymized')).toEqual({
      candidates: [{ remoteId: '53883394', remoteWasAnonymized: true }],
    });
    const tags = { action: 'candidate_anonymized', payload: { candidate_id: 7, anonymized_fields: ['tags'] } };
    expect(connector('greenhouse').meaningOf({ event: 'candidate_anonymized', body: tags })).toEqual({
      kind: 'NOTHING',
    });
  });

  it('pings, says what is not kept here, and what nobody knows yet', () => {
    expect(meaningOf('greenhouse', 'ping')).toEqual({ kind: 'TEST' });
    expect(meaningOf('greenhouse', 'offer_updated')).toEqual({ kind: 'NOTHING' });
    const { meaningOf: mean } = connector('greenhouse');
    for (const event of ['invented', '__proto__', 'constructor', 'toString', null])
      expect(mean({ event, body: { action: event } })).toEqual({ kind: 'UNKNOWN' });
  });
});

describe('Ashby', () => {
  it('tells of an application, with the fields that have ids', () => {
    expect(application('ashby', 'candidateStageChange')).toEqual({
      remoteId: 'c6f1f5f0-1f5e-4f8f-9d6a-3c1f0a7f1a03',
      remoteUpdatedAt: '2026-11-30T11:00:00.000Z',
      candidateRemoteId: '7b1f5f5c-2f5e-4f8f-9d6a-1c1f0a7f1a01',
      jobRemoteId: '0d0a3f0e-8f2b-4f4f-8a55-2c2f0a7f1a02',
      status: 'Active',
      isProspect: false,
      stage: 'Onsite',
      rejectionReason: null,
      rejectionReasonType: null,
      appliedOn: '2026-11-03T09:00:00.000Z',
      customFields: [{ key: 'b1a7f1a0-4444-4f8f-9d6a-3c1f0a7f1a04', value: '2026-12-10' }],
    });
    expect(rowsOf('ashby', 'candidateStageChange').candidates).toEqual([
      expect.objectContaining({ fullName: 'Bela Kovács', email: 'bela@mail.example' }),
    ]);
  });

  it('tells who ended it, who only is a lead, and who became one with another', () => {
    expect(application('ashby', 'applicationUpdate-archived')).toMatchObject({ rejectionReasonType: 'RejectedByOrg' });
    expect(application('ashby', 'applicationUpdate-withdrew')).toMatchObject({
      rejectionReasonType: 'RejectedByCandidate',
    });
    expect(application('ashby', 'applicationUpdate-lead')).toMatchObject({ isProspect: true });
    expect(application('ashby', 'applicationUpdate-lead')).not.toHaveProperty('status');
    expect(rowsOf('ashby', 'candidateMerge').candidates).toEqual([
      { remoteId: '7b1f5f5c-2f5e-4f8f-9d6a-1c1f0a7f1a01', mergedIntoRemoteId: '7b1f5f5c-2f5e-4f8f-9d6a-1c1f0a7f1b01' },
    ]);
  });

  it('tells of each meeting of a schedule, and which is without the candidate', () => {
    expect(rowsOf('ashby', 'interviewScheduleUpdate').interviews).toMatchObject([
      { status: 'Complete', completedAt: '2026-11-30T14:00:00.000Z', isDebrief: false },
      { isDebrief: true },
    ]);
  });

  it('is known again by the id in the body, which is signed', () => {
    const body = sampleBytes('ashby', 'candidateHire');
    const { id } = connector('ashby').keysOf({ headers: {}, body, at });
    expect(id).toBe(sample('ashby', 'candidateHire')['webhookActionId']);
    expect(meaningOf('ashby', 'ping')).toEqual({ kind: 'TEST' });
  });
});

describe('Workable', () => {
  it('tells of one person for one job, by the same id', () => {
    expect(application('workable', 'candidate_moved')).toMatchObject({
      remoteId: '108d1748',
      candidateRemoteId: '108d1748',
      jobRemoteId: 'ENG001',
      status: 'active',
      stage: 'interview',
    });
  });

  it('tells a withdrawal from a disqualification, and a hire from both', () => {
    expect(application('workable', 'candidate_moved-disqualified')).toMatchObject({
      status: 'disqualified',
      rejectionReason: 'Experience',
    });
    expect(application('workable', 'candidate_moved-withdrew')).toMatchObject({ status: 'withdrew' });
    expect(application('workable', 'candidate_moved-hired')).toMatchObject({ status: 'hired' });
  });
});

describe('Recruitee', () => {
  it('tells of a place in one pipeline', () => {
    expect(application('recruitee', 'candidate_moved')).toMatchObject({
      remoteId: '7700:880',
      candidateRemoteId: '7700',
      jobRemoteId: '880',
      status: 'qualified',
      stage: 'Interview',
    });
    expect(application('recruitee', 'candidate_moved-disqualified')).toMatchObject({
      status: 'disqualified',
      rejectionReason: 'Not enough experience',
    });
    expect(application('recruitee', 'candidate_moved-requalified')).toMatchObject({ status: 'qualified' });
    expect(application('recruitee', 'candidate_moved-hired')).toMatchObject({ status: 'hired' });
    expect(application('recruitee', 'candidate_assigned')).not.toHaveProperty('status');
  });

  it('tests with and without an example of an event, before there is a secret', () => {
    expect(meaningOf('recruitee', 'test')).toEqual({ kind: 'TEST' });
    const { greet, meaningOf: mean } = connector('recruitee');
    const example = { ...sample('recruitee', 'candidate_moved'), test: true };
    expect(mean({ event: 'candidate_moved', body: example })).toEqual({ kind: 'TEST' });
    const body = sampleBytes('recruitee', 'test');
    expect(greet?.({ headers: {}, body, at })).toEqual({ status: 200, headers: {} });
    expect(greet?.({ headers: {}, body: sampleBytes('recruitee', 'candidate_moved'), at })).toBeNull();
  });
});

/** The vendor's API as a table: what is not in it is gone. */
const api = (answers: Record<string, unknown>): VendorApi => ({
  get: async (path) => answers[path] ?? null,
});

describe('Lever', () => {
  const ask = async (name: string, answers: Record<string, unknown>) => {
    const body = sample('lever', name);
    const { asked, eventOf } = connector('lever');
    const meaning = await asked?.({ event: eventOf({ headers: {} }, body), body }, api(answers));
    return JSON.parse(JSON.stringify(meaning)) as Meaning & { kind: 'ROWS' };
  };
  const opportunity = {
    data: {
      id: '9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01',
      name: 'Gita Rao',
      contact: '8a1f5f5c-2222-4f8f-9d6a-1c1f0a7f1a02',
      emails: ['gita@mail.example'],
      phones: [],
      stage: { id: 'offer', text: 'Offer' },
      archived: null as object | null,
      createdAt: 1_795_000_000_000,
      updatedAt: 1_796_032_802_000,
      confidentiality: 'non-confidential',
      applications: [{ id: 'x', type: 'user', posting: 'posting-1' }],
    },
  };
  const path = '/opportunities/9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01?expand=applications&expand=stage';
  const posting = { '/postings/posting-1': { data: { id: 'posting-1', text: 'Chef', state: 'published' } } };

  it('says by itself only which opportunity it is about, and nothing that ends one', () => {
    expect(rowsOf('lever', 'candidateStageChange')).toEqual({
      applications: [
        {
          remoteId: '9a1f5f5c-1111-4f8f-9d6a-1c1f0a7f1a01',
          remoteUpdatedAt: '2026-11-30T10:00:02.000Z',
          stage: 'offer',
        },
      ],
    });
    // Only the token is signed: these are words that no table gives a meaning to.
    expect(application('lever', 'candidateHired')).toMatchObject({ status: 'hired, not asked for' });
    expect(application('lever', 'candidateArchiveChange')).toMatchObject({ status: 'archived, not asked for' });
    expect(meaningOf('lever', 'test')).toEqual({ kind: 'TEST' });
  });

  it('is asked for the rest, where there is a credential', async () => {
    const { rows } = await ask('candidateStageChange', { [path]: opportunity, ...posting });
    expect(rows.jobs).toEqual([{ remoteId: 'posting-1', title: 'Chef', status: 'published' }]);
    expect(rows.candidates).toMatchObject([
      { fullName: 'Gita Rao', emails: [{ value: 'gita@mail.example' }], isPrivate: false },
    ]);
    expect(rows.applications).toMatchObject([
      { status: 'active', stage: 'Offer', jobRemoteId: 'posting-1', isProspect: false, rejectionReason: null },
    ]);
  });

  it('believes what it is told when asked, whatever the event said', async () => {
    const archived = { data: { ...opportunity.data, archived: { reason: 'r1', archivedAt: 1 } } };
    const reason = (type: string) => ({ '/archive_reasons/r1': { data: { text: 'Withdrew', type } } });
    const hired = await ask('candidateHired', { [path]: archived, ...posting, ...reason('hired') });
    expect(hired.rows.applications).toMatchObject([{ status: 'hired' }]);
    const withdrew = await ask('candidateHired', { [path]: archived, ...posting, ...reason('non-hired') });
    expect(withdrew.rows.applications).toMatchObject([{ status: 'archived', rejectionReason: 'Withdrew' }]);
    const active = await ask('candidateHired', { [path]: opportunity, ...posting });
    expect(active.rows.applications).toMatchObject([{ status: 'active' }]);
  });

  it('asks nothing for a test, and says that what is not there is gone', async () => {
    expect(await ask('test', {})).toEqual({ kind: 'TEST' });
    expect((await ask('candidateStageChange', {})).rows.applications).toMatchObject([{ remoteWasDeleted: true }]);
  });
});

describe('SmartRecruiters', () => {
  const body = sample('smartrecruiters', 'application.status.updated');
  const headers = { 'event-name': 'application.status.updated', 'event-id': '7' };
  const [candidateId, jobId] = [String(body['candidate_id']), String(body['job_id'])];

  it('says by itself who stands in which job, and is asked how', async () => {
    const { asked, meaningOf: mean } = connector('smartrecruiters');
    const delivery = { event: headers['event-name'], body };
    expect(mean(delivery)).toEqual({
      kind: 'ROWS',
      rows: {
        applications: [{ remoteId: `${candidateId}:${jobId}`, candidateRemoteId: candidateId, jobRemoteId: jobId }],
      },
    });
    const person = {
      id: candidateId,
      firstName: 'Hana',
      lastName: 'Sato',
      email: 'hana@mail.example',
      updatedOn: '2026-11-30T10:00:00.000Z',
      primaryAssignment: { job: { id: jobId, title: 'Nurse' }, status: 'WITHDRAWN' },
      secondaryAssignments: [{ job: { id: 'other', title: 'Other' }, status: 'REJECTED' }],
    };
    const meaning = await asked?.(delivery, api({ [`/candidates/${candidateId}`]: person }));
    expect(meaning).toMatchObject({
      rows: {
        candidates: [{ firstName: 'Hana' }],
        applications: [{ remoteId: `${candidateId}:${jobId}`, status: 'WITHDRAWN' }],
      },
    });
  });

  it('is known again by its id alone: two changes have one body', () => {
    const { greet, keysOf } = connector('smartrecruiters');
    const arrived = { headers, body: sampleBytes('smartrecruiters', 'application.status.updated'), at };
    expect(keysOf(arrived)).toEqual({ id: '7', byContent: false });
    expect(greet?.({ ...arrived, headers: { 'x-hook-secret': 's3cret' } })).toMatchObject({
      headers: { 'x-hook-secret': 's3cret' },
    });
    expect(greet?.({ ...arrived, headers: { 'x-hook-secret': 'a\r\nb: c' } })).toBeNull();
  });
});

describe('a generic system', () => {
  it('may write its bodies as the API takes rows', () => {
    expect(application('generic', 'rows')).toMatchObject({ remoteId: 'A-1', decisionDate: '2026-12-11' });
  });

  it('may declare where in its bodies what stands', () => {
    const mapping = jsonMapping.parse({
      event: '/type',
      job: { remoteId: '/vacancy/no', title: '/vacancy/called' },
      candidate: { remoteId: '/person/no', fullName: '/person/who', email: '/person/mail', canEmail: '/person/ok' },
      application: {
        remoteId: '/app/no',
        candidateRemoteId: '/person/no',
        jobRemoteId: '/vacancy/no',
        stage: '/app/step',
        status: '/app/gone',
      },
    });
    const mean = genericConnector({ ...genericDefaults, mapping }).meaningOf;
    const body = sample('generic', 'mapped');
    expect(mean({ event: 'changed', body })).toEqual({
      kind: 'ROWS',
      rows: {
        jobs: [{ remoteId: 'J-1', title: 'Nurse' }],
        candidates: [{ remoteId: 'P-2', fullName: 'Freya Lind', email: 'freya@mail.example', canEmail: true }],
        applications: [{ remoteId: '17', candidateRemoteId: 'P-2', jobRemoteId: 'J-1', stage: 'Interview' }],
        interviews: [],
      },
    });
    expect(mean({ event: 'ping', body: {} })).toEqual({ kind: 'TEST' });
    expect(mean({ event: 'other', body: {} })).toEqual({ kind: 'UNKNOWN' });
  });

  it('is known again by its content where that says when, and not where somebody may have come back to a stage', () => {
    const keys = (settings: object, body: object) =>
      genericConnector({ ...genericDefaults, ...settings }).keysOf({
        headers: {},
        body: Buffer.from(JSON.stringify(body)),
        at,
      });
    const row = { remoteId: 'a', stage: 'Interview' };
    const timed = { applications: [{ ...row, remoteUpdatedAt: '2026-12-01T09:00:00Z' }] };
    expect(keys({}, { applications: [row] }).byContent).toBe(false);
    expect(keys({}, timed).byContent).toBe(true);
    expect(keys({ signature: 'SHARED_SECRET' }, timed).byContent).toBe(false);
    expect(keys({ mapping: { application: { remoteId: '/a', remoteUpdatedAt: '/b' } } }, {}).byContent).toBe(true);
    expect(keys({ mapping: { application: { remoteId: '/a' } } }, {}).byContent).toBe(false);
  });

  it.each([
    [{ job: { title: '/a' } }],
    [{ job: { remoteId: 'a' } }],
    [{ job: { remoteId: '/a', organizationId: '/b' } }],
    [{ jobs: { remoteId: '/a' } }],
    [{ job: { remoteId: '/~2' } }],
  ])('may not declare %j', (mapping) => {
    expect(jsonMapping.safeParse(mapping).success).toBe(false);
  });
});

describe('a body that is not what its event should bring', () => {
  it.each([
    ['greenhouse', 'candidate_stage_change', { payload: {} }, 'payload.application'],
    ['greenhouse', 'reject_candidate', { payload: { application: { id: {} } } }, 'payload.application.id'],
    ['ashby', 'applicationUpdate', { data: { application: null } }, 'data.application'],
    ['workable', 'candidate_moved', null, 'the body'],
    ['recruitee', 'candidate_moved', { payload: [] }, 'payload'],
    ['generic', 'x', { jobs: [{ remoteId: 7 }] }, 'jobs.0.remoteId'],
    ['smartrecruiters', 'application.created', 7, 'the body'],
  ])('is told by its place: %s', (path, event, body, place) => {
    expect(() => connector(path).meaningOf({ event, body })).toThrow(place);
  });
});
