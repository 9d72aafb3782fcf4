import { Injectable, Logger } from '@nestjs/common';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { Problem } from '../../platform/problems/problem.js';
import { digestDayDue } from '../../rules/index.js';
import { DigestSchedules } from './digest-schedules.js';
import { MemberDigest } from './member-digest.js';

// Long enough for a batch of admins of large organizations, short enough that a killed worker's digests are not late.
const leaseSeconds = 120;
// Members of one claim: at eight o'clock those of a whole time zone are due, and other workers are to have some.
const batch = 20;

interface Due {
  readonly organizationId: string;
  readonly memberId: string;
}

const claimSql =
  'SELECT organization_id AS "organizationId", member_id AS "memberId" FROM claim_due_digests($1, $2, $3)';

/**
 * Sends members their digests. Reads only whose digest is due; claims them, so that any number of workers may look; a
 * tick that was missed is made up for on the same local day, and what a whole day missed goes in the next digest.
 */
@Injectable()
export class Digests {
  readonly #logger = new Logger(Digests.name);

  constructor(
    private readonly database: WorkerDatabase,
    private readonly schedules: DigestSchedules,
    private readonly digest: MemberDigest,
    private readonly claims: Claims,
  ) {}

  /** Until none is due. Returns how many members were looked at. */
  async run(): Promise<number> {
    for (let done = 0; ; ) {
      const now = await this.database.now();
      const lease = now.add({ seconds: leaseSeconds });
      const due = await this.database.acrossOrganizations<Due>(claimSql, [now.toString(), lease.toString(), batch]);
      if (due.length > 0) this.claims.note(now);
      for (const each of due) if (await this.#tryToTell(each)) done += 1;
      if (due.length < batch) return done;
    }
  }

  /** Whose digest cannot be made keeps nobody else's back: the lease runs out and it is tried again. */
  async #tryToTell({ organizationId, memberId }: Due): Promise<boolean> {
    try {
      await this.#tell(organizationId, memberId);
      return true;
    } catch (error) {
      this.#logger.error({ err: error, organizationId, memberId }, 'a digest could not be made');
      return false;
    }
  }

  async #tell(organizationId: string, memberId: string): Promise<void> {
    const refused = await this.database.write(systemActor(organizationId), async (tx) => {
      const rules = await organizationRules(tx);
      const member = await this.schedules.lock(tx, memberId, rules);
      // Somebody else was quicker, or the member was removed meanwhile.
      if (member.nextAt === null || member.nextAt.getTime() > tx.now.epochMilliseconds) return;
      const day = digestDayDue(member.doneUntil, tx.now, member.zone, rules.calendar);
      if (day !== null) await this.digest.send(tx, member, day, rules);
      await this.schedules.done(tx, member, day ?? member.doneUntil, rules);
    });
    if (refused instanceof Problem) throw new Error(refused.message);
  }
}
