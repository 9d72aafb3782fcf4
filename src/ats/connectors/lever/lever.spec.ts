import { describe, expect, it } from '@jest/globals';
import { api, application, connector, meaningOf, rowsOf } from '../../../../test/support/ats/meanings.js';
import { sample } from '../../../../test/support/ats/samples.js';
import type { Meaning } from '../connector.js';

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
