import { describe, expect, it } from '@jest/globals';
import { application, connector } from '../../../../test/support/ats/meanings.js';
import { sample } from '../../../../test/support/ats/samples.js';

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

  it('is known again by its content where that tells a time', () => {
    const keysOf = (body: object) =>
      connector('workable').keysOf({ headers: {}, body: Buffer.from(JSON.stringify(body)), at: new Date(0) });
    expect(keysOf(sample('workable', 'candidate_moved'))).toEqual({ id: null, byContent: true });
    expect(keysOf({ event_type: 'candidate_moved', data: { id: 'a' } })).toEqual({ id: null, byContent: false });
  });
});
