import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Digests } from '../../src/notifications/index.js';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import { defaultPolicy, type Policy } from '../../src/rules/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

// A Tuesday, ten o'clock in Berlin.
const start = '2026-12-01T09:00:00Z';

describe('a message that waits', () => {
  let app: TestApp;
  let org: TestOrganization;
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start });
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    app.clock.set(start);
    count += 1;
  });

  const address = (name: string) => `${name}-${count}@northwind.test`;
  const mailsTo = (name: string) => app.mail.received.filter(({ envelope }) => envelope.to.includes(address(name)));
  const settleAt = async (now: string) => {
    app.clock.set(now);
    await app.settle();
  };
  const digestAt = async (now: string) => {
    app.clock.set(now);
    await app.app.get(Digests).run();
    await app.settle();
    return mailsTo('rita').at(-1)?.parsed.text?.replaceAll(/\s+/gu, ' ') ?? '';
  };
  const apply = async (policy: Partial<Policy> = {}) => {
    org = await app.organization({ policy: { ...defaultPolicy, ...policy } });
    const recruiterId = (await app.app
      .get(TenantDatabase)
      .write(systemActor(org.id), (tx) =>
        app.app.get(MembersService).add(tx, { fullName: 'rita', email: address('rita'), role: 'RECRUITER' }),
      )) as string;
    const { id } = await org.application({ job: { recruiterId }, candidate: { email: address('ana') } });
    return id;
  };
  const waiting = async () => {
    const { data } = await org.graphql('{ messages(first: 50) { nodes { id status } } }');
    return data.messages.nodes.find(({ status }: { status: string }) => status === 'WAITING')?.id as string | undefined;
  };
  const approve = async () => {
    const approval = 'mutation($input: ApproveMessageInput!) { approveMessage(input: $input) { __typename } }';
    const { data } = await org.graphql(approval, { input: { messageId: await waiting() } });
    expect(data.approveMessage.__typename).toBe('Message');
  };
  const decide = async (name: string, applicationId: string, input: Record<string, unknown>) =>
    expect(await org.mutate(name, { applicationId, ...input })).toMatchObject({ id: applicationId });

  describe('that takes back a yes', () => {
    it.each<[string, Record<string, unknown>]>([
      ['at once', { tellCandidate: 'NOW' }],
      ['by policy', {}],
      ['later', { tellCandidate: 'LATER', tellOn: '2026-12-03' }],
    ])('never leaves by itself, told %s, and does when a member lets it', async (_when, timing) => {
      const applicationId = await apply();
      await decide('recordDecision', applicationId, { outcome: 'HIRED' });
      await app.settle();
      await decide('correctDecision', applicationId, { outcome: 'REJECTED', ...timing });
      await settleAt('2026-12-09T10:00:00Z');
      expect(mailsTo('ana')).toHaveLength(1);
      const text = await digestAt('2026-12-10T07:00:00Z');
      expect(text).toContain('Call Ana Ríos first: this takes back a yes.');
      expect(text).toContain('It does not leave until you approve it.');
      app.clock.set('2026-12-10T10:00:00Z');
      await approve();
      await app.settle();
      expect(mailsTo('ana')).toHaveLength(2);
    });

    it('also where a member had told the yes, and where the application was reopened in between', async () => {
      const applicationId = await apply();
      await decide('recordDecision', applicationId, { outcome: 'HIRED', tellCandidate: 'ALREADY_TOLD' });
      await decide('reopenApplication', applicationId, {});
      app.clock.advance({ hours: 1 });
      await decide('recordDecision', applicationId, { outcome: 'REJECTED' });
      await settleAt('2026-12-03T10:00:00Z');
      expect(mailsTo('ana')).toEqual([]);
      expect(await waiting()).toBeDefined();
    });

    it('but not where the candidate never heard of the yes', async () => {
      const applicationId = await apply();
      await app.mail.refuseConnections();
      await decide('recordDecision', applicationId, { outcome: 'HIRED' });
      await decide('reopenApplication', applicationId, {});
      app.clock.advance({ hours: 1 });
      await decide('recordDecision', applicationId, { outcome: 'REJECTED' });
      await app.mail.acceptConnections();
      await settleAt('2026-12-03T10:00:00Z');
      expect(mailsTo('ana')).toHaveLength(1);
    });
  });

  it('says when it leaves by itself, on the clock of whoever reads it', async () => {
    const applicationId = await apply({ approval: { mode: 'DELAYED', minutes: 1_000 } });
    await settleAt('2026-12-01T16:00:00Z');
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-15' });
    await settleAt('2026-12-01T16:10:00Z');
    const text = await digestAt('2026-12-02T07:00:00Z');
    expect(text).toContain('It leaves by itself on Wednesday 2 December 2026 at 09:50, unless you stop it.');
    await settleAt('2026-12-02T08:49:00Z');
    expect(mailsTo('ana')).toEqual([]);
    await settleAt('2026-12-02T08:51:00Z');
    expect(mailsTo('ana')).toHaveLength(1);
  });

  it('says so of a decision as well', async () => {
    const applicationId = await apply({ approval: { mode: 'DELAYED', minutes: 1_000 } });
    await settleAt('2026-12-01T16:00:00Z');
    await decide('recordDecision', applicationId, { outcome: 'ADVANCED' });
    await app.settle();
    const text = await digestAt('2026-12-02T07:00:00Z');
    expect(text).toContain('It leaves by itself on Wednesday 2 December 2026 at 09:40, unless you stop it.');
  });

  it('says that it does not, and until when what it says holds, where a member has to approve', async () => {
    const applicationId = await apply({ approval: { mode: 'REQUIRED' } });
    await org.mutate('setTimeline', { applicationId, decisionDate: '2026-12-15' });
    await settleAt('2026-12-01T09:10:00Z');
    const text = await digestAt('2026-12-02T07:00:00Z');
    expect(text).toContain('It does not leave until you approve it.');
    expect(text).toContain('What it says is over on Tuesday 15 December 2026.');
    // The words that wait are in the mail.
    expect(text).toContain('we will write to you');
  });
});
