import type pg from 'pg';
import { Digests } from '../../src/notifications/index.js';
import { MembersService } from '../../src/organizations/index.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { TenantDatabase } from '../../src/platform/database/tenant-database.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import type { Policy } from '../../src/rules/index.js';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';

type Member = Parameters<MembersService['add']>[1];

/** Eight o'clock in Berlin of a day in December. */
export const eight = (day: number) => `2026-12-${String(day).padStart(2, '0')}T07:00:00Z`;

interface Surroundings {
  readonly app: TestApp;
  readonly org: TestOrganization;
  readonly owner: pg.Client;
  /** Tells the addresses of one test from those of another. */
  readonly count: number;
}

/** Adds members and candidates, lets digests leave, and reads what came. */
export function digestCalls(the: () => Surroundings) {
  const write = <T>(work: (tx: WriteTransaction) => Promise<T>) =>
    the().app.app.get(TenantDatabase).write(systemActor(the().org.id), work) as Promise<T>;
  const address = (name: string) => `${name}-${the().count}@northwind.test`;
  const add = (name: string, role: Member['role'], more: Partial<Member> = {}) =>
    write((tx) =>
      the()
        .app.app.get(MembersService)
        .add(tx, { fullName: name, email: address(name), role, ...more }),
    );
  /** Everything that is due at that instant: digests first, whatever else is. */
  const at = async (instant: string) => {
    the().app.clock.set(instant);
    await the().app.app.get(Digests).run();
    await the().app.settle();
  };
  const mailsTo = (name: string) => the().app.mail.received.filter((mail) => mail.envelope.to.includes(address(name)));
  const subjectsTo = (name: string) => mailsTo(name).map(({ parsed }) => parsed.subject);
  const promised = async (
    decisionDate: string,
    { job = {}, candidate = {} }: Record<string, Record<string, unknown>> = {},
  ) => {
    const { id: applicationId } = await the().org.application({
      job,
      candidate: { email: address('candidate'), ...candidate },
    });
    const { id: timelineId } = await the().org.mutate('setTimeline', {
      applicationId,
      decisionDate,
      alreadyTold: true,
    });
    return { applicationId, timelineId };
  };
  const changePolicy = (policy: Policy) =>
    the().owner.query(
      "INSERT INTO policies (organization_id, version, rules, effective_from) SELECT $1, 2, $2, now() - interval '30 years'",
      [the().org.id, policy],
    );

  return { write, address, add, at, mailsTo, subjectsTo, promised, changePolicy };
}
