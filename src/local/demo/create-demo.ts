import { actingAs, OrganizationEntity } from '../../organizations/index.js';
import { type Actor, systemActor } from '../../platform/actor/actor.js';
import type { TenantDatabase } from '../../platform/database/tenant-database.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { calendarFor } from '../../rules/index.js';
import { cast } from './cast.js';
import {
  type DemoJob,
  demoDraft,
  demoJobs,
  demoMembers,
  demoOrganization,
  demoOrganizationId,
  demoSource,
  type JobKey,
  type MemberKey,
} from './demo-company.js';
import { DemoDays } from './demo-days.js';
import type { DemoServices } from './demo-services.js';
import { History } from './history.js';
import { made } from './made.js';
import { script } from './script.js';
import { transactionAsOf } from './transaction-as-of.js';

type Ids<Key extends string> = Readonly<Record<Key, string>>;

// Eight weeks: time for a hire from the application to the answer, and for an answer that came late.
const historyBusinessDays = 40;

/** Makes the demo unless it is there, in one transaction: a start that is cut short leaves nothing of it behind. */
export async function createDemo(database: TenantDatabase, services: DemoServices): Promise<void> {
  const system = systemActor(demoOrganizationId);
  made(
    await database.write(system, async (tx) => {
      if (await tx.manager.existsBy(OrganizationEntity, { id: demoOrganizationId })) return;
      const calendar = await calendarFor({ country: demoOrganization.country, region: null, closedDays: [] });
      const days = DemoDays.around(tx.now, demoOrganization.timeZone, calendar);
      const founded = days.at(-historyBusinessDays, '08:00');
      const asOf = (at: typeof founded, actor: Actor) => transactionAsOf(tx, services.events, { at, actor });

      const beginning = asOf(founded, system);
      await services.organizations.create(beginning, demoOrganization);
      // As of now: the first digest comes on the next business day, not for eight weeks at once.
      const members = await addMembers(tx, services);
      const jobs = await createJobs(beginning, services, members);
      const history = new History(services, jobs);
      for (const { at, act, role: index } of script(cast, days)) {
        const role = cast[index];
        if (role === undefined) throw new Error('the script speaks of nobody');
        const { recruiter } = demoJobs[role[1]];
        await history.add(asOf(at, memberActor(recruiter, members)), role, act);
      }
    }),
  );
}

async function addMembers(tx: WriteTransaction, { members }: DemoServices): Promise<Ids<MemberKey>> {
  const ids: [string, string][] = [];
  for (const [key, member] of Object.entries(demoMembers)) ids.push([key, await members.add(tx, member)]);
  return Object.fromEntries(ids) as Ids<MemberKey>;
}

async function createJobs(tx: WriteTransaction, services: DemoServices, members: Ids<MemberKey>): Promise<Ids<JobKey>> {
  const create = async ({ recruiter, hiringManager, ...job }: DemoJob, remoteId: string) =>
    made(
      await services.jobs.create(tx, {
        ...job,
        recruiterId: members[recruiter],
        hiringManagerId: members[hiringManager],
        externalRef: { source: demoSource, remoteId },
      }),
    );
  const ids: [string, string][] = [];
  for (const [key, job] of Object.entries(demoJobs)) ids.push([key, await create(job, `J-${101 + ids.length}`)]);
  const jobId = await create(demoDraft, `J-${101 + ids.length}`);
  made(await services.jobs.update(tx, { jobId, status: 'DRAFT' }));
  return Object.fromEntries(ids) as Ids<JobKey>;
}

function memberActor(key: MemberKey, members: Ids<MemberKey>): Actor {
  const { fullName: name, role } = demoMembers[key];
  const acting = actingAs({ id: members[key], name, role });
  return { kind: 'MEMBER', organizationId: demoOrganizationId, ...acting, suspended: false };
}
