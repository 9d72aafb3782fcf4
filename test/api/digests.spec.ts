import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Digests } from '../../src/notifications/index.js';
import { OrganizationsService } from '../../src/organizations/index.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { digestCalls, eight } from '../support/digest-calls.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin: that day's digests have gone.
// A Tuesday, ten o'clock in Berlin: that day's digests have gone.
const start = '2026-12-01T09:00:00Z';

describe('rule 11: what members are told', () => {
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

  // Those that go furthest come first: whoever is due by then is gone through.
  it('of an application that nobody has been in touch with, after three weeks and three weeks later', async () => {
    const recruiterId = await add('rita', 'RECRUITER');
    await org.application({ job: { recruiterId }, candidate: { email: address('candidate') } });
    await at('2026-12-21T07:00:00Z');
    expect(mailsTo('rita')).toHaveLength(0);
    await at('2026-12-22T07:00:00Z');
    await at('2026-12-23T07:00:00Z');
    expect(subjectsTo('rita')).toEqual(['1 candidate without contact']);
    await at('2027-01-11T07:00:00Z');
    expect(mailsTo('rita')).toHaveLength(1);
    await at('2027-01-12T07:00:00Z');
    expect(mailsTo('rita')).toHaveLength(2);
  });

  it('that a call is needed after the last note, recruiter and admins, once per touch', async () => {
    await changePolicy({ ...defaultPolicy, undecided: { everyBusinessDays: 2, notes: 0 } });
    const recruiterId = await add('rita', 'RECRUITER');
    await add('adam', 'ADMIN');
    const { applicationId } = await promised('2026-12-02', { job: { recruiterId } });
    // The note that the date passed leaves on Friday morning; it says that a person is in touch by Tuesday.
    await at('2026-12-04T08:00:00Z');
    for (const day of [7, 8]) await at(eight(day));
    expect(subjectsTo('adam')).toEqual(['1 call promised and 1 date overdue for days', '1 call promised for today']);
    app.clock.set('2026-12-08T12:00:00Z');
    await org.mutate('logContact', { applicationId, channel: 'PHONE' });
    await app.settle();
    for (const day of [9, 10, 11]) await at(eight(day));
    expect(subjectsTo('adam').slice(2)).toEqual(['1 call to make']);
    expect(subjectsTo('rita')).toContain('1 call to make');
  });

  describe('once a local day', () => {
    it('if it is looked for twice, and twice at once', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      app.clock.set(eight(3));
      const digests = app.app.get(Digests);
      await Promise.all([digests.run(), digests.run(), digests.run()]);
      await digests.run();
      await app.settle();
      expect(mailsTo('rita')).toHaveLength(1);
    });

    it('six hours late, if no worker ran; the day after with the next, if none ran all day', async () => {
      const job = { recruiterId: await add('rita', 'RECRUITER') };
      await promised('2026-12-07', { job });
      await at('2026-12-03T13:00:00Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await promised('2026-12-08', { job, candidate: { fullName: 'Bo Berg' } });
      await at('2026-12-05T10:00:00Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await at(eight(7));
      expect(subjectsTo('rita')[1]).toBe('2 dates due');
    });

    it('at eight by the clocks, before they change and after', async () => {
      app.clock.set('2026-10-20T09:00:00Z');
      org = await app.organization();
      const recruiterId = await add('rita', 'RECRUITER');
      await promised('2026-10-26', { job: { recruiterId } });
      await at('2026-10-22T05:59:59Z');
      expect(mailsTo('rita')).toHaveLength(0);
      await at('2026-10-22T06:00:00Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await at('2026-10-26T06:59:59Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await at('2026-10-26T07:00:00Z');
      expect(mailsTo('rita')).toHaveLength(2);
    });

    it('at eight where the member is, from the day on they moved', async () => {
      const recruiterId = await add('rita', 'RECRUITER', { timeZone: 'America/New_York' });
      await promised('2026-12-07', { job: { recruiterId } });
      await at('2026-12-03T12:59:59Z');
      expect(mailsTo('rita')).toHaveLength(0);
      await at('2026-12-03T13:00:00Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await org.graphql(
        'mutation($input: UpdateMemberInput!) { updateMember(input: $input) { ... on Member { id } } }',
        {
          input: { memberId: recruiterId, timeZone: 'Asia/Tokyo' },
        },
      );
      await at('2026-12-06T22:59:59Z');
      expect(mailsTo('rita')).toHaveLength(1);
      await at('2026-12-06T23:00:00Z');
      expect(mailsTo('rita')).toHaveLength(2);
    });

    it('at eight in the organization’s new zone: what lies in the past then is skipped', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at(eight(2));
      app.clock.set('2026-12-03T06:30:00Z');
      await write((tx) => app.app.get(OrganizationsService).update(tx, { timeZone: 'Asia/Tokyo' }));
      await at(eight(3));
      await at('2026-12-03T23:00:00Z');
      expect(mailsTo('rita')).toHaveLength(0);
      await at('2026-12-06T23:00:00Z');
      expect(subjectsTo('rita')).toEqual(['1 date due']);
    });

    it('not while the organization is suspended', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      const organizations = app.app.get(OrganizationsService);
      await write((tx) => organizations.suspend(tx, 'unpaid'));
      await at(eight(3));
      expect(mailsTo('rita')).toHaveLength(0);
      await write((tx) => organizations.resume(tx));
      await at('2026-12-03T10:00:00Z');
      expect(mailsTo('rita')).toHaveLength(1);
    });
  });

  it('of a decision that the candidate does not know, on every business day until they do', async () => {
    const recruiterId = await add('rita', 'RECRUITER');
    const { applicationId } = await promised('2026-12-07', { job: { recruiterId } });
    await app.mail.refuseConnections();
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
    await app.settle();
    await owner.query(
      `UPDATE messages SET status = 'DEAD', next_attempt_at = NULL, failure = 'RECIPIENT_REFUSED' WHERE organization_id = $1 AND kind LIKE 'OUTCOME%'`,
      [org.id],
    );
    await app.mail.acceptConnections();
    await at(eight(2));
    expect(mailsTo('rita')).toHaveLength(0);
    for (const day of [3, 4, 5, 6, 7]) await at(eight(day));
    expect(subjectsTo('rita')).toEqual(Array.from({ length: 3 }, () => '1 candidate still to be told'));
    const { rows } = await owner.query('SELECT told_at FROM outcomes WHERE organization_id = $1', [org.id]);
    expect(rows).toEqual([{ told_at: null }]);
    await owner.query(`UPDATE outcomes SET told_at = $2, told_by = 'MEMBER' WHERE organization_id = $1`, [
      org.id,
      eight(7),
    ]);
    await at(eight(8));
    expect(mailsTo('rita')).toHaveLength(3);
  });

  it('of a message that waits for them, while it does', async () => {
    await changePolicy({ ...defaultPolicy, approval: { mode: 'REQUIRED' } });
    const recruiterId = await add('rita', 'RECRUITER');
    const { id: applicationId } = await org.application({
      job: { recruiterId },
      candidate: { email: address('candidate') },
    });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-15' });
    app.clock.advance({ minutes: 10 });
    await app.settle();
    await at(eight(2));
    await at(eight(3));
    expect(subjectsTo('rita')).toEqual(Array.from({ length: 2 }, () => '1 message to approve'));
    const { rows } = await owner.query(`SELECT id FROM messages WHERE organization_id = $1 AND status = 'WAITING'`, [
      org.id,
    ]);
    await org.graphql('mutation($input: ApproveMessageInput!) { approveMessage(input: $input) { __typename } }', {
      input: { messageId: rows[0].id },
    });
    await at(eight(4));
    expect(mailsTo('rita')).toHaveLength(2);
  });

  it('of an outcome that waits and is untold, which can be approved and told all the same', async () => {
    await changePolicy({ ...defaultPolicy, approval: { mode: 'REQUIRED' } });
    const { applicationId } = await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
    await org.mutate('recordDecision', { applicationId, outcome: 'HIRED' });
    await app.settle();
    await at(eight(3));
    // One thing to do: that it is untold is on record.
    expect(subjectsTo('rita')).toEqual(['1 message to approve']);
    const { rows } = await owner.query(`SELECT id FROM messages WHERE organization_id = $1 AND status = 'WAITING'`, [
      org.id,
    ]);
    app.clock.set('2026-12-03T09:00:00Z');
    await org.graphql('mutation($input: ApproveMessageInput!) { approveMessage(input: $input) { __typename } }', {
      input: { messageId: rows[0].id },
    });
    await app.settle();
    expect(mailsTo('candidate')).toHaveLength(1);
    await at(eight(4));
    expect(mailsTo('rita')).toHaveLength(1);
  });

  describe('on record', () => {
    const query = `{ notifications(first: 20) { nodes { kind decision recipient rung day member { email } message { kind toAddress } } } }`;

    it('with whom, which reminder and the mail', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at(eight(3));
      const { data } = await org.graphql(query);
      expect(data.notifications.nodes[0]).toEqual({
        kind: 'DECISION_DUE',
        decision: 'SEND',
        recipient: 'MEMBER',
        rung: -2,
        day: null,
        member: { email: address('rita') },
        message: { kind: 'MEMBER_DIGEST', toAddress: address('rita') },
      });
    });

    it('and of its own organization alone', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at(eight(3));
      const other = await app.organization();
      const { data } = await other.graphql(query);
      expect(data.notifications.nodes).toEqual([]);
    });

    it('and is no message to the candidate, nor makes anything known to them', async () => {
      const { applicationId } = await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await at(eight(3));
      const { data } = await org.graphql(
        'query($id: ID!) { application(id: $id) { messages { nodes { kind } } timeline { silentSince } } }',
        { id: applicationId },
      );
      expect(data.application).toEqual({
        messages: { nodes: [] },
        timeline: { silentSince: new Date(start).toISOString() },
      });
    });

    it('as withheld, where nothing is sent to the member’s address any more', async () => {
      await promised('2026-12-07', { job: { recruiterId: await add('rita', 'RECRUITER') } });
      await owner.query(
        `INSERT INTO suppressions (organization_id, id, address, reason, at) VALUES ($1, gen_random_uuid(), $2, 'BOUNCED', $3)`,
        [org.id, address('rita'), start],
      );
      await at(eight(3));
      expect(mailsTo('rita')).toHaveLength(0);
      const { data } = await org.graphql('{ notifications(first: 1) { nodes { kind withheldBecause } } }');
      expect(data.notifications.nodes).toEqual([{ kind: 'DECISION_DUE', withheldBecause: 'SUPPRESSED' }]);
    });
  });
});
