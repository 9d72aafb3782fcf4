import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { interviewCompleted } from '../../src/applications/index.js';
import { jobHeld } from '../../src/jobs/index.js';
import { OrganizationsService } from '../../src/organizations/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { digestCalls, eight } from '../support/digest-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin: that day's digests have gone.
// A Tuesday, ten o'clock in Berlin: that day's digests have gone.
const start = '2026-12-01T09:00:00Z';

describe('rule 11: what members are told of a date', () => {
  let app: TestApp;
  let org: TestOrganization;
  let owner: pg.Client;
  let count = 0;

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
    count += 1;
    org = await app.organization();
  });

  const { write, address, add, at, mailsTo, subjectsTo, promised, changePolicy } = digestCalls(() => ({
    app,
    org,
    owner,
    count,
  }));

  describe('of a decision date', () => {
    it('the recruiter two business days before and on the day, the hiring manager too a day after, the admins after three', async () => {
      const recruiterId = await add('rita', 'RECRUITER');
      const hiringManagerId = await add('hugo', 'HIRING_MANAGER');
      await add('olga', 'OWNER');
      await add('adam', 'ADMIN');
      await add('vera', 'VIEWER');
      await promised('2026-12-07', { job: { recruiterId, hiringManagerId } });

      for (let day = 2; day <= 14; day += 1) await at(eight(day));

      expect(subjectsTo('rita')).toEqual(['1 date due', '1 date due', '1 date overdue', '1 date overdue for days']);
      expect(mailsTo('rita').map(({ parsed }) => parsed.date)).toEqual(
        [3, 7, 8, 10].map((day) => eight(day).replace('Z', '.000Z')),
      );
      expect(mailsTo('rita')[0]?.parsed.text).toContain('Ana Ríos');
      expect(subjectsTo('hugo')).toEqual(['1 date overdue', '1 date overdue for days']);
      expect(subjectsTo('olga')).toEqual(['1 date overdue for days']);
      expect(subjectsTo('adam')).toEqual(['1 date overdue for days']);
      expect(mailsTo('adam')[0]?.parsed.text).toContain('Recruiter: rita');
      expect(subjectsTo('vera')).toEqual([]);
    });

    it('nothing before eight, the digest at eight, and nothing to say is no mail', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at('2026-12-03T06:59:59.999Z');
      expect(mailsTo('rita')).toHaveLength(0);
      await at(eight(3));
      expect(mailsTo('rita')).toHaveLength(1);
      await at(eight(4));
      expect(mailsTo('rita')).toHaveLength(1);
    });

    it('in one mail, of everything of that day', async () => {
      const recruiterId = await add('rita', 'RECRUITER');
      await promised('2026-12-03', { job: { recruiterId } });
      await promised('2026-12-07', { job: { recruiterId }, candidate: { fullName: 'Bo Berg' } });
      await at(eight(3));
      expect(subjectsTo('rita')).toEqual(['2 dates due']);
      expect(mailsTo('rita')[0]?.parsed.text).toMatch(/Ana Ríos.*Bo Berg/s);
    });

    it('on the last business day before, if its own is closed', async () => {
      await write((tx) => app.app.get(OrganizationsService).update(tx, { closedDays: ['2026-12-04'] }));
      await promised('2026-12-05', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      for (const day of [2, 3, 4, 5, 6]) await at(eight(day));
      // Two business days before the Saturday is the Wednesday; the Saturday itself goes on the Thursday.
      expect(mailsTo('rita').map(({ parsed }) => parsed.date?.slice(8, 10))).toEqual(['02', '03']);
    });

    it('not, if its eight o’clock had gone by when the date was set', async () => {
      const job = { recruiterId: await add('rita', 'RECRUITER') };
      await promised('2026-12-03', { job });
      await at(eight(2));
      expect(mailsTo('rita')).toHaveLength(0);
      await at(eight(3));
      expect(subjectsTo('rita')).toEqual(['1 date due']);
    });

    it('again, when the date moves or is confirmed: each revision has its own', async () => {
      const { timelineId } = await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at(eight(3));
      await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2026-12-08', reason: 'SCHEDULING' });
      await at(eight(4));
      await at(eight(7));
      await at(eight(8));
      expect(mailsTo('rita').map(({ parsed }) => parsed.date?.slice(8, 10))).toEqual(['03', '04', '08']);
    });

    it('nothing, once it is decided', async () => {
      const { applicationId } = await promised('2026-12-03', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
      await app.settle();
      for (const day of [2, 3, 4, 7, 8]) await at(eight(day));
      expect(mailsTo('rita')).toHaveLength(0);
    });

    it('of what was missed during a hold the highest, in the first digest after it', async () => {
      const recruiterId = await add('rita', 'RECRUITER');
      const { applicationId } = await promised('2026-12-07', { job: { recruiterId } });
      const { data } = await org.graphql('query($id: ID!) { application(id: $id) { job { id } } }', {
        id: applicationId,
      });
      await write((tx) => tx.publish(jobHeld, { jobId: data.application.job.id, until: '2026-12-09' }));
      for (const day of [3, 7, 8]) await at(eight(day));
      expect(subjectsTo('rita')).toEqual(['1 hold about to end']);
      // That it is overdue goes without saying beside the task to set a new date, and is on record.
      await at(eight(9));
      expect(subjectsTo('rita').slice(1)).toEqual(['1 new date needed']);
      const { rows } = await owner.query(
        `SELECT kind, rung FROM notifications WHERE organization_id = $1 AND recipient_id = $2 AND at = $3 ORDER BY kind`,
        [org.id, recruiterId, eight(9)],
      );
      expect(rows).toEqual([
        { kind: 'NEW_DATE_NEEDED', rung: null },
        { kind: 'OVERDUE', rung: 1 },
      ]);
      await at(eight(10));
      expect(subjectsTo('rita')[2]).toBe('1 date overdue for days');
    });

    it('the admins, where nobody recruits', async () => {
      await add('adam', 'ADMIN');
      await promised('2026-12-07', { job: { recruiterId: null } });
      await at(eight(3));
      expect(subjectsTo('adam')).toEqual(['1 date due']);
    });

    it('the successor of a recruiter who was removed, and them no more', async () => {
      const recruiterId = await add('rita', 'RECRUITER');
      const successorId = await add('sam', 'RECRUITER');
      await promised('2026-12-07', { job: { recruiterId } });
      await at(eight(3));
      await org.graphql(
        'mutation($input: RemoveMemberInput!) { removeMember(input: $input) { ... on Member { id } ... on Problem { code } } }',
        { input: { memberId: recruiterId, successorId } },
      );
      await at(eight(7));
      expect(mailsTo('rita')).toHaveLength(1);
      expect(subjectsTo('sam')).toEqual(['1 date due']);
    });

    it('who was invited and has not signed in yet: their candidates wait all the same', async () => {
      const { data } = await org.graphql(
        'mutation($input: InviteMemberInput!) { inviteMember(input: $input) { ... on Member { id } } }',
        { input: { fullName: 'Ivo', email: address('ivo'), role: 'RECRUITER' } },
      );
      await promised('2026-12-07', { job: { recruiterId: data.inviteMember.id } });
      await at(eight(3));
      expect(subjectsTo('ivo')).toHaveLength(1);
    });
  });

  it.each([
    [{ mode: 'AUTOMATIC' } as const, 'Friday 4 December 2026'],
    [{ mode: 'DELAYED', minutes: 1_440 } as const, 'Monday 7 December 2026'],
  ])('to confirm a date, and when the candidate is told it if nobody does: %j', async (approval, day) => {
    await changePolicy({ ...defaultPolicy, approval });
    const recruiterId = await add('rita', 'RECRUITER');
    const { id: applicationId } = await org.application({
      job: { recruiterId },
      candidate: { email: address('candidate') },
    });
    await write((tx) => tx.publish(interviewCompleted, { applicationId, completedAt: '2026-12-01T09:00:00Z' }));
    await at(eight(2));
    expect(mailsTo('rita')[0]?.parsed.text).toContain(day);
  });

  it('to confirm a date that followed from an interview, and to set one that passed before it was told', async () => {
    const recruiterId = await add('rita', 'RECRUITER');
    const { id: applicationId } = await org.application({
      job: { recruiterId },
      candidate: { email: address('candidate') },
    });
    await write((tx) => tx.publish(interviewCompleted, { applicationId, completedAt: '2026-12-01T09:00:00Z' }));
    await at(eight(2));
    expect(subjectsTo('rita')).toEqual(['1 date to confirm']);
    expect(mailsTo('rita')[0]?.parsed.text).toContain('Friday 4 December 2026');
    app.clock.set('2026-12-04T17:30:00Z');
    const late = await org.application({
      job: { recruiterId },
      candidate: { email: address('late'), fullName: 'Bo Berg' },
    });
    await org.mutate('setTimeline', { applicationId: late.id, decisionDate: '2026-12-04' });
    await at('2026-12-07T08:00:00Z');
    const before = mailsTo('rita').length;
    await at(eight(8));
    expect(
      mailsTo('rita')
        .slice(before)
        .map(({ parsed }) => parsed.text)
        .join(),
    ).toContain('1 new date needed');
    await at(eight(9));
    expect(
      mailsTo('rita')
        .slice(before + 1)
        .map(({ parsed }) => parsed.text)
        .join(),
    ).not.toContain('new date needed');
  });
});
