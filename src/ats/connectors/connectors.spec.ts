import { describe, expect, it } from '@jest/globals';
import { connector } from '../../../test/support/ats/meanings.js';

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
