import { describe, expect, it } from '@jest/globals';
import { application, connector, meaningOf } from '../../../../test/support/ats/meanings.js';
import { sample, sampleBytes } from '../../../../test/support/ats/samples.js';

const at = new Date('2026-12-01T09:00:00Z');

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
    expect(application('recruitee', 'candidate_moved-requalified')).toMatchObject({
      status: 'qualified',
      isReopened: true,
    });
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
