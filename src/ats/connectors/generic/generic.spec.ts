import { describe, expect, it } from '@jest/globals';
import { application } from '../../../../test/support/ats/meanings.js';
import { sample } from '../../../../test/support/ats/samples.js';
import { genericConnector, genericDefaults } from './generic.js';
import { jsonMapping } from './json-mapping.js';

const at = new Date('2026-12-01T09:00:00Z');

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
