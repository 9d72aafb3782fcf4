import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Digests } from '../../src/notifications/index.js';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

describe('what members are told of promises that the service made', () => {
  let app: TestApp;
  let org: TestOrganization;
  let recruiterId: string;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    org = await app.organization();
    recruiterId = await add('rita', 'RECRUITER');
    await add('adam', 'ADMIN');
  });

  const address = (name: string) => `${name}-${count}@northwind.test`;
  const write = <T>(work: (tx: WriteTransaction) => Promise<T>) =>
    app.app.get(TenantDatabase).write(systemActor(org.id), work) as Promise<T>;
  const add = (fullName: string, role: 'RECRUITER' | 'ADMIN') =>
    write((tx) => app.app.get(MembersService).add(tx, { fullName, email: address(fullName), role }));
  const mailsTo = (name: string) => app.mail.received.filter(({ envelope }) => envelope.to.includes(address(name)));
  /** Each day of December and January: the digest at eight, then whatever is due at nine. */
  const days = async (from: string, to: string) => {
    const last = Temporal.PlainDate.from(to);
    for (
      let day = Temporal.PlainDate.from(from);
      Temporal.PlainDate.compare(day, last) <= 0;
      day = day.add({ days: 1 })
    ) {
      app.clock.set(`${day}T07:00:00Z`);
      await app.app.get(Digests).run();
      await app.settle();
      app.clock.advance({ hours: 1, minutes: 10 });
      await app.settle();
    }
  };
  /** Of each digest its day and subject. */
  const digests = (name: string) =>
    mailsTo(name).map(({ parsed }) => `${parsed.date?.slice(5, 10)} ${parsed.subject?.replaceAll('\u00a0', ' ')}`);
  const promised = async (decisionDate: string, policy: Record<string, unknown> = {}) => {
    if (Object.keys(policy).length > 0) {
      const change = 'mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }';
      const { data } = await org.graphql(change, { input: { rules: policy } });
      expect(data.updatePolicy.__typename).toBe('PolicyChange');
    }
    const { id: applicationId } = await org.application({ job: { recruiterId }, candidate: { email: address('ana') } });
    const { id: timelineId } = await org.mutate('setTimeline', { applicationId, decisionDate, alreadyTold: true });
    return { applicationId, timelineId };
  };
  const oneNote = { undecided: { everyBusinessDays: 5, notes: 1 } };

  describe('that a person gets in touch', () => {
    it('in the first digest after the last note, 2 bd before, on the day, and daily until a contact is logged', async () => {
      const { applicationId } = await promised('2026-12-02', oneNote);
      // PASSED leaves on Friday the 4th, the last note on Friday the 11th: by Friday the 18th.
      await days('2026-12-02', '2026-12-22');
      const [, note] = mailsTo('ana');
      expect(note?.parsed.text).toContain('18 December 2026');
      const promises = (name: string) => digests(name).filter((line) => line.includes('call'));
      expect(promises('rita')).toEqual([
        '12-14 1 call promised',
        '12-16 1 call promised',
        '12-18 1 call promised for today',
        '12-21 1 promised call overdue',
        '12-22 1 promised call overdue',
      ]);
      expect(promises('adam')).toEqual(promises('rita'));
      expect(mailsTo('rita').at(-1)?.parsed.text).toContain('18 December 2026');

      await org.mutate('logContact', { applicationId, channel: 'PHONE' });
      await days('2026-12-23', '2026-12-29');
      expect(promises('rita')).toHaveLength(5);
    });

    it('with no notes at all: it is PASSED that promises, and members hear of it the same', async () => {
      await promised('2026-12-02', { undecided: { everyBusinessDays: 5, notes: 0 } });
      await days('2026-12-02', '2026-12-11');
      expect(mailsTo('ana')).toHaveLength(1);
      expect(mailsTo('ana')[0]?.parsed.text).not.toContain('even if');
      expect(digests('rita').filter((line) => line.includes('call'))).toEqual([
        '12-07 1 call promised and 1 date overdue for days',
        '12-09 1 call promised',
        '12-11 1 call promised for today',
      ]);
    });

    it('not, once another date is set', async () => {
      const { timelineId } = await promised('2026-12-02', oneNote);
      await days('2026-12-02', '2026-12-14');
      await org.mutate('moveDecisionDate', { timelineId, decisionDate: '2027-01-20', reason: 'SCHEDULING' });
      await days('2026-12-15', '2026-12-21');
      expect(digests('rita').filter((line) => line.includes('call'))).toEqual(['12-14 1 call promised']);
    });

    it('on record with the day that was said, once a day, and the person stands in the mail once', async () => {
      await promised('2026-12-02', oneNote);
      await days('2026-12-02', '2026-12-18');
      const { data } = await org.graphql(
        '{ notifications(first: 100) { nodes { kind recipient day nextWordOn member { email } } } }',
      );
      const { nodes } = data.notifications as {
        nodes: { kind: string; day: string; nextWordOn: string | null; member: { email: string } | null }[];
      };
      const ofRita = (kind: string) =>
        nodes.filter((node) => node.kind === kind && node.member?.email === address('rita')).map(({ day }) => day);
      expect(ofRita('CALL_PROMISED').sort()).toEqual(['2026-12-14', '2026-12-16', '2026-12-18']);
      expect(ofRita('CALL_NEEDED')).toEqual(['2026-12-18']);
      expect(nodes.filter(({ kind }) => kind === 'STILL_UNDECIDED').map(({ nextWordOn }) => nextWordOn)).toEqual([
        '2026-12-18',
      ]);
      expect(
        mailsTo('rita')
          .at(-1)
          ?.parsed.text?.match(/^Ana Ríos$/gmu),
      ).toHaveLength(1);
    });
  });

  describe('that a decision has a next word', () => {
    const decided = async (input: Record<string, unknown>) => {
      const { id: applicationId } = await org.application({
        job: { recruiterId },
        candidate: { email: address('ana') },
      });
      return { applicationId, answer: await org.mutate('recordDecision', { applicationId, ...input }) };
    };

    it('its mail names the day, and members hear of it until a contact is logged', async () => {
      const { applicationId } = await decided({ outcome: 'HIRED', nextWordOn: '2026-12-09' });
      await app.settle();
      expect(mailsTo('ana')[0]?.parsed.text?.replaceAll(/\s+/gu, ' ')).toContain(
        'rita will send you the offer in writing by Wednesday 9 December 2026',
      );
      await days('2026-12-02', '2026-12-10');
      const lines = [
        '12-02 1 call promised',
        '12-07 1 call promised',
        '12-09 1 call promised for today',
        '12-10 1 promised call overdue',
      ];
      expect(digests('rita')).toEqual(lines);
      expect(digests('adam')).toEqual(lines);
      expect(mailsTo('rita').at(-1)?.parsed.text?.replaceAll(/\s+/gu, ' ')).toContain(
        'We promised Ana Ríos the offer in writing by Wednesday 9 December 2026.',
      );
      await org.mutate('logContact', { applicationId, channel: 'EMAIL' });
      await days('2026-12-11', '2026-12-15');
      expect(digests('rita')).toEqual(lines);
    });

    it('kept by the next date as well', async () => {
      const { applicationId } = await decided({ outcome: 'ADVANCED', nextWordOn: '2026-12-04' });
      await app.settle();
      await days('2026-12-02', '2026-12-02');
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-30', alreadyTold: true });
      await days('2026-12-03', '2026-12-08');
      expect(digests('rita')).toEqual(['12-02 1 call promised']);
    });

    it('named no more by a mail that leaves when it is over, nor by policy where a member told it', async () => {
      const outcome = { delayDays: 0, maxDelayDays: 4, nextWordBusinessDays: 3 };
      const change = 'mutation($input: UpdatePolicyInput!) { updatePolicy(input: $input) { __typename } }';
      await org.graphql(change, { input: { rules: { outcome } } });
      const day = async (id: string) =>
        (await org.graphql('query($id: ID!) { application(id: $id) { outcome { nextWordOn } } }', { id })).data
          .application.outcome.nextWordOn;
      expect(await day((await decided({ outcome: 'HIRED' })).applicationId)).toBe('2026-12-04');
      const told = await decided({ outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      expect(await day(told.applicationId)).toBeNull();
      const nextTimeline = { decisionDate: '2026-12-15' };
      expect(await day((await decided({ outcome: 'ADVANCED', nextTimeline })).applicationId)).toBeNull();
    });

    it.each<[string, Record<string, unknown>]>([
      ['with a rejection', { outcome: 'REJECTED', nextWordOn: '2026-12-09' }],
      ['in the past', { outcome: 'HIRED', nextWordOn: '2026-11-30' }],
      ['too far ahead', { outcome: 'HIRED', nextWordOn: '2029-01-01' }],
      [
        'before they are told',
        { outcome: 'ADVANCED', tellCandidate: 'LATER', tellOn: '2026-12-04', nextWordOn: '2026-12-03' },
      ],
      [
        'beside the next date',
        { outcome: 'ADVANCED', nextWordOn: '2026-12-09', nextTimeline: { decisionDate: '2026-12-15' } },
      ],
    ])('refused %s', async (_where, input) => {
      const { answer } = await decided(input);
      expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'nextWordOn'] });
    });
  });

  describe('that a hold ends on a date which is over', () => {
    it('2 bd before, once, and then one task and not two', async () => {
      const { timelineId } = await promised('2026-12-04');
      await org.mutate('holdTimeline', { timelineId, until: '2026-12-15', reason: 'BUDGET' });
      await days('2026-12-02', '2026-12-15');
      expect(digests('rita')).toEqual(['12-11 1 hold about to end', '12-15 1 new date needed']);
      expect(mailsTo('rita')[0]?.parsed.text).toContain('15 December 2026');
      expect(digests('adam').filter((line) => line.includes('hold'))).toEqual([]);
      // What the candidate was told of it is kept: on that very day, with what is so.
      const [held, passed] = mailsTo('ana').map(({ parsed }) => parsed);
      expect(held?.text?.replaceAll(/\s+/gu, ' ')).toContain('By Tuesday 15 December 2026 at the latest');
      expect(passed?.date?.slice(0, 10)).toBe('2026-12-15');
      expect(passed?.text).toContain('on hold');
    });

    it('again for another end, and not where the date is still ahead', async () => {
      const { timelineId } = await promised('2026-12-09');
      await org.mutate('holdTimeline', { timelineId, until: '2026-12-08', reason: 'BUDGET' });
      await days('2026-12-02', '2026-12-05');
      expect(digests('rita')).toEqual([]);
      await org.mutate('holdTimeline', { timelineId, until: '2026-12-15', reason: 'BUDGET' });
      await days('2026-12-06', '2026-12-11');
      await org.mutate('holdTimeline', { timelineId, until: '2026-12-22', reason: 'BUDGET' });
      await days('2026-12-12', '2026-12-18');
      expect(digests('rita')).toEqual(['12-11 1 hold about to end', '12-18 1 hold about to end']);
    });
  });
});
