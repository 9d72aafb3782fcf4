import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { HeldRowsService, SyncRows } from '../../src/ats/index.js';
import { Digests } from '../../src/notifications/index.js';
import { allScopes } from '../../src/organizations/access/scopes.js';
import { Sequencer } from '../../src/webhooks/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

let app: TestApp;
let org: TestOrganization;
let owner: pg.Client;

type Row = Record<string, unknown>;

beforeAll(async () => {
  app = await startTestApp({ now: start });
  owner = new pg.Client({ connectionString: app.database.superuserUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});
beforeEach(async () => {
  app.clock.set(start);
  org = await app.organization();
});

const call = async (name: string, input: Row, select: string, of = org) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await of.graphql(
    `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${select} ... on Problem { code message path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
};

/** By their sources: the latest of each. */
const connections = new Map<string, string>();

const connect = async (input: Row = {}, of = org): Promise<string> => {
  const made = { vendor: 'GREENHOUSE', ...input };
  const { id, source } = await call('createAtsIntegration', made, '... on AtsIntegration { id source }', of);
  connections.set(source, id);
  return id;
};

const results =
  '... on SyncedRows { refusedCount results { remoteId status rowId problem { code message path } waitsFor { type remoteId } unmapped { kind word } sameAddressAs } }';

const sync = async (what: string, rows: Row[], source = 'greenhouse', of = org) =>
  (await call(`sync${what}`, { atsIntegrationId: connections.get(source), rows }, results, of)).results;

const statuses = async (what: string, rows: Row[], source = 'greenhouse') =>
  (await sync(what, rows, source)).map(({ status }: { status: string | null }) => status);

const at = (minute: number) => `2026-12-01T08:${String(minute).padStart(2, '0')}:00Z`;
const job = (more: Row = {}) => ({ remoteId: 'j1', title: 'Engineer', status: 'open', ...more });
const ana = (more: Row = {}) => ({ remoteId: 'c1', fullName: 'Ana Ríos', email: 'ana@example.test', ...more });
const applied = (more: Row = {}) => ({
  remoteId: 'a1',
  candidateRemoteId: 'c1',
  jobRemoteId: 'j1',
  status: 'active',
  stage: 'Interview',
  ...more,
});

const load = async () => {
  await connect();
  await sync('Jobs', [job()]);
  await sync('Candidates', [ana()]);
  const [row] = await sync('Applications', [applied({ remoteUpdatedAt: at(1) })]);
  return row.rowId as string;
};

const application = async (id: string) =>
  (
    await org.graphql(
      `{ application(id: "${id}") { status stage candidate { id fullName } job { title } externalRef { source remoteId }
         timeline { decisionDate revisions { kind reason to actor { kind name } } }
         messages { nodes { kind status } } } }`,
    )
  ).data.application;

describe('rows of another system', () => {
  it('are created, unchanged, updated, stale: as often as they come', async () => {
    await connect();
    expect(await statuses('Jobs', [job({ remoteUpdatedAt: at(1) })])).toEqual(['CREATED']);
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(1) })])).toEqual(['CREATED']);
    const row = applied({ remoteUpdatedAt: at(10) });
    expect(await statuses('Applications', [row])).toEqual(['CREATED']);
    expect(await statuses('Applications', [row, row])).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await statuses('Applications', [{ ...row, remoteUpdatedAt: at(9), stage: 'Screen' }])).toEqual(['STALE']);
    expect(await statuses('Applications', [{ ...row, stage: 'Offer' }])).toEqual(['UPDATED']);
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(2), fullName: 'Ana Ríos Gil' })])).toEqual([
      'UPDATED',
    ]);
    const [found] = await sync('Applications', [{ ...row, stage: 'Offer' }]);
    expect(await application(found.rowId)).toMatchObject({
      status: 'ACTIVE',
      stage: 'Offer',
      candidate: { fullName: 'Ana Ríos Gil' },
      job: { title: 'Engineer' },
      externalRef: { source: 'greenhouse', remoteId: 'a1' },
    });
  });

  it('come in any order: an application waits, visibly, and is applied when the last of what it waits for has come', async () => {
    await connect();
    const [held] = await sync('Applications', [applied()]);
    expect(held).toMatchObject({
      status: 'HELD',
      rowId: null,
      waitsFor: [
        { type: 'CANDIDATE', remoteId: 'c1' },
        { type: 'JOB', remoteId: 'j1' },
      ],
    });
    await sync('Interviews', [
      { remoteId: 'i1', applicationRemoteId: 'a1', status: 'scheduled', scheduledAt: '2026-12-10T10:00:00Z' },
    ]);
    const waiting = () =>
      org.graphql('{ heldRows { nodes { type remoteId waitsFor { remoteId } expiresAt } totalCount } }');
    expect((await waiting()).data.heldRows.totalCount).toBe(2);
    await sync('Candidates', [ana()]);
    expect((await waiting()).data.heldRows.nodes).toMatchObject([
      { remoteId: 'i1' },
      { remoteId: 'a1', waitsFor: [{ remoteId: 'j1' }] },
    ]);
    await sync('Jobs', [job()]);
    expect((await waiting()).data.heldRows.totalCount).toBe(0);
    const [known] = await sync('Applications', [applied()]);
    expect(known.status).toBe('UNCHANGED');
    expect(await application(known.rowId)).toMatchObject({ status: 'ACTIVE', stage: 'Interview' });
  });

  it('that wait by the hundred are applied when their job comes, the rest of them a moment after', async () => {
    await connect();
    const ids = Array.from({ length: 450 }, (_, n) => `x${n}`);
    const people = ids.map((id) => ana({ remoteId: id, email: `${id}@example.test` }));
    expect(new Set(await statuses('Candidates', people))).toEqual(new Set(['CREATED']));
    const theirs = ids.map((id) => applied({ remoteId: id, candidateRemoteId: id }));
    expect(new Set(await statuses('Applications', theirs))).toEqual(new Set(['HELD']));
    await sync('Jobs', [job()]);
    await app.settle();
    expect((await org.graphql('{ heldRows { totalCount } }')).data.heldRows.totalCount).toBe(0);
    expect(new Set(await statuses('Applications', theirs))).toEqual(new Set(['UNCHANGED']));
  });

  describe('that wait for what is made here, under its reference there', () => {
    const ref = (remoteId: string) => ({ source: 'greenhouse', remoteId });
    const held = async () => (await org.graphql('{ heldRows { nodes { remoteId } } }')).data.heldRows.nodes;
    const found = async (remoteId: string) =>
      (
        await org.graphql(
          `{ application(externalRef: {source: "greenhouse", remoteId: "${remoteId}"}) { stage candidate { id } job { id } interviews { title } } }`,
        )
      ).data.application;

    it('are applied once its candidate and job are made, in whichever order', async () => {
      await connect();
      await sync('Interviews', [
        {
          remoteId: 'i1',
          applicationRemoteId: 'a1',
          title: 'Call',
          status: 'scheduled',
          scheduledAt: '2026-12-03T10:00:00Z',
        },
      ]);
      expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
      const { id: jobId } = await org.mutate('createJob', { title: 'Engineer', externalRef: ref('j1') });
      await app.settle();
      expect(await held()).toHaveLength(2);
      const person = { fullName: 'Ana Ríos', email: 'ana@example.test', externalRef: ref('c1') };
      const { id: candidateId } = await org.mutate('createCandidate', person);
      await app.settle();
      expect(await held()).toEqual([]);
      expect(await found('a1')).toEqual({
        stage: 'Interview',
        candidate: { id: candidateId },
        job: { id: jobId },
        interviews: [{ title: 'Call' }],
      });
    });

    it('are applied once a row that is here gets the reference', async () => {
      await connect();
      await statuses('Applications', [applied()]);
      const { id: jobId } = await org.mutate('createJob', { title: 'Engineer' });
      const { id: candidateId } = await org.mutate('createCandidate', {
        fullName: 'Ana Ríos',
        email: 'ana@example.test',
      });
      await org.mutate('updateCandidate', { candidateId, externalRef: ref('c1') });
      await org.mutate('updateJob', { jobId, externalRef: ref('j1') });
      await app.settle();
      expect(await found('a1')).toMatchObject({ candidate: { id: candidateId }, job: { id: jobId } });
    });

    it('are applied once an application is that of their interviews', async () => {
      await connect();
      await sync('Interviews', [
        {
          remoteId: 'i1',
          applicationRemoteId: 'a1',
          title: 'Call',
          status: 'scheduled',
          scheduledAt: '2026-12-03T10:00:00Z',
        },
      ]);
      const { id: applicationId } = await org.application();
      await org.mutate('updateApplication', { applicationId, externalRef: ref('a1') });
      await app.settle();
      expect((await found('a1')).interviews).toEqual([{ title: 'Call' }]);
    });

    it('are applied although they had been told that it is not there', async () => {
      await connect();
      expect(await statuses('Candidates', [ana({ remoteWasDeleted: true })])).toEqual(['UNCHANGED']);
      await sync('Jobs', [job()]);
      expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
      await org.mutate('createCandidate', { fullName: 'Ana Ríos', email: 'ana@example.test', externalRef: ref('c1') });
      await app.settle();
      expect(await found('a1')).toMatchObject({ stage: 'Interview' });
    });

    it('wait on for what is made under the reference of another system, or of another kind', async () => {
      await connect();
      await sync('Jobs', [job()]);
      await statuses('Applications', [applied()]);
      const person = { fullName: 'Ana Ríos', email: 'ana@example.test' };
      await org.mutate('createCandidate', { ...person, externalRef: { source: 'ashby', remoteId: 'c1' } });
      await org.mutate('createJob', { title: 'Other', externalRef: ref('c1') });
      await app.settle();
      expect(await held()).toEqual([{ remoteId: 'a1' }]);
    });

    it('are applied by whoever comes last, when the row and what it waits for come at once', async () => {
      await connect();
      await sync('Jobs', [job()]);
      const numbers = Array.from({ length: 12 }, (_, number) => number);
      await Promise.all(
        numbers.flatMap((number) => [
          sync('Applications', [applied({ remoteId: `a${number}`, candidateRemoteId: `c${number}` })]),
          org.mutate('createCandidate', {
            fullName: 'Ana Ríos',
            email: `ana${number}@example.test`,
            externalRef: ref(`c${number}`),
          }),
        ]),
      );
      await app.settle();
      expect(await held()).toEqual([]);
      for (const number of numbers) expect(await found(`a${number}`)).toMatchObject({ stage: 'Interview' });
    });
  });

  it('that wait are forgotten after seven days, and held again when they come again', async () => {
    await connect();
    expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
    const count = async () => (await org.graphql('{ heldRows { totalCount } }')).data.heldRows.totalCount;
    app.clock.advance({ hours: 7 * 24 - 1 });
    await app.app.get(HeldRowsService).expire();
    expect(await count()).toBe(1);
    app.clock.advance({ hours: 1 });
    await app.app.get(HeldRowsService).expire();
    expect(await count()).toBe(0);
    expect(await statuses('Applications', [applied()])).toEqual(['HELD']);
  });

  it('stand each by itself: what is refused of one, in its place, changes nothing of another', async () => {
    await connect();
    const rows = [
      ana(),
      { remoteId: 'c2', email: 'nobody@example.test' },
      { remoteId: 'c3', fullName: 'Bo', email: 'not an address' },
      ana({ remoteId: 'c4', remoteUpdatedAt: '2026-02-30T00:00:00Z' }),
      ana({ remoteId: 'c5', fullName: 'x'.repeat(100_000) }),
      ana({ remoteId: 'c7', email: 'seven@example.test' }),
    ];
    const { refusedCount, results: told } = await call(
      'syncCandidates',
      { atsIntegrationId: connections.get('greenhouse'), rows },
      results,
    );
    expect(told.map(({ status, problem }: Row) => status ?? (problem as Row).path)).toEqual([
      'CREATED',
      ['input', 'rows', '1', 'fullName'],
      ['input', 'rows', '2', 'email'],
      ['input', 'rows', '3', 'remoteUpdatedAt'],
      ['input', 'rows', '4', 'fullName'],
      'CREATED',
    ]);
    expect(refusedCount).toBe(4);
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

describe('an application that ends in another system', () => {
  const row = (more: Row) => statuses('Applications', [applied({ remoteUpdatedAt: at(5), ...more })]);
  const rejected = { status: 'rejected', rejectionReasonType: 'We rejected them' };
  const unsaid = { status: 'rejected', rejectionReason: 'Our secret reason' };
  const stands = async (id: string) => {
    app.clock.advance({ minutes: 1 });
    await app.settle();
    const { status } = await application(id);
    const { messages } = (await org.graphql('{ messages(first: 50) { nodes { kind status } } }')).data;
    return [status, ...messages.nodes.map(({ kind, status: state }: Row) => `${kind} ${state}`)];
  };

  it('is told as the policy says, if it is known to be a rejection', async () => {
    const id = await load();
    expect(await row(rejected)).toEqual(['UPDATED']);
    expect(await stands(id)).toEqual(['REJECTED', 'OUTCOME_REJECTED SENT']);
    expect(await row(rejected)).toEqual(['UNCHANGED']);
    expect(await row({ ...rejected, remoteUpdatedAt: at(6), stage: 'Archive' })).toEqual(['UNCHANGED']);
    expect(await stands(id)).toEqual(['REJECTED', 'OUTCOME_REJECTED SENT']);
  });

  it('is told as a hire, which by the same fact in three events is one', async () => {
    const id = await load();
    expect(await row({ status: 'hired' })).toEqual(['UPDATED']);
    expect(await statuses('Applications', [{ remoteId: 'a1', status: 'hired' }])).toEqual(['UNCHANGED']);
    expect(await statuses('Applications', [{ remoteId: 'a1', stage: 'Hired' }])).toEqual(['UNCHANGED']);
    expect(await stands(id)).toEqual(['HIRED', 'OUTCOME_HIRED SENT']);
  });

  it('is told to nobody, if it was a withdrawal', async () => {
    const id = await load();
    expect(await row({ status: 'Rejected', rejectionReasonType: 'They rejected us', rejectionReason: 'Pay' })).toEqual([
      'UPDATED',
    ]);
    expect(await stands(id)).toEqual(['WITHDRAWN']);
  });

  it('is told to nobody before a person has looked at it, if they do not say whose doing it was', async () => {
    const id = await load();
    expect(await row(unsaid)).toEqual(['UPDATED']);
    expect(await stands(id)).toEqual(['REJECTED', 'OUTCOME_REJECTED WAITING']);
    app.clock.advance({ hours: 24 * 6 });
    expect(await stands(id)).toEqual(['REJECTED', 'OUTCOME_REJECTED WAITING']);
  });

  it('is asked of who recruits in the next digest, if they do not say whose doing it was', async () => {
    const id = await load();
    await sync('Jobs', [{ remoteId: 'j1', recruiterEmail: 'RITA@northwind.test' }]);
    await row(unsaid);
    await stands(id);
    const before = app.mail.received.length;
    app.clock.set('2026-12-02T07:00:00Z');
    await app.app.get(Digests).run();
    await app.settle();
    const mails = app.mail.received.slice(before);
    expect(mails.map(({ envelope }) => envelope.to)).toEqual([['rita@northwind.test']]);
    expect(mails[0]?.parsed.text).toContain('Ana Ríos');
  });

  it.each([
    ['NOT_SELECTED', ['REJECTED', 'OUTCOME_REJECTED CANCELLED', 'OUTCOME_REJECTED SENT']],
    ['WITHDRAWN', ['WITHDRAWN', 'OUTCOME_REJECTED CANCELLED']],
  ])('is what its word means, once somebody says that it means %s', async (meaning, expected) => {
    const id = await load();
    await row(unsaid);
    await stands(id);
    const { data } = await org.graphql('{ unmappedWords { nodes { atsIntegrationId kind word meaning } } }');
    const [word] = data.unmappedWords.nodes.filter(({ kind }: Row) => kind === 'REJECTION_REASON');
    expect(word).toMatchObject({ word: 'Our secret reason', meaning: null });
    const input = { atsIntegrationId: word.atsIntegrationId, kind: word.kind, word: 'OUR  SECRET reason', meaning };
    expect(await call('setAtsWord', input, '... on AtsWord { meaning }')).toMatchObject({ meaning });
    expect((await stands(id)).sort()).toEqual(expected.sort());
    expect(await row(unsaid)).toEqual(['UNCHANGED']);
  });

  it('goes on when that is taken back: an outcome that has not left stays', async () => {
    const id = await load();
    await row(rejected);
    expect(await row({ status: 'active', remoteUpdatedAt: at(6) })).toEqual(['UPDATED']);
    expect(await stands(id)).toEqual(['ACTIVE']);
  });

  describe('and goes on after that was told', () => {
    const flagged = async (id: string) => {
      const { data } = await org.graphql(
        `{ application(id: "${id}") { untoldReopening turns { kind internalNote } }
           applications(filter: {untoldReopening: true}) { nodes { id } } others: applications(filter: {untoldReopening: false}) { nodes { id } }
           events(types: ["application.reopened.v1"]) { nodes { body } } }`,
      );
      const ids = ({ nodes }: { nodes: Row[] }) => nodes.map((each) => each.id);
      return {
        isFlagged: data.application.untoldReopening,
        listed: ids(data.applications),
        others: ids(data.others),
        events: data.events.nodes.map(({ body }: { body: string }) => JSON.parse(body).data.facts),
        turns: data.application.turns,
      };
    };
    const toldAndTakenBack = async () => {
      const id = await load();
      await sync('Jobs', [{ remoteId: 'j1', recruiterEmail: 'rita@northwind.test' }]);
      await row(rejected);
      await stands(id);
      expect(await row({ status: 'active', remoteUpdatedAt: at(6) })).toEqual(['UPDATED']);
      await app.app.get(Sequencer).run();
      return id;
    };
    const digest = async (now: string) => {
      const before = app.mail.received.length;
      app.clock.set(now);
      await app.app.get(Digests).run();
      await app.settle();
      const told = '{ notifications(filter: {kind: [UNTOLD_REOPENING]}) { nodes { day decision } } }';
      const { nodes } = (await org.graphql(told)).data.notifications;
      return { days: nodes.map(({ day }: Row) => day), mails: app.mail.received.slice(before) };
    };

    it('is flagged to colleagues and to systems, and nothing is sent to the candidate', async () => {
      const id = await toldAndTakenBack();
      expect(await stands(id)).toEqual(['ACTIVE', 'OUTCOME_REJECTED SENT']);
      expect(await flagged(id)).toEqual({
        isFlagged: true,
        listed: [id],
        others: [],
        events: [{ wasTold: true }],
        turns: [{ kind: 'REOPENED', internalNote: expect.stringContaining('call them') }],
      });
    });

    it('is asked about on every business day, until a contact is logged', async () => {
      const id = await toldAndTakenBack();
      const { days, mails } = await digest('2026-12-02T07:00:00Z');
      expect(days).toEqual(['2026-12-02']);
      expect(mails.map(({ parsed }) => parsed.text?.replaceAll(/\s+/g, ' ')).join()).toContain(
        'Reopened on Tuesday 1 December 2026, after the candidate had been told the decision. Call Ana Ríos, then log',
      );
      expect((await digest('2026-12-03T07:00:00Z')).days.sort()).toEqual(['2026-12-02', '2026-12-03']);
      await call('logContact', { applicationId: id, channel: 'PHONE' }, '... on Application { id }');
      expect((await flagged(id)).isFlagged).toBe(false);
      expect((await digest('2026-12-04T07:00:00Z')).days).toHaveLength(2);
    });

    it('is flagged no more once the candidate hears the next date, or another decision', async () => {
      const id = await toldAndTakenBack();
      await sync('Applications', [applied({ remoteUpdatedAt: at(7), decisionDate: '2026-12-11' })]);
      expect((await flagged(id)).isFlagged).toBe(true);
      app.clock.advance({ minutes: 20 });
      await app.settle();
      expect((await flagged(id)).isFlagged).toBe(false);
      expect(await row({ ...rejected, remoteUpdatedAt: at(8) })).toEqual(['UPDATED']);
      await stands(id);
      expect(await row({ status: 'active', remoteUpdatedAt: at(9) })).toEqual(['UPDATED']);
      expect((await flagged(id)).isFlagged).toBe(true);
      expect(await row({ status: 'hired', remoteUpdatedAt: at(10) })).toEqual(['UPDATED']);
      expect((await flagged(id)).isFlagged).toBe(false);
    });

    it('is not flagged where nothing had been told, or the candidate had withdrawn', async () => {
      const id = await load();
      await row(rejected);
      await row({ status: 'active', remoteUpdatedAt: at(6) });
      await row({ status: 'rejected', rejectionReasonType: 'They rejected us', remoteUpdatedAt: at(7) });
      await row({ status: 'active', remoteUpdatedAt: at(8) });
      await app.app.get(Sequencer).run();
      expect(await flagged(id)).toMatchObject({
        isFlagged: false,
        listed: [],
        others: [id],
        events: [{ wasTold: false }, { wasTold: false }],
      });
    });

    it('is flagged although the decision that was told had been corrected by one that was not', async () => {
      const id = await load();
      await row(rejected);
      await stands(id);
      const decision = { applicationId: id, outcome: 'HIRED', tellCandidate: 'LATER', tellOn: '2026-12-03' };
      await call('correctDecision', decision, '... on Application { id }');
      await row({ status: 'active', remoteUpdatedAt: at(6) });
      expect((await flagged(id)).isFlagged).toBe(true);
    });
  });

  it('is not taken back by a row of unknown age, but by one that says it', async () => {
    const id = await load();
    await row(rejected);
    expect(await statuses('Applications', [applied({ stage: 'Offer' })])).toEqual(['STALE']);
    expect(await statuses('Applications', [applied({ isReopened: true })])).toEqual(['UPDATED']);
    expect((await application(id)).status).toBe('ACTIVE');
  });

  it('is history when it comes for the first time: nobody is told', async () => {
    await connect();
    await sync('Jobs', [job({ status: 'closed' })]);
    await sync('Candidates', [ana()]);
    const [{ rowId, status }] = await sync('Applications', [applied({ ...rejected, remoteUpdatedAt: at(1) })]);
    expect(status).toBe('CREATED');
    expect(await stands(rowId)).toEqual(['REJECTED']);
  });

  it('is ended quietly when it is not there any more', async () => {
    const id = await load();
    expect(await statuses('Applications', [{ remoteId: 'a1', remoteWasDeleted: true }])).toEqual(['UPDATED']);
    expect(await stands(id)).toEqual(['WITHDRAWN']);
  });
});

describe('the words of another system', () => {
  const words = async (of = org) => {
    const word = 'atsWords { atsIntegrationId kind original mapped isUnmapped }';
    const { data, errors } = await of.graphql(
      `{ applications(first: 5) { nodes { ${word} job { ${word} } interviews { ${word} } } } }`,
    );
    expect(errors).toBeUndefined();
    const [application] = data.applications.nodes;
    if (application === undefined) return [];
    const all = [application, application.job, ...application.interviews].flatMap(({ atsWords }) => atsWords);
    return all.map(
      ({ kind, original, mapped, isUnmapped }: Row) => `${kind} ${original}: ${isUnmapped ? 'UNMAPPED' : mapped}`,
    );
  };

  it('stand beside what they became, and those that became nothing are said to be unmapped', async () => {
    await load();
    await sync('Interviews', [
      { remoteId: 'i1', applicationRemoteId: 'a1', status: 'scheduled', scheduledAt: '2026-12-03T10:00:00Z' },
    ]);
    const rejected = { status: 'rejected', stage: 'Archive', rejectionReason: 'Our reason' };
    await sync('Applications', [applied({ ...rejected, remoteUpdatedAt: at(5) })]);
    expect(await words()).toEqual([
      'APPLICATION_STATUS rejected: REJECTED_BY_REASON',
      'STAGE Archive: UNMAPPED',
      'REJECTION_REASON Our reason: UNMAPPED',
      'JOB_STATUS open: OPEN',
      'INTERVIEW_STATUS scheduled: SCHEDULED',
    ]);
    const atsIntegrationId = connections.get('greenhouse');
    for (const [kind, word, meaning] of [
      ['STAGE', 'archive', 'Closed'],
      ['REJECTION_REASON', 'OUR reason', 'POSITION_FILLED'],
    ])
      await call('setAtsWord', { atsIntegrationId, kind, word, meaning }, '');
    await app.settle();
    expect((await words()).slice(0, 3)).toEqual([
      'APPLICATION_STATUS rejected: REJECTED_BY_REASON',
      'STAGE Archive: Closed',
      'REJECTION_REASON Our reason: POSITION_FILLED',
    ]);
    await call('setAtsWord', { atsIntegrationId, kind: 'STAGE', word: 'Archive', meaning: null }, '');
    await app.settle();
    expect((await words())[1]).toBe('STAGE Archive: UNMAPPED');
    expect(await words(await app.organization())).toEqual([]);
  });

  it('are none where no system told of a row, nor of somebody who was erased', async () => {
    await org.application();
    expect(await words()).toEqual([]);
    org = await app.organization();
    await load();
    await org.mutate('eraseCandidate', { candidateRef: { source: 'greenhouse', remoteId: 'c1' } });
    expect(await words()).toEqual(['JOB_STATUS open: OPEN']);
  });
});

describe('a decision date in a row', () => {
  const row = (more: Row) => sync('Applications', [applied(more)]);

  it('sets the timeline, and another moves it, with the reason that a custom field tells', async () => {
    await connect({ decisionDateField: 'decision_by', decisionReasonField: 'why' });
    await sync('Jobs', [job()]);
    await sync('Candidates', [ana()]);
    const fields = (value: string | null, why = '') => ({
      customFields: [
        { key: 'decision_by', value },
        { key: 'why', value: why },
      ],
    });
    const [{ rowId }] = await row(fields('2026-12-11'));
    await row(fields('2026-12-18', 'Interviews continuing'));
    await row({ ...fields('2026-12-18'), stage: 'Offer' });
    await row(fields('2026-12-21', 'The moon'));
    await row(fields(''));
    expect((await application(rowId)).timeline).toMatchObject({
      decisionDate: '2026-12-21',
      revisions: [
        { kind: 'SET', reason: null, to: '2026-12-11', actor: { kind: 'API_KEY' } },
        { kind: 'EXTENDED', reason: 'INTERVIEWS_CONTINUING' },
        { kind: 'EXTENDED', reason: 'OTHER' },
      ],
    });
  });

  it('that is over is refused, and nothing else of its row', async () => {
    await load();
    const [told] = await row({ decisionDate: '2026-11-02', stage: 'Offer' });
    expect(told).toMatchObject({
      status: 'UPDATED',
      problem: { code: 'DATE_REFUSED', path: ['input', 'rows', '0', 'decisionDate'] },
    });
  });

  it('follows from an interview that took place, unconfirmed', async () => {
    const id = await load();
    const interview = { remoteId: 'i1', applicationRemoteId: 'a1', scheduledAt: '2026-12-01T08:00:00Z' };
    expect(await statuses('Interviews', [{ ...interview, status: 'scheduled' }])).toEqual(['CREATED']);
    expect(await statuses('Interviews', [{ ...interview, status: 'awaiting_feedback' }])).toEqual(['UPDATED']);
    expect(await statuses('Interviews', [{ ...interview, status: 'complete' }])).toEqual(['UNCHANGED']);
    expect((await application(id)).timeline).toMatchObject({ decisionDate: '2026-12-08' });
  });
});

describe('a person in another system', () => {
  it('who was erased is not brought back: by no row, no application, no merge', async () => {
    const id = await load();
    const { candidate } = await application(id);
    await call('eraseCandidate', { candidateId: candidate.id }, '... on Candidate { id }');
    expect(await statuses('Candidates', [ana({ remoteUpdatedAt: at(50) })])).toEqual(['ERASED']);
    expect(await statuses('Applications', [applied({ remoteUpdatedAt: at(50) })])).toEqual(['ERASED']);
    expect(await statuses('Applications', [applied({ remoteId: 'a2' })])).toEqual(['ERASED']);
    const { rows } = await owner.query(
      `SELECT remote_id, said FROM ats_refs WHERE organization_id = $1 AND erased_at IS NOT NULL`,
      [org.id],
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ remote_id }: Row) => remote_id === null)).toBe(true);
  });

  it('who was made anonymous there is erased here; who was deleted is not', async () => {
    const id = await load();
    expect(await statuses('Candidates', [{ remoteId: 'c1', remoteWasDeleted: true }])).toEqual(['UPDATED']);
    expect((await application(id)).candidate.fullName).toBe('Ana Ríos');
    expect(await statuses('Candidates', [{ remoteId: 'c1', remoteWasAnonymized: true }])).toEqual(['ERASED']);
    expect((await application(id)).candidate.fullName).toBe('(erased)');
    expect(await statuses('Candidates', [{ remoteId: 'c9', remoteWasAnonymized: true }])).toEqual(['ERASED']);
    expect(await statuses('Candidates', [ana({ remoteId: 'c9' })])).toEqual(['ERASED']);
  });

  it('who was merged leads to the other, who has what they applied for', async () => {
    const id = await load();
    const merge = { remoteId: 'c1', mergedIntoRemoteId: 'c2' };
    expect(await statuses('Candidates', [merge])).toEqual(['HELD']);
    const [winner] = await sync('Candidates', [ana({ remoteId: 'c2', fullName: 'Ana R. Gil' })]);
    expect(winner.status).toBe('CREATED');
    expect((await application(id)).candidate).toMatchObject({ id: winner.rowId, fullName: 'Ana R. Gil' });
    expect(await statuses('Candidates', [ana({ fullName: 'Somebody Else' })])).toEqual(['UNCHANGED']);
    expect(await statuses('Applications', [applied({ stage: 'Offer' })])).toEqual(['UPDATED']);
    await sync('Jobs', [job({ remoteId: 'j2' })]);
    const [other] = await sync('Applications', [applied({ remoteId: 'a2', jobRemoteId: 'j2' })]);
    expect((await application(other.rowId)).candidate.id).toBe(winner.rowId);
  });

  describe('who was merged', () => {
    const ref = (remoteId: string) => ({ source: 'greenhouse', remoteId });
    const found = async (remoteId: string, of = org) => {
      const { data, errors } = await of.graphql(
        `query($ref: ExternalRefInput!) { candidate(externalRef: $ref) { id externalRef { remoteId } }
           candidates(filter: {externalRef: [$ref]}) { nodes { id } totalCount } }`,
        { ref: ref(remoteId) },
      );
      expect(errors).toBeUndefined();
      return [data.candidate?.id ?? null, ...data.candidates.nodes.map(({ id }: Row) => id)];
    };
    const merge = (from: string, into: string) => sync('Candidates', [{ remoteId: from, mergedIntoRemoteId: into }]);
    const two = async () => {
      await load();
      const [winner] = await sync('Candidates', [ana({ remoteId: 'c2', fullName: 'Ana R. Gil' })]);
      await merge('c1', 'c2');
      return winner.rowId as string;
    };

    it('is found by the old reference, in a list too, and has what is made with it', async () => {
      const id = await two();
      expect(await found('c1')).toEqual([id, id]);
      expect(await found('c2')).toEqual([id, id]);
      const { id: jobId } = await org.mutate('createJob', { title: 'Analyst', externalRef: ref('j7') });
      const made = { candidateRef: ref('c1'), jobRef: ref('j7'), stage: 'New' };
      const application = await org.mutate('createApplication', made, 'candidate { id } job { id }');
      expect(application).toMatchObject({ candidate: { id }, job: { id: jobId } });
      const other = await org.mutate('updateCandidate', { candidateRef: ref('c1'), phone: '+49 30 123' }, 'id phone');
      expect(other).toMatchObject({ id, phone: '+49 30 123' });
    });

    it('keeps the old reference to themselves: nobody else gets it', async () => {
      const id = await two();
      const person = { fullName: 'Ben', email: 'ben@example.test', externalRef: ref('c1') };
      const taken = '... on ExternalRefTaken { rowId }';
      expect(await call('createCandidate', person, taken)).toMatchObject({ __typename: 'ExternalRefTaken', rowId: id });
      const own = { candidateId: id, externalRef: ref('c1') };
      expect(await call('updateCandidate', own, '... on Candidate { id }')).toMatchObject({ id });
      expect(await found('c1')).toEqual([id, id]);
    });

    it('again leads to the last of them, from each of the others', async () => {
      await two();
      const [last] = await sync('Candidates', [ana({ remoteId: 'c3' })]);
      await merge('c2', 'c3');
      for (const remoteId of ['c1', 'c2', 'c3']) expect(await found(remoteId)).toEqual([last.rowId, last.rowId]);
    });

    it('is found by the reference of somebody who never came here', async () => {
      const id = await two();
      await merge('c0', 'c2');
      expect(await found('c0')).toEqual([id, id]);
    });

    it('is found by what the other was called here, in a third system', async () => {
      await load();
      await sync('Candidates', [ana({ remoteId: 'c2' })]);
      const candidateRef = ref('c1');
      await org.mutate('updateCandidate', { candidateRef, externalRef: { source: 'crm', remoteId: '77' } });
      await merge('c1', 'c2');
      const { data } = await org.graphql(
        `{ crm: candidate(externalRef: {source: "crm", remoteId: "77"}) { externalRef { remoteId } }
           old: candidate(externalRef: {source: "greenhouse", remoteId: "c1"}) { externalRef { remoteId } } }`,
      );
      const stays = { externalRef: { remoteId: 'c2' } };
      expect(data).toEqual({ crm: stays, old: stays });
    });

    it('and erased is found by none of their references, and brought back by none', async () => {
      const id = await two();
      await merge('c0', 'c2');
      await org.mutate('eraseCandidate', { candidateId: id });
      for (const remoteId of ['c0', 'c1', 'c2']) {
        expect(await found(remoteId)).toEqual([null]);
        const person = { fullName: 'Ana', email: 'ana@example.test', externalRef: ref(remoteId) };
        expect(await call('createCandidate', person, '')).toMatchObject({ code: 'CANDIDATE_ERASED' });
      }
      const { rows } = await owner.query(
        'SELECT external_source, external_remote_id FROM candidate_aliases WHERE organization_id = $1',
        [org.id],
      );
      expect(rows).toEqual([
        { external_source: null, external_remote_id: null },
        { external_source: null, external_remote_id: null },
      ]);
    });

    it('is nobody to another organization', async () => {
      await two();
      expect(await found('c1', await app.organization())).toEqual([null]);
    });
  });

  it('of whom two systems tell is two candidates, and a hint', async () => {
    await load();
    await connect({ vendor: 'LEVER' });
    const [first] = await sync('Candidates', [ana()]);
    const [second] = await sync('Candidates', [ana({ email: 'ANA@example.test' })], 'lever');
    expect(second).toMatchObject({ status: 'CREATED', sameAddressAs: [first.rowId] });
    expect(second.rowId).not.toBe(first.rowId);
  });

  it('is written to at the personal address, and not at all where they say so', async () => {
    await connect();
    const emails = [
      { value: 'ana@work.test', type: 'work' },
      { value: 'ana@home.test', type: 'personal' },
    ];
    await sync('Candidates', [{ remoteId: 'c1', firstName: 'Ana', lastName: 'Ríos', emails, canEmail: false }]);
    const suppressed = async () =>
      (await org.graphql('{ suppressions { nodes { address reason } } }')).data.suppressions.nodes;
    expect(await suppressed()).toEqual([{ address: 'ana@home.test', reason: 'BY_ATS' }]);
    expect(await statuses('Candidates', [{ remoteId: 'c1', canEmail: true }])).toEqual(['UPDATED']);
    expect(await suppressed()).toEqual([]);
    expect(await statuses('Candidates', [{ remoteId: 'c1', isPrivate: true }])).toEqual(['UPDATED']);
    expect(await suppressed()).toHaveLength(1);
  });

  it('who is a prospect is no application before they are one', async () => {
    await load();
    const prospect = applied({ remoteId: 'a2', jobRemoteId: null, isProspect: true });
    expect(await sync('Applications', [prospect])).toMatchObject([{ status: 'UNCHANGED', rowId: null }]);
    await sync('Jobs', [job({ remoteId: 'j2' })]);
    const [now] = await sync('Applications', [applied({ remoteId: 'a2', jobRemoteId: 'j2', isProspect: false })]);
    expect(now).toMatchObject({ status: 'CREATED' });
  });
});

describe('a call of rows', () => {
  it('that comes fifty times at once has one effect, and each time the same ids', async () => {
    await connect();
    const rows = Array.from({ length: 20 }, (_, n) => ana({ remoteId: `c${n}`, email: `c${n}@example.test` }));
    const calls = await Promise.all(Array.from({ length: 50 }, () => sync('Candidates', rows)));
    const ids = calls.map((told) => told.map(({ rowId }: Row) => rowId).join());
    expect(new Set(ids).size).toBe(1);
    expect(calls.flat().filter(({ status }: Row) => status === 'CREATED')).toHaveLength(20);
    expect(calls.flat().filter(({ status }: Row) => status === 'UNCHANGED')).toHaveLength(980);
  });

  it('has one effect, too, when it comes to two processes at once', async () => {
    const atsIntegrationId = await connect();
    const second = await startTestApp({ beside: app });
    const rows = Array.from({ length: 20 }, (_, n) => ana({ remoteId: `c${n}`, email: `c${n}@example.test` }));
    const query = `mutation($input: SyncCandidatesInput!) { syncCandidates(input: $input) { ${results} } }`;
    const calls = Array.from({ length: 10 }, async (_, n) => {
      const { http } = n % 2 === 0 ? app : second;
      const sent = http.post('/graphql').set('authorization', `Bearer ${org.apiKey}`);
      const { body } = await sent.send({ query, variables: { input: { atsIntegrationId, rows } } });
      return body.data.syncCandidates.results;
    });
    const told = (await Promise.all(calls)).flat();
    await second.stop();
    expect(told.filter(({ status }: Row) => status === 'CREATED')).toHaveLength(20);
    expect(told.filter(({ status }: Row) => status === 'UNCHANGED')).toHaveLength(180);
  });

  it('takes one id twice as two rows, in their order', async () => {
    await connect();
    const rows = [ana({ fullName: 'One' }), ana({ fullName: 'Two' }), ana({ fullName: 'Two' })];
    expect(await statuses('Candidates', rows)).toEqual(['CREATED', 'UPDATED', 'UNCHANGED']);
  });

  it('of another organization, or of a connection that is switched off, is refused', async () => {
    const other = await app.organization();
    const foreign = await connect({}, other);
    const input = { atsIntegrationId: foreign, rows: [job()] };
    expect(await call('syncJobs', input, results)).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'atsIntegrationId'],
    });
    const own = await connect();
    await call('updateAtsIntegration', { atsIntegrationId: own, enabled: false }, '... on AtsIntegration { id }');
    expect(await call('syncJobs', { atsIntegrationId: own, rows: [] }, results)).toMatchObject({
      __typename: 'AtsIntegrationDisabled',
    });
  });

  it('leaves an audit entry of what it changed, by whom and by which way, and none if it changed nothing', async () => {
    await load();
    await sync('Candidates', [ana()]);
    const { data } = await org.graphql('{ auditEntries(first: 20) { nodes { action detail } } }');
    const own = data.auditEntries.nodes.filter(({ action }: Row) => String(action).startsWith('sync'));
    expect(own.map(({ action }: Row) => action)).toEqual(['syncApplications', 'syncCandidates', 'syncJobs']);
    expect(JSON.stringify(own)).not.toMatch(/Ana|remoteId|example/);
    const events = await owner.query(
      `SELECT actor->>'via' AS via FROM domain_events WHERE organization_id = $1 AND type LIKE 'application%'`,
      [org.id],
    );
    expect(new Set(events.rows.map(({ via }: Row) => via))).toEqual(new Set(['SYNC']));
  });

  it('comes by the same door from a connector, which is who did it, and a field that no row has is a fault of its row', async () => {
    const id = await connect();
    const name = 'Greenhouse of Rita';
    const actor = { kind: 'CONNECTION', organizationId: org.id, id, name, via: 'CONNECTOR' } as const;
    const fields = { decisionDateField: null, decisionReasonField: null };
    const connection = { id, vendor: 'GREENHOUSE', source: 'greenhouse', name, ...fields } as const;
    const bad = { ...job({ remoteId: 'j2' }), colour: 'red' };
    const told = await app.app.get(SyncRows).jobs(actor, connection, [job(), bad], new Date(start));
    expect(told).toMatchObject([{ status: 'CREATED' }, { status: null, problem: { path: ['rows', '1', 'colour'] } }]);
    const { data } = await org.graphql('{ auditEntries(first: 1) { nodes { action actor { kind actorId name } } } }');
    expect(data.auditEntries.nodes).toEqual([{ action: 'syncJobs', actor: { kind: 'CONNECTION', actorId: id, name } }]);
  });

  it('takes a thousand rows at once, in their order, and refuses one more, or one that cannot be stored, as a whole', async () => {
    await connect();
    const rows = Array.from({ length: 1_000 }, (_, n) => ana({ remoteId: `c${n}` }));
    expect(await statuses('Candidates', rows)).toEqual(rows.map(() => 'CREATED'));
    const input = { atsIntegrationId: connections.get('greenhouse') };
    const refused = async (given: Row[]) => await call('syncCandidates', { ...input, rows: given }, results);
    expect(await refused([...rows, ana({ remoteId: 'more' })])).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'rows'],
    });
    expect(await refused([ana({ remoteId: 'more' }), ana({ remoteId: 'c1', fullName: 'half \ud83d' })])).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'rows', '1', 'fullName'],
    });
    expect(await statuses('Candidates', [ana({ remoteId: 'more' })])).toEqual(['CREATED']);
  });

  it('is not broken by a date of the year 0, which is none here', async () => {
    await connect();
    await sync('Jobs', [job()]);
    await sync('Candidates', [ana()]);
    const rows = [
      applied({ remoteId: 'a0', appliedOn: '0000-01-01' }),
      applied({ remoteId: 'a2', remoteUpdatedAt: '0000-01-01T00:00:00Z' }),
      applied(),
    ];
    expect(await sync('Applications', rows)).toMatchObject([
      { status: null, problem: { code: 'INVALID_INPUT', path: ['input', 'rows', '0', 'appliedOn'] } },
      { status: null, problem: { code: 'INVALID_INPUT', path: ['input', 'rows', '1', 'remoteUpdatedAt'] } },
      { status: 'CREATED' },
    ]);
  });

  it('refuses a field that no such row has, and says where', async () => {
    await connect();
    const { errors } = await org.graphql(
      'mutation($input: SyncJobsInput!) { syncJobs(input: $input) { __typename } }',
      {
        input: { atsIntegrationId: connections.get('greenhouse'), rows: [job(), { ...job(), colour: 'red' }] },
      },
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(JSON.stringify(errors)).toContain('rows');
  });
});

describe('a body of rows', () => {
  const post = async (of: TestOrganization, bytes: number) => {
    const rows = [job({ title: 'x'.repeat(bytes) })];
    const query = 'mutation($input: SyncJobsInput!) { syncJobs(input: $input) { __typename } }';
    const { status } = await app.http
      .post('/graphql')
      .set('authorization', `Bearer ${of.apiKey}`)
      .send({ query, variables: { input: { atsIntegrationId: await connect(), rows } } });
    return status;
  };

  it('may have four megabytes from whoever may sync, and from nobody else', async () => {
    expect(await post(org, 3_900_000)).toBe(200);
    expect(await post(org, 4_300_000)).toBe(413);
    const other = await app.organization({ scopes: allScopes.filter((scope) => scope !== 'sync') });
    expect(await post(other, 300_000)).toBe(413);
  });
});
