import { Injectable, Logger } from '@nestjs/common';
import { systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { askForNotice } from '../../rules/index.js';
import { TimelineChanges } from '../timeline/timeline-changes.js';

// Long enough for the largest claim, short enough that a killed worker's timelines are not late.
const leaseSeconds = 60;
// Timelines of one claim: few while little is due; in a backlog many, so that those of one organization go together.
const claims = { first: 500, most: 10_000 } as const;
// Of one organization in one transaction: they stay locked for a few hundred milliseconds, in which a request may wait.
const together = 1_000;
// Organizations that are advanced at once: while one waits for the database, the rules of another are reckoned.
const atOnce = 4;

interface Due {
  readonly organizationId: string;
  readonly id: string;
}

interface Batch {
  readonly organizationId: string;
  readonly ids: readonly string[];
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
    private readonly changes: TimelineChanges,
    private readonly claims: Claims,
  ) {}

  /** Sweeps until nothing is due. Returns how many timelines were advanced. */
  async run(): Promise<number> {
    let advanced = 0;
    let most: number = claims.first;
    let due = await this.#claim(most);
    for (;;) {
      const isLast = due.length < most;
      most = Math.min(2 * most, claims.most);
      // The next are claimed while these are advanced.
      const next = isLast ? null : this.#claim(most);
      // What went wrong is thrown where it is awaited, when these are done.
      next?.catch(() => undefined);
      advanced += await this.#advanceAll(due);
      if (next === null) return advanced;
      due = await next;
    }
  }

  async #claim(most: number): Promise<Due[]> {
    const now = await this.database.now();
    const lease = now.add({ seconds: leaseSeconds });
    const due = await this.database.acrossOrganizations<Due>(claimSql, [now.toString(), lease.toString(), most]);
    if (due.length > 0) this.claims.note(now);
    return due;
  }

  async #advanceAll(due: readonly Due[]): Promise<number> {
    const batches = batchesOf(due).values();
    // Each takes the next batch when it is done with one.
    const workers = Array.from({ length: atOnce }, () => this.#advanceEach(batches));
    return (await Promise.all(workers)).reduce((sum, advanced) => sum + advanced, 0);
  }

  async #advanceEach(batches: Iterable<Batch>): Promise<number> {
    let advanced = 0;
    for (const { organizationId, ids } of batches) advanced += await this.#advance(organizationId, ids);
    return advanced;
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
      await this.changes.apply(tx, ids, ({ facts, rules: { policy, calendar } }) => ({
        step: askForNotice(facts, policy, calendar, tx.now),
      }));
    });
  }
}

/** What is advanced in one transaction each. */
function batchesOf(due: readonly Due[]): Batch[] {
  const batches: Batch[] = [];
  for (const [organizationId, rows] of Map.groupBy(due, (row) => row.organizationId)) {
    const ids = rows.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += together)
      batches.push({ organizationId, ids: ids.slice(from, from + together) });
  }
  return batches;
}
