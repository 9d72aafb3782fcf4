import { describe, expect, it } from '@jest/globals';
import { application } from '../../../../test/support/ats/meanings.js';

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
