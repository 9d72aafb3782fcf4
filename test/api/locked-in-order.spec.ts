import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswersService } from '../../src/answers/answers.service.js';
import {
  ApplicationsService,
  ApplicationTurnsService,
  CandidateMerges,
  ContactsService,
} from '../../src/applications/index.js';
import { ErasureService } from '../../src/candidates/index.js';
import { failureReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService } from '../../src/delivery/index.js';
import { PassOnFollowUp } from '../../src/notifications/follow-ups/pass-on-follow-up.js';
import { ApprovalsService } from '../../src/notifications/tell/approvals.service.js';
import { OfferAgain } from '../../src/notifications/tell/offer-again.js';
import { ReportBack } from '../../src/notifications/tell/report-back.js';
import { Unreachable } from '../../src/notifications/tell/unreachable.js';
import { UnreachableNotices } from '../../src/notifications/tell/unreachable-notices.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { TimelineChanges, TimelinesService } from '../../src/timelines/index.js';
import { atOnce, untilWaiting } from '../support/at-once.js';
import { linksTo, sendForm } from '../support/page-visits.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday morning.
const start = '2026-12-01T09:00:00Z';

describe('two at once', () => {
  let app: TestApp;
  let org: TestOrganization;
  let address: string;
  let applicationId: string;
  let candidateId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    address = `at-once-${count}@example.test`;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
    ({ id: applicationId, candidateId } = await org.application({ candidate: { email: address } }));
  });

  const write =
    <T>(work: (tx: WriteTransaction) => Promise<T>) =>
    () =>
      app.app.get(TenantDatabase).write(systemActor(org.id), work);
  const held = (table: string, id: string) => ({
    text: `SELECT FROM ${table} WHERE organization_id = $1 AND id = $2 FOR UPDATE`,
    values: [org.id, id],
  });
  const get = <T>(type: new (...given: never[]) => T): T => app.app.get<T>(type, { strict: false });
  const settle = async (minutes = 10) => {
    app.clock.advance({ minutes });
    await app.settle();
  };
  const promise = async (decisionDate = '2026-12-11', of = applicationId) =>
    (await org.mutate('setTimeline', { applicationId: of, decisionDate })).id as string;
  const decide = (more: Record<string, unknown> = {}) =>
    org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW', ...more });
  const rows = async <Row>(text: string, ...values: unknown[]) =>
    (await write((tx) => tx.query<Row>(text, [org.id, ...values]))()) as Row[];
  const idOf = async (text: string, ...values: unknown[]) => {
    const [row] = await rows<{ id: string }>(text, ...values);
    if (row === undefined) throw new Error(`there is none: ${text}`);
    return row.id;
  };
  const messageOf = (kind: string) =>
    idOf('SELECT id FROM messages WHERE organization_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1', kind);
  const isDone = (result: unknown) => expect(result).not.toBeInstanceOf(Problem);
  const followUp = async (act: string) => {
    const link = linksTo(app, 'status', address)[0] ?? '';
    expect((await sendForm(app, link, 'act', { act })).status).toBe(303);
    return await idOf('SELECT id FROM follow_ups WHERE organization_id = $1 ORDER BY id DESC LIMIT 1');
  };

  it('a date whose mail comes back, and an outcome whose mail was accepted', async () => {
    await promise();
    await settle();
    await decide();
    await app.settle('disclose-when-message-is-sent');
    const bounced = await messageOf('TIMELINE_SET');
    const accepted = await messageOf('OUTCOME_REJECTED');
    await app.app.get(BouncesService).take(bounced, failureReport('MAILBOX_FULL', { answer: '552 full', text: null }));
    await atOnce(
      app.database,
      held('candidates', candidateId),
      write(async (tx) => {
        await get(Unreachable).tell(tx, bounced);
        await get(ReportBack).bounced(tx, bounced);
      }),
      write((tx) => get(ReportBack).accepted(tx, [accepted])),
    );
    const told = 'SELECT told_at IS NOT NULL AS told FROM outcomes WHERE organization_id = $1';
    expect(await rows(told)).toEqual([{ told: true }]);
  });

  it('a new address, and a member who tells the outcome', async () => {
    await decide();
    await app.settle();
    const messageId = await messageOf('OUTCOME_REJECTED');
    await app.app
      .get(BouncesService)
      .take(messageId, failureReport('MAILBOX_FULL', { answer: '552 full', text: null }));
    await app.settle();
    await org.graphql('mutation($input: UpdateCandidateInput!) { updateCandidate(input: $input) { __typename } }', {
      input: { candidateId, email: `new-${address}` },
    });
    const [, logged] = await atOnce(
      app.database,
      held('candidates', candidateId),
      write((tx) => get(OfferAgain).toNewAddress(tx, candidateId)),
      write((tx) =>
        get(ContactsService).log(tx, { applicationId, channel: 'PHONE', toldDate: false, toldDecision: true }),
      ),
    );
    isDone(logged);
    expect(await rows('SELECT told_by FROM outcomes WHERE organization_id = $1')).toEqual([{ told_by: 'MEMBER' }]);
  });

  it('an erasure, and a date that is promised', async () => {
    const [erased, set] = await atOnce(
      app.database,
      held('candidates', candidateId),
      write((tx) => get(ErasureService).erase(tx, candidateId)),
      write((tx) =>
        get(TimelinesService).set(tx, {
          applicationId,
          milestone: 'DECISION',
          decisionDate: '2026-12-11',
          precision: 'DAY',
          followUpDate: null,
          reason: null,
          note: null,
          internalNote: null,
          alreadyTold: false,
        }),
      ),
    );
    expect([erased, (set as Problem).code]).toEqual([candidateId, 'APPLICATION_NOT_ACTIVE']);
  });

  it('an erasure, and an application that is made meanwhile, which is erased too', async () => {
    const { id: jobId } = await org.mutate('createJob', { title: 'Staff Engineer' });
    const holding = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const making = write(async (tx) => {
      await get(ApplicationsService).create(tx, { jobId, candidateId, stage: 'Interview' });
      holding.resolve();
      await mayCommit.promise;
    })();
    await holding.promise;
    const erasing = write((tx) => get(ErasureService).erase(tx, candidateId))();
    await untilWaiting(app.database, 1);
    mayCommit.resolve();
    await Promise.all([making, erasing]);
    expect(await rows('SELECT status, stage FROM applications WHERE organization_id = $1')).toEqual([
      { status: 'WITHDRAWN', stage: '(erased)' },
      { status: 'WITHDRAWN', stage: '(erased)' },
    ]);
  });

  it('a withdrawal by a member, and one by the candidate', async () => {
    await promise();
    await settle();
    const followUpId = await followUp('ACCEPTED_ELSEWHERE');
    const [withdrawn] = await atOnce(
      app.database,
      held('candidates', candidateId),
      write((tx) => get(ApplicationTurnsService).withdraw(tx, { applicationId, as: 'WITHDRAWN' })),
      write((tx) => get(PassOnFollowUp).passOn(tx, followUpId)),
    );
    isDone(withdrawn);
  });

  it('a withdrawal by a member, and a merge of its candidate into another', async () => {
    const { candidateId: into } = await org.application({ candidate: { email: `into-${address}` } });
    const [merged, withdrawn] = await atOnce(
      app.database,
      held('candidates', into),
      write((tx) => get(CandidateMerges).merge(tx, candidateId, into)),
      write((tx) => get(ApplicationTurnsService).withdraw(tx, { applicationId, as: 'WITHDRAWN' })),
    );
    isDone(withdrawn);
    expect(merged).toBe(true);
    const of = 'SELECT count(*)::int AS many FROM applications WHERE organization_id = $1 AND candidate_id = $2';
    expect(await rows(of, into)).toEqual([{ many: 2 }]);
  });

  it('a message that is stopped, and its date that is moved', async () => {
    const policy = { ...defaultPolicy, approval: { mode: 'REQUIRED' as const } };
    org = await app.organization({ policy });
    ({ id: applicationId } = await org.application({ candidate: { email: address } }));
    const timelineId = await promise();
    await settle();
    const messageId = await messageOf('TIMELINE_SET');
    const [stopped, moved] = await atOnce(
      app.database,
      held('messages', messageId),
      write((tx) => get(ApprovalsService).stop(tx, messageId)),
      write((tx) =>
        get(TimelinesService).move(tx, {
          timelineId,
          decisionDate: '2026-12-14',
          precision: 'DAY',
          followUpDate: null,
          reason: 'SCHEDULING',
          note: null,
          internalNote: null,
          alreadyTold: false,
          expectedRevision: null,
        }),
      ),
    );
    isDone(stopped);
    isDone(moved);
  });

  it('an answer that is taken back, and an erasure', async () => {
    const answerId = await idOf(
      `INSERT INTO link_answers (organization_id, id, member_id, application_id, timeline_id, act, detail, revision, form_hash,
         link_hash, made_at, undo_until)
       SELECT $1, gen_random_uuid(), m.id, a.id, NULL, 'DECIDE', '{"act": "DECIDE"}', NULL, sha256('form'), sha256('link'),
         now(), now() + interval '1 year'
       FROM members m, applications a WHERE m.organization_id = $1 AND a.organization_id = $1 RETURNING id`,
    );
    const memberId = org.recruiterId;
    const scene = {
      organizationId: org.id,
      member: { id: memberId, fullName: 'Rita Brandt', role: 'RECRUITER' },
    } as never;
    const [undone] = await atOnce(
      app.database,
      held('link_answers', answerId),
      () => get(AnswersService).undo(scene, answerId, { requestId: 'at-once', address: '127.0.0.1' }),
      write((tx) => get(ErasureService).erase(tx, candidateId)),
    );
    expect(undone).toBe(true);
  });

  it('notices of what came back, and another mail of the same candidate that does', async () => {
    await promise();
    await settle();
    const messageId = await messageOf('TIMELINE_SET');
    const gone = failureReport('UNKNOWN_USER', { answer: '550 5.1.1 no such user', text: null });
    await app.app.get(BouncesService).take(messageId, gone);
    const { recruiterId } = org;
    await rows(
      `INSERT INTO unreachable_notices (organization_id, id, member_id, application_id, message_id, heard_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, now())`,
      recruiterId,
      applicationId,
      messageId,
    );
    await atOnce(
      app.database,
      held('members', recruiterId),
      write((tx) => get(UnreachableNotices).deliver(tx, recruiterId)),
      write((tx) => get(Unreachable).tell(tx, messageId)),
    );
    await settle(61);
    const told = 'SELECT told_at IS NOT NULL AS told FROM unreachable_notices WHERE organization_id = $1';
    expect(await rows(told)).toEqual([{ told: true }, { told: true }]);
  });

  it('dates that are told again, and a sweep of the same ones', async () => {
    const first = await promise('2026-12-10');
    await settle();
    const { id: jobId } = await org.mutate('createJob', { title: 'Analyst' });
    const another = await org.mutate('createApplication', { jobId, candidateId, stage: 'Interview' });
    const second = await promise('2026-12-11', another.id);
    await settle();
    const messageId = await messageOf('TIMELINE_SET');
    await app.app
      .get(BouncesService)
      .take(messageId, failureReport('MAILBOX_FULL', { answer: '552 full', text: null }));
    await app.settle();
    await org.graphql('mutation($input: UpdateCandidateInput!) { updateCandidate(input: $input) { __typename } }', {
      input: { candidateId, email: `new-${address}` },
    });
    await atOnce(
      app.database,
      held('timelines', second),
      write((tx) => get(OfferAgain).toNewAddress(tx, candidateId)),
      write((tx) => get(TimelineChanges).catchUp(tx, [first, second])),
    );
    expect(await rows('SELECT id FROM timelines WHERE organization_id = $1 AND untold_from IS NULL')).toHaveLength(2);
  });
});
