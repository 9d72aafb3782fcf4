import { describe, expect, it } from '@jest/globals';
import { api, connector } from '../../../../test/support/ats/meanings.js';
import { sample, sampleBytes } from '../../../../test/support/ats/samples.js';

const at = new Date('2026-12-01T09:00:00Z');

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
