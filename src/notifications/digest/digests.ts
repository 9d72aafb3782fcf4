import { Injectable, Logger } from '@nestjs/common';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { Problem } from '../../platform/problems/problem.js';
import { Turns } from '../../platform/turns/turns.js';
import { digestDayDue } from '../../rules/index.js';
import { DigestSchedules } from './digest-schedules.js';
import { MemberDigest } from './member-digest.js';

// Long enough for a batch of admins of large organizations, short enough that a killed worker's digests are not late.
const leaseSeconds = 120;
// Members of one claim: at eight o'clock those of a whole time zone are due, and other workers are to have some.
const batch = 20;
// Organizations that are looked for at once, each of which then has its turn.
const organizationsAtOnce = 20;

/** Parameters are the organization, now, how many at most, and the end of the lease. */
export const claimDigests = `
  WITH due AS MATERIALIZED (
    SELECT member_id FROM digest_schedules
    WHERE organization_id = $1 AND next_at <= $2
      AND (claimed_until IS NULL OR claimed_until <= $2)
    ORDER BY next_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
  )
  UPDATE digest_schedules s SET claimed_until = $4
  FROM due WHERE s.organization_id = $1 AND s.member_id = due.member_id RETURNING s.member_id AS "memberId"`;

/**
 * Sends members their digests. Reads only whose digest is due; claims them, so that any number of workers may look; a
 * tick that was missed is made up for on the same local day, and what a whole day missed goes in the next digest.
 */
@Injectable()
export class Digests {
  readonly #logger = new Logger(Digests.name);
  readonly #turns: Turns;

  constructor(
    private readonly database: WorkerDatabase,
    private readonly schedules: DigestSchedules,
    private readonly digest: MemberDigest,
    private readonly claims: Claims,
  ) {
    this.#turns = new Turns(database, 'find_organizations_with_due_digests');
  }

  /** Until none is due. Returns how many members were looked at. */
  async run(): Promise<number> {
    for (let done = 0; ; ) {
      let claimed = 0;
      for (const organizationId of await this.#turns.next(organizationsAtOnce)) {
        const due = await this.#claim(organizationId);
        claimed += due.length;
        for (const memberId of due) if (await this.#tryToTell(organizationId, memberId)) done += 1;
      }
      if (claimed === 0) return done;
    }
  }

  async #claim(organizationId: string): Promise<string[]> {
    const claimed = await this.database.write(systemActor(organizationId), async (tx) => {
      const until = tx.now.add({ seconds: leaseSeconds }).toString();
      const due = await tx.query<{ memberId: string }>(claimDigests, [organizationId, tx.now.toString(), batch, until]);
      if (due.length > 0) this.claims.note(tx.now);
      return due.map(({ memberId }) => memberId);
    });
    if (claimed instanceof Problem) throw new Error(claimed.message);
    return claimed;
  }

  /** Whose digest cannot be made keeps nobody else's back: the lease runs out and it is tried again. */
  async #tryToTell(organizationId: string, memberId: string): Promise<boolean> {
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
