import { Injectable, Logger } from '@nestjs/common';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { advance } from '../rules/advance.js';
import { factsOf } from '../timeline/facts-of.js';
import { TimelineStore } from '../timeline/timeline-store.js';

// Long enough for the largest batch of one organization, short enough that a killed worker's batch is not late.
const leaseSeconds = 30;
// Timelines of one claim; large enough that claiming is not what a backlog waits for.
const batch = 500;

interface Due {
  readonly organizationId: string;
  readonly id: string;
}

const claimSql = 'SELECT organization_id AS "organizationId", id FROM claim_due_timelines($1, $2, $3)';

/**
 * Lets happen what is due: dates that settle, pass or come off hold. Reads only what is due, whatever is open; claims
 * it, so that any number of workers may sweep; and works inside each organization. A tick that was missed is caught
 * up by the next, with the same rows.
 */
@Injectable()
export class Sweep {
  readonly #logger = new Logger(Sweep.name);

  constructor(
    private readonly database: WorkerDatabase,
    private readonly store: TimelineStore,
    private readonly claims: Claims,
  ) {}

  /** Sweeps until nothing is due. Returns how many timelines were advanced. */
  async run(): Promise<number> {
    let advanced = 0;
    for (;;) {
      const now = await this.database.now();
      const lease = now.add({ seconds: leaseSeconds });
      const due = await this.database.crossing<Due>(claimSql, [now.toString(), lease.toString(), batch]);
      if (due.length > 0) this.claims.note(now);
      for (const [organizationId, rows] of Map.groupBy(due, (row) => row.organizationId)) {
        advanced += await this.#advance(
          organizationId,
          rows.map((row) => row.id),
        );
      }
      if (due.length < batch) return advanced;
    }
  }

  /** What cannot be advanced keeps nothing else back: its lease runs out and it is tried again. */
  async #advance(organizationId: string, ids: readonly string[]): Promise<number> {
    try {
      await this.#advanceTogether(organizationId, ids);
      return ids.length;
    } catch (error) {
      if (ids.length > 1) return await this.#advanceOneByOne(organizationId, ids);
      this.#logger.error({ err: error, organizationId, timelineId: ids[0] }, 'a timeline could not be advanced');
      return 0;
    }
  }

  async #advanceOneByOne(organizationId: string, ids: readonly string[]): Promise<number> {
    let advanced = 0;
    for (const id of ids) advanced += await this.#advance(organizationId, [id]);
    return advanced;
  }

  async #advanceTogether(organizationId: string, ids: readonly string[]): Promise<void> {
    await this.database.write(systemActor(organizationId), async (tx) => {
      const rules = await organizationRules(tx);
      const changes = (await this.store.lock(tx, ids)).map((timeline) => {
        const { policy, calendar } = rules.ofJob(timeline.jobId);
        return { timeline, step: advance(factsOf(timeline), policy, calendar, tx.now) };
      });
      await this.store.saveAll(tx, changes, rules);
    });
  }
}
