import { describe, expect, it } from '@jest/globals';
import { application, connector, meaningOf, rowsOf } from '../../../../test/support/ats/meanings.js';
import { sample, sampleBytes } from '../../../../test/support/ats/samples.js';

const at = new Date('2026-12-01T09:00:00Z');

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
    expect(id).toBe(`candidateHire:${sample('ashby', 'candidateHire')['webhookActionId']}`);
    expect(meaningOf('ashby', 'ping')).toEqual({ kind: 'TEST' });
  });
});
