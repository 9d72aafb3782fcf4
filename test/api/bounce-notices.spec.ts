import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BounceReport, failureReport, otherReport } from '../../src/delivery/bounce/reading/report.js';
import { BouncesService, MessageEntity } from '../../src/delivery/index.js';
import { Digests } from '../../src/notifications/index.js';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { defaultPolicy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const start = '2026-12-01T09:00:00Z';
const gone = failureReport('UNKNOWN_USER', { answer: '550 5.1.1 no such user', text: null });
const full = failureReport('MAILBOX_FULL', { answer: '552 5.2.2 over quota', text: null });

describe('that mails came back', () => {
  let app: TestApp;
  let org: TestOrganization;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    org = await app.organization({ policy: { ...defaultPolicy, dailyCap: null } });
  });

  const write = <T>(work: (tx: WriteTransaction) => Promise<T>) =>
    app.app.get(TenantDatabase).write(systemActor(org.id), work) as Promise<T>;
  const address = (name: string) => `${name}-${count}@northwind.test`;
  const add = (name: string, role: 'OWNER' | 'ADMIN' | 'RECRUITER' | 'VIEWER') =>
    write((tx) => app.app.get(MembersService).add(tx, { fullName: name, email: address(name), role }));
  const mailsTo = (recipient: string) => app.mail.received.filter((mail) => mail.envelope.to.includes(recipient));
  const take = (messageId: string, report: BounceReport = gone) => app.app.get(BouncesService).take(messageId, report);
  const come = async (messageId: string, report: BounceReport = gone) => {
    await take(messageId, report);
    await app.settle();
  };
  /** One that was sent to each of so many candidates of one recruiter; its ids. */
  const send = async (
    many: number,
    recruiterId: string,
    emailOf = (index: number) => `c${count}-${index}@d${index}.example`,
  ) => {
    const { id: jobId } = await org.mutate('createJob', { title: 'Staff Engineer', recruiterId });
    for (let index = 0; index < many; index += 1) {
      const candidate = { fullName: `Person ${index}`, email: emailOf(index), timeZone: 'Europe/Madrid' };
      const { id: candidateId } = await org.mutate('createCandidate', candidate);
      const { id: applicationId } = await org.mutate('createApplication', { jobId, candidateId, stage: 'Interview' });
      await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-11' });
    }
    app.clock.advance({ minutes: 10 });
    await app.settle();
    const sent = await messages('TIMELINE_SET');
    const to = new Map(sent.map(({ toAddress, id }) => [toAddress, id]));
    return Array.from({ length: many }, (_, index) => to.get(emailOf(index)) ?? '');
  };
  const messages = async (kind: string) => {
    const found = await write((tx) =>
      tx.manager.find(MessageEntity, { where: { organizationId: org.id, kind }, order: { id: 'ASC' } }),
    );
    return found;
  };
  const suppressions = async () =>
    (await org.graphql('{ suppressions(first: 100) { nodes { address } } }')).data.suppressions.nodes.map(
      (node: { address: string }) => node.address,
    );

  it('is told at once of the first, and of the rest within the hour in one mail', async () => {
    const rita = await add('rita', 'RECRUITER');
    const sent = await send(30, rita);
    for (const id of sent.slice(0, 2)) await come(id);
    for (const id of sent.slice(2)) await take(id);
    await app.settle();
    expect(mailsTo(address('rita')).map(({ parsed }) => parsed.subject)).toEqual([
      expect.stringContaining('We could not reach Person 0'),
    ]);
    app.clock.advance({ minutes: 59 });
    await app.settle();
    expect(mailsTo(address('rita'))).toHaveLength(1);
    app.clock.advance({ minutes: 1 });
    await app.settle();
    const [, together, ...others] = mailsTo(address('rita'));
    expect(others).toEqual([]);
    expect(together?.parsed.subject).toBe('29 candidates did not get our emails');
    for (const said of ['Person 1\n', 'Person 25\n', 'and 4 more']) expect(together?.parsed.text).toContain(said);
    app.clock.advance({ hours: 3 });
    await app.settle();
    expect(mailsTo(address('rita'))).toHaveLength(2);
    const query = `{ applications(first: 100) { nodes { notifications { nodes { kind } } } } }`;
    const { nodes } = (await org.graphql(query)).data.applications;
    const told = nodes.flatMap((node: { notifications: { nodes: { kind: string }[] } }) => node.notifications.nodes);
    expect(told.filter(({ kind }: { kind: string }) => kind === 'CANDIDATE_UNREACHABLE')).toHaveLength(30);
  });

  it('is told as it stands when the hour is over: of one mail once, of what was sent again nothing', async () => {
    const rita = await add('rita', 'RECRUITER');
    const [first = '', second = '', third = ''] = await send(3, rita);
    await come(first);
    await come(second, full);
    await come(second);
    await come(third, failureReport('BLOCK_LIST', { answer: '554 blocked', text: null }));
    await org.graphql('mutation { redriveMessages(input: {filter: {failures: [SENDER_FAULT]}}) { __typename } }');
    app.clock.advance({ hours: 1 });
    await app.settle();
    const [, told, ...others] = mailsTo(address('rita'));
    expect(others).toEqual([]);
    expect(told?.parsed.text).toContain('this address does not work');
    expect(told?.parsed.subject).toContain('We could not reach Person 1');
  });

  it('is told to the admins if no mail reaches who recruits', async () => {
    const [rita] = [await add('rita', 'RECRUITER'), await add('olga', 'OWNER')];
    const [first = ''] = await send(1, rita);
    await write((tx) =>
      tx.query(
        `INSERT INTO suppressions (organization_id, id, address, reason, at) VALUES ($1, gen_random_uuid(), $2, 'BY_MEMBER', now())`,
        [org.id, address('rita')],
      ),
    );
    await come(first);
    expect(mailsTo(address('rita'))).toEqual([]);
    expect(mailsTo(address('olga'))).toHaveLength(1);
  });

  describe('of those to a member', () => {
    const digest = async () => {
      app.clock.set('2026-12-10T07:00:00Z');
      await app.app.get(Digests).run();
      await app.settle();
      return (await messages('MEMBER_DIGEST')).at(-1)?.id ?? '';
    };

    it('is told to those who can do something about it, once; nothing more is sent to that address', async () => {
      const [rita] = [
        await add('rita', 'RECRUITER'),
        await add('olga', 'OWNER'),
        await add('adam', 'ADMIN'),
        await add('vera', 'VIEWER'),
      ];
      await send(1, rita);
      const id = await digest();
      await come(id);
      await come(id);
      expect(await suppressions()).toEqual([address('rita')]);
      for (const name of ['olga', 'adam']) {
        const told = mailsTo(address(name)).filter(({ parsed }) => parsed.subject === 'Emails no longer reach rita');
        expect(told).toHaveLength(1);
        expect(told[0]?.parsed.text).toContain(address('rita'));
      }
      expect(mailsTo(address('vera'))).toEqual([]);
      expect(mailsTo(address('rita'))).toHaveLength(1);
    });

    it('silences nobody if there is nobody else to hear of it', async () => {
      const olga = await add('olga', 'OWNER');
      await send(1, olga);
      const id = await digest();
      await come(id);
      expect(await suppressions()).toEqual([]);
      expect(mailsTo(address('olga'))).toHaveLength(1);
    });

    it('is nothing of the kind if a mailbox was only full', async () => {
      const [rita] = [await add('rita', 'RECRUITER'), await add('olga', 'OWNER')];
      await send(1, rita);
      const id = await digest();
      await come(id, full);
      expect(await suppressions()).toEqual([]);
      expect(mailsTo(address('olga')).filter(({ parsed }) => parsed.subject?.includes('rita'))).toEqual([]);
    });

    it('is told as well if the member took a digest for spam', async () => {
      const [rita] = [await add('rita', 'RECRUITER'), await add('olga', 'OWNER')];
      await send(1, rita);
      await come(await digest(), otherReport('COMPLAINT'));
      expect(await suppressions()).toEqual([address('rita')]);
      expect(mailsTo(address('olga')).filter(({ parsed }) => parsed.subject?.includes('rita'))).toHaveLength(1);
    });
  });

  it('of most of a domain at once is about us: nobody is suppressed, and all can be sent again', async () => {
    const rita = await add('rita', 'RECRUITER');
    const domain = `company-${count}.example`;
    app.mail.behave([{ at: 'rcpt', to: `p0@${domain}`, does: { reply: `550 5.1.1 <p0@${domain}>: no such user` } }]);
    const [refused = '', ...sent] = await send(12, rita, (index) => `p${index}@${domain}`);
    app.mail.behave([]);
    const dead = (index: number) =>
      failureReport('UNKNOWN_USER', { answer: `550 5.1.1 <p${index}@${domain}>: no such user`, text: null });
    for (const [index, id] of sent.slice(0, 8).entries()) await take(id, dead(index + 1));
    expect(await suppressions()).toHaveLength(9);
    for (const [index, id] of sent.slice(8).entries()) await take(id, dead(index + 9));
    await app.settle();
    expect(await suppressions()).toEqual([]);
    const all = await org.graphql('{ suppressions(first: 100, includeReleased: true) { nodes { burst } } }');
    expect(all.data.suppressions.nodes).toEqual(Array(12).fill({ burst: true }));
    const redrive = `mutation { redriveMessages(input: {filter: {failures: [SENDER_FAULT]}}) { ... on MessageRedrive { messageIds } } }`;
    expect(new Set((await org.graphql(redrive)).data.redriveMessages.messageIds)).toEqual(new Set([refused, ...sent]));
    for (const id of sent) await take(id, dead(0));
    expect(await suppressions()).toEqual([]);
  });

  it('of a few at a provider to which many are sent is what it says', async () => {
    const rita = await add('rita', 'RECRUITER');
    const sent = await send(24, rita, (index) => `q${count}-${index}@mailbox.example`);
    for (const id of sent.slice(0, 11)) await take(id);
    expect(await suppressions()).toHaveLength(11);
  });
});
