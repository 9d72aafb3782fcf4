import { describe, expect, it } from '@jest/globals';
import { application, connector, meaningOf, rowsOf } from '../../../../test/support/ats/meanings.js';

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
    const back = { status: 'active', isReopened: true };
    expect(application('greenhouse', 'unhire_candidate')).toMatchObject(back);
    expect(application('greenhouse', 'unreject_candidate')).toMatchObject({ ...back, rejectionReason: null });
    expect(application('greenhouse', 'candidate_stage_change')).not.toHaveProperty('isReopened');
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
    const all = { action: 'candidate_anonymized', payload: { candidate_id: 7 } };
    expect(connector('greenhouse').meaningOf({ event: 'candidate_anonymized', body: all })).toMatchObject({
      rows: { candidates: [{ remoteId: '7', remoteWasAnonymized: true }] },
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
