import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Digests } from '../../src/notifications/index.js';
import { Sequencer } from '../../src/webhooks/index.js';
import { ana, applied, at, atsCalls, job, type Row } from '../support/ats/sync-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

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
});

const { application, call, connect, connections, load, statuses, sync } = atsCalls(() => org);

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
