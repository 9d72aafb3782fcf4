import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ana, applied, at, atsCalls, job, type Row } from '../support/ats/sync-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// Rows as they really come: late, twice, in another order, with fields that nobody checked.

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ now: start });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
  await connect();
});

async function ask(query: string, variables: Row = {}) {
  const { data, errors } = await org.graphql(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const { connect, connections, statuses, sync } = atsCalls(() => org);

const statusOf = async (id: string) =>
  (await ask('query($id: ID!) { application(id: $id) { status candidate { email } } }', { id })).application;

const held = async () =>
  (await ask('{ heldRows(first: 50) { nodes { type remoteId problem { code path } waitsFor { type remoteId } } } }'))
    .heldRows.nodes;

const suppressed = async () =>
  (await ask('{ suppressions(first: 50) { nodes { address reason } } }')).suppressions.nodes;

const load = async (more: Row = {}): Promise<string> => {
  await sync('Jobs', [job()]);
  await sync('Candidates', [ana()]);
  return (await sync('Applications', [applied(more)]))[0].rowId;
};

describe('a row that waits', () => {
  it('that has ended is not opened by one of unknown age, and a later part adds to it', async () => {
    await sync('Jobs', [job()]);
    expect(
      await statuses('Applications', [
        applied({ status: 'rejected', rejectionReason: 'Withdrew', remoteUpdatedAt: at(5) }),
      ]),
    ).toEqual(['HELD']);
    expect(await statuses('Applications', [applied()])).toEqual(['STALE']);
    expect(await statuses('Applications', [{ remoteId: 'a1', stage: 'Offer', remoteUpdatedAt: at(6) }])).toEqual([
      'HELD',
    ]);
    await sync('Candidates', [ana()]);
    expect(await held()).toEqual([]);
    expect((await ask('{ applications(first: 5) { nodes { stage status } } }')).applications.nodes).toEqual([
      { stage: 'Offer', status: expect.not.stringMatching('^ACTIVE$') },
    ]);
  });

  it('and is refused when what it waits for has come is shown with the reason, and applied when that changes', async () => {
    await sync('Candidates', [ana()]);
    expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
    await sync('Jobs', [job({ status: 'closed', remoteUpdatedAt: at(1) })]);
    const waiting = { type: 'APPLICATION', remoteId: 'a1', problem: { code: 'JOB_CLOSED', path: ['jobRemoteId'] } };
    expect(await held()).toMatchObject([waiting]);
    expect(await statuses('Applications', [applied({ stage: 'Offer' })])).toEqual(['HELD']);
    expect(await held()).toMatchObject([waiting]);
    await sync('Jobs', [job({ status: 'open', remoteUpdatedAt: at(2) })]);
    expect(await held()).toEqual([]);
    expect((await ask('{ applications(first: 5) { nodes { stage status } } }')).applications.nodes).toEqual([
      { stage: 'Offer', status: 'ACTIVE' },
    ]);
  });

  it('takes in a later part, also where their clock goes before ours', async () => {
    await sync('Jobs', [job()]);
    expect(await statuses('Applications', [applied({ remoteUpdatedAt: '2026-12-01T09:00:40Z' })])).toEqual(['HELD']);
    app.clock.set('2026-12-01T09:00:10Z');
    expect(await statuses('Applications', [{ remoteId: 'a1', stage: 'Offer' }])).toEqual(['HELD']);
    await sync('Candidates', [ana()]);
    expect((await ask('{ applications(first: 5) { nodes { stage } } }')).applications.nodes).toEqual([
      { stage: 'Offer' },
    ]);
    expect(await held()).toEqual([]);
  });

  it('to be merged is merged, whatever else was told of it before and after', async () => {
    const id = await load();
    const merge = { remoteId: 'c1', mergedIntoRemoteId: 'c2', remoteUpdatedAt: '2026-11-30T09:00:00Z' };
    expect(await statuses('Candidates', [merge])).toEqual(['HELD']);
    await sync('Candidates', [ana({ phone: '+34 600 000 001', remoteUpdatedAt: '2026-11-29T09:00:00Z' })]);
    await sync('Candidates', [ana({ phone: '+34 600 000 002', remoteUpdatedAt: at(1) })]);
    await sync('Candidates', [ana({ remoteId: 'c2', email: 'ana@home.example.test' })]);
    expect(await statusOf(id)).toMatchObject({ candidate: { email: 'ana@home.example.test' } });
  });
});

describe('what is told of an application under the one into whom its candidate is merged', () => {
  it('waits for the merge, and counts when that has come', async () => {
    const id = await load({ remoteUpdatedAt: at(1) });
    await sync('Candidates', [ana({ remoteId: 'c2', email: 'ana@home.example.test' })]);
    const withdrawn = applied({
      candidateRemoteId: 'c2',
      status: 'rejected',
      rejectionReason: 'Withdrew',
      remoteUpdatedAt: at(2),
    });
    const [row] = await sync('Applications', [withdrawn]);
    expect(row).toMatchObject({ status: 'HELD', rowId: id, waitsFor: [{ type: 'CANDIDATE', remoteId: 'c1' }] });
    await sync('Candidates', [{ remoteId: 'c1', mergedIntoRemoteId: 'c2' }]);
    expect(await held()).toEqual([]);
    const { status, candidate } = await statusOf(id);
    expect([status === 'ACTIVE', candidate.email]).toEqual([false, 'ana@home.example.test']);
  });

  it('is not lost behind a part that comes before the merge', async () => {
    const id = await load({ remoteUpdatedAt: at(1) });
    await sync('Candidates', [ana({ remoteId: 'c2', email: 'ana@home.example.test' })]);
    const rejected = { status: 'rejected', rejectionReason: 'Withdrew', remoteUpdatedAt: at(2) };
    expect(await statuses('Applications', [applied({ candidateRemoteId: 'c2', ...rejected })])).toEqual(['HELD']);
    const part = { remoteId: 'a1', stage: 'Offer', remoteUpdatedAt: at(3) };
    expect(await statuses('Applications', [part])).toEqual(['HELD']);
    await sync('Candidates', [{ remoteId: 'c1', mergedIntoRemoteId: 'c2' }]);
    expect(await held()).toEqual([]);
    expect((await statusOf(id)).status).not.toBe('ACTIVE');
  });

  it('is all that is told of it where the other was deleted', async () => {
    const id = await load({ remoteUpdatedAt: at(1) });
    await sync('Candidates', [ana({ remoteId: 'c2', email: 'ana@home.example.test' })]);
    await sync('Candidates', [{ remoteId: 'c1', remoteWasDeleted: true }]);
    expect(
      await statuses('Applications', [applied({ candidateRemoteId: 'c2', stage: 'Offer', remoteUpdatedAt: at(2) })]),
    ).toEqual(['UPDATED']);
    expect(await statusOf(id)).toMatchObject({ status: 'ACTIVE', candidate: { email: 'ana@home.example.test' } });
    // What was theirs leads there too.
    expect(await statuses('Applications', [applied({ remoteId: 'a2', jobRemoteId: 'j2' })])).toEqual(['HELD']);
    await sync('Jobs', [job({ remoteId: 'j2' })]);
    expect((await ask('{ applications(first: 5) { nodes { candidate { email } } } }')).applications.nodes).toEqual(
      Array(2).fill({ candidate: { email: 'ana@home.example.test' } }),
    );
  });
});

describe('who is not to be written to', () => {
  it('stays so while anybody else who has the address is, whichever row changes first', async () => {
    await connect({ vendor: 'LEVER' });
    const [one, two] = [ana({ canEmail: false }), ana({ remoteId: 'c2', canEmail: false })];
    await sync('Candidates', [one, two]);
    await sync('Candidates', [ana({ remoteId: 'l1', isPrivate: true })], 'lever');
    const left = [{ address: 'ana@example.test', reason: 'BY_ATS' }];
    expect(await suppressed()).toEqual(left);
    await sync('Candidates', [ana({ canEmail: true })]);
    expect(await suppressed()).toEqual(left);
    await sync('Candidates', [ana({ remoteId: 'l1', email: 'ana@home.example.test', isPrivate: true })], 'lever');
    expect(await suppressed()).toEqual(
      expect.arrayContaining([...left, { address: 'ana@home.example.test', reason: 'BY_ATS' }]),
    );
    await sync('Candidates', [ana({ remoteId: 'c2', canEmail: true })]);
    expect(await suppressed()).toEqual([{ address: 'ana@home.example.test', reason: 'BY_ATS' }]);
  });

  it('stays so when a mail that came back is forgiven, until a member says otherwise of that itself', async () => {
    app.mail.behave({ at: 'rcpt', does: { reply: '550 5.1.1 no such user' }, to: 'ana@example.test' });
    const id = await load();
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    app.mail.behave([]);
    expect(await suppressed()).toMatchObject([{ reason: 'REFUSED' }]);
    await sync('Candidates', [ana({ canEmail: false })]);
    const release = () =>
      ask('mutation { releaseSuppression(input: { address: "ana@example.test" }) { ... on Suppression { id } } }');
    await release();
    expect(await suppressed()).toEqual([{ address: 'ana@example.test', reason: 'BY_ATS' }]);
    await release();
    expect(await suppressed()).toEqual([]);
  });

  it('themselves stays so when their system lets go of them', async () => {
    const id = await load();
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    const { parsed } = app.mail.received.findLast(({ envelope }) => envelope.to.includes('ana@example.test')) ?? {};
    const [, path = ''] = /https:\/\/timelines\.example\.test(\/preferences\/[\w-]{43})/.exec(parsed?.text ?? '') ?? [];
    await sync('Candidates', [ana({ canEmail: false })]);
    const sent = app.mail.received.length;
    expect((await app.http.post(path).type('form').send({ choice: 'do-not-write' })).status).toBe(303);
    await app.settle();
    const [ats, asked] = ['BY_ATS', 'ASKED'].map((reason) => ({ address: 'ana@example.test', reason }));
    expect(await suppressed()).toEqual([asked, ats]);
    // Not the receipt either: nobody is to write there.
    expect(app.mail.received.slice(sent).flatMap(({ envelope }) => envelope.to)).not.toContain('ana@example.test');
    await sync('Candidates', [ana({ canEmail: true })]);
    expect(await suppressed()).toEqual([asked]);
    await sync('Candidates', [ana({ canEmail: false })]);
    await ask('mutation { releaseSuppression(input: { address: "ANA@example.test" }) { ... on Suppression { id } } }');
    expect(await suppressed()).toEqual([ats]);
  });

  it('stays as a member has it when another mail comes back and is forgiven', async () => {
    const id = await load();
    const release = () =>
      ask('mutation { releaseSuppression(input: { address: "ana@example.test" }) { ... on Suppression { reason } } }');
    await sync('Candidates', [ana({ canEmail: false })]);
    expect((await release()).releaseSuppression).toEqual({ reason: 'BY_ATS' });
    app.mail.behave({ at: 'rcpt', does: { reply: '550 5.1.1 no such user' }, to: 'ana@example.test' });
    await org.mutate('setTimeline', { applicationId: id, decisionDate: '2026-12-11' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    app.mail.behave([]);
    expect((await release()).releaseSuppression).toEqual({ reason: 'REFUSED' });
    expect(await suppressed()).toEqual([]);
  });

  it('may be again when all say so in one call', async () => {
    await sync('Candidates', [ana({ canEmail: false }), ana({ remoteId: 'c2', canEmail: false })]);
    await sync('Candidates', [ana({ canEmail: true }), ana({ remoteId: 'c2', canEmail: true })]);
    expect(await suppressed()).toEqual([]);
  });
});

describe('a field that is odd', () => {
  it.each([
    ['phone', 'call after 5pm'],
    ['phone', 'n/a'],
    ['locale', 'English (US)'],
    ['timeZone', 'Pacific Time'],
  ])('costs nobody the candidate: %s %s', async (field, value) => {
    const [row] = await sync('Candidates', [ana({ [field]: value })]);
    expect(row).toMatchObject({
      status: 'CREATED',
      problem: { code: 'INVALID_INPUT', path: ['input', 'rows', '0', field] },
    });
    const [again] = await sync('Candidates', [ana({ fullName: 'Ana R.', [field]: value })]);
    expect(again).toMatchObject({ status: 'UPDATED', problem: { path: ['input', 'rows', '0', field] } });
  });

  it('costs nobody what is told with it: a stage is called by the first hundred characters of a long name', async () => {
    const stage = `Café ${'with the hiring committee '.repeat(7)}`.trim();
    const id = await load();
    const told = applied({ stage, status: 'rejected', rejectionReason: 'Withdrew', remoteUpdatedAt: at(2) });
    expect(await statuses('Applications', [told])).toEqual(['UPDATED']);
    expect(await statuses('Applications', [told])).toEqual(['UNCHANGED']);
    const { application } = await ask('query($id: ID!) { application(id: $id) { stage status } }', { id });
    expect([application.status === 'ACTIVE', [...application.stage].length]).toEqual([false, 100]);
    expect(stage.startsWith(application.stage)).toBe(true);
  });

  it('among addresses is passed over, and is told of where there is no other', async () => {
    const emails = [
      { value: 'n/a', type: 'personal' },
      { value: 'ana@work.example.test', type: 'work' },
      { value: 'ana@home.example.test', type: 'other' },
    ];
    expect(await sync('Candidates', [{ remoteId: 'c1', fullName: 'Ana', emails }])).toMatchObject([
      { status: 'CREATED', problem: null },
    ]);
    expect(await suppressed()).toEqual([]);
    const found = await ask('{ candidates(first: 5) { nodes { email } } }');
    expect(found.candidates.nodes).toEqual([{ email: 'ana@home.example.test' }]);
    expect(await sync('Candidates', [{ remoteId: 'c9', fullName: 'Bo', email: '-' }])).toMatchObject([
      { status: null, problem: { path: ['input', 'rows', '0', 'email'] } },
    ]);
    const known = { remoteId: 'c1', fullName: 'Ana Ríos', email: '-' };
    expect(await sync('Candidates', [known])).toMatchObject([
      { status: 'UPDATED', problem: { path: ['input', 'rows', '0', 'email'] } },
    ]);
  });
});

describe('a word of a megabyte', () => {
  it.each(['stage', 'status', 'rejectionReason', 'decisionReason', 'decisionDate'])(
    'as %s is refused in its place, and nothing else of the call',
    async (field) => {
      await load();
      const rows = [
        applied({ remoteUpdatedAt: at(2), [field]: 'x'.repeat(1_000_000) }),
        applied({ remoteUpdatedAt: at(3), stage: 'Offer' }),
      ];
      const [refused, other] = await sync('Applications', rows);
      expect([refused.status, refused.problem.path]).toEqual([null, ['input', 'rows', '0', field]]);
      expect(refused.problem.message.length).toBeLessThan(500);
      expect(other.status).toBe('UPDATED');
    },
  );
});

it('a leap second is an instant, wherever one is told', async () => {
  await load({ remoteUpdatedAt: '2016-12-31T23:59:60Z' });
  const interview = {
    remoteId: 'i1',
    applicationRemoteId: 'a1',
    status: 'scheduled',
    scheduledAt: '2026-12-30T23:59:60Z',
  };
  expect(await statuses('Interviews', [interview, { ...interview, remoteId: 'i2', scheduledAt: at(1) }])).toEqual([
    'CREATED',
    'CREATED',
  ]);
  // It was dated: an older one is older.
  expect(await statuses('Applications', [applied({ stage: 'Old', remoteUpdatedAt: '2016-12-31T23:59:00Z' })])).toEqual([
    'STALE',
  ]);
});

it('a reference is the same in both forms of Unicode, whichever row names it', async () => {
  const id = 'caf\u00e9';
  await sync('Jobs', [job({ remoteId: id })]);
  await sync('Candidates', [ana({ remoteId: id })]);
  const decomposed = id.normalize('NFD');
  expect(decomposed).not.toBe(id);
  const row = applied({ remoteId: decomposed, candidateRemoteId: decomposed, jobRemoteId: decomposed });
  expect(await statuses('Applications', [row])).toEqual(['CREATED']);
  const interview = {
    remoteId: 'i',
    applicationRemoteId: decomposed,
    status: 'scheduled',
    scheduledAt: '2026-12-04T09:00:00Z',
  };
  expect(await statuses('Interviews', [interview])).toEqual(['CREATED']);
});

describe('a withdrawal that only the other system told', () => {
  const word = async (meaning: string) =>
    await ask(
      'mutation($input: SetAtsWordInput!) { setAtsWord(input: $input) { __typename ... on Problem { code message } } }',
      {
        input: {
          atsIntegrationId: connections.get('greenhouse'),
          kind: 'REJECTION_REASON',
          word: 'Not a fit',
          meaning,
        },
      },
    );

  it('is none any more when its word is mended, and the candidate hears', async () => {
    await word('WITHDRAWN');
    const id = await load();
    const rejected = applied({ status: 'rejected', rejectionReason: 'Not a fit', remoteUpdatedAt: at(2) });
    await sync('Applications', [rejected]);
    expect(await statusOf(id)).toMatchObject({ status: 'WITHDRAWN' });
    await word('NOT_SELECTED');
    await app.settle();
    expect(await statusOf(id)).toMatchObject({ status: 'REJECTED' });
    const { application } = await ask(
      'query($id: ID!) { application(id: $id) { messages(first: 5) { nodes { kind status } } } }',
      { id },
    );
    expect(application.messages.nodes).toEqual([{ kind: 'OUTCOME_REJECTED', status: 'SENT' }]);
  });

  it('but one that a member recorded stays', async () => {
    await word('NOT_SELECTED');
    const id = await load();
    await org.mutate('withdrawApplication', { applicationId: id, as: 'WITHDRAWN' });
    await sync('Applications', [applied({ status: 'rejected', rejectionReason: 'Not a fit', remoteUpdatedAt: at(2) })]);
    expect(await statusOf(id)).toMatchObject({ status: 'WITHDRAWN' });
  });
});
