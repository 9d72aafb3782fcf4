import { Injectable, Logger } from '@nestjs/common';
import { organizationRules } from '../../organizations/index.js';
import { systemActor } from '../../platform/actor/actor.js';
import type { BeginningTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Claims } from '../../platform/health/claims.js';
import { Problem } from '../../platform/problems/problem.js';
import { Refused } from '../../platform/problems/refused.js';
import { atOnce } from '../../platform/slices/at-once.js';
import { Turns } from '../../platform/turns/turns.js';
import { askForNotice } from '../../rules/index.js';
import { type AppliedStep, type OpenedTimeline, TimelineChanges } from '../timeline/timeline-changes.js';
import { dueClause, TimelineStore } from '../timeline/timeline-store.js';

// Of what failed together, until it is tried again: long enough to try each alone.
const leaseSeconds = 60;
// Of one organization in one transaction: they stay locked for a few hundred milliseconds, in which a request may wait.
const together = 1_000;
// Organizations that are looked for at once, each of which then has its turn.
const organizationsAtOnce = 200;
// Organizations that are advanced at once: while one waits for the database, the rules of another are applied.
const atOnceInAll = 4;

const leaseSql = `
  WITH due AS MATERIALIZED (SELECT id FROM timelines ${dueClause})
  UPDATE timelines t SET claimed_until = $3 FROM due WHERE t.organization_id = $1 AND t.id = due.id RETURNING t.id`;

/**
 * Lets happen what is due: dates that settle, pass or come off hold. Reads only what is due, whatever is open; claims it
 * inside each organization, so that any number of workers may sweep. A tick that was missed is caught up by the next, with
 * the same rows.
 */
@Injectable()
export class Sweep {
  readonly #logger = new Logger(Sweep.name);
  readonly #turns: Turns;

  constructor(
    private readonly database: WorkerDatabase,
    private readonly changes: TimelineChanges,
    private readonly store: TimelineStore,
    private readonly claims: Claims,
  ) {
    this.#turns = new Turns(database, 'find_organizations_with_due_timelines');
  }

  /** Sweeps until nothing is due. Returns how many timelines were advanced. */
  async run(): Promise<number> {
    for (let advanced = 0; ; ) {
      const organizations = await this.#turns.next(organizationsAtOnce);
      const counts = await atOnce(organizations, atOnceInAll, (id) => this.#advance(id));
      const now = counts.reduce((sum, count) => sum + count, 0);
      if (now === 0) return advanced;
      advanced += now;
    }
  }

  /** What cannot be advanced keeps nothing else back: it is leased, and tried again when the lease has run out. */
  async #advance(organizationId: string): Promise<number> {
    try {
      return await this.#advanceDue(organizationId);
    } catch (error) {
      this.#logger.warn({ err: error, organizationId }, 'timelines could not be advanced together: each is alone');
      return await this.#advanceOneByOne(organizationId);
    }
  }

  /** Claimed by their locks: the transaction that takes them is the one that advances them. */
  async #advanceDue(organizationId: string): Promise<number> {
    const look = (tx: BeginningTransaction) => Promise.all([this.store.lockDue(tx, together), organizationRules(tx)]);
    return await this.#write(organizationId, look, async (tx, [due, rules]) => {
      if (due.length === 0) return 0;
      this.claims.note(tx.now);
      await this.changes.applyToLocked(tx, due, rules, askIn(tx));
      return due.length;
    });
  }

  async #advanceOneByOne(organizationId: string): Promise<number> {
    const leased = await this.#write(organizationId, nothing, async (tx) => {
      const until = tx.now.add({ seconds: leaseSeconds }).toString();
      return await tx.query<{ id: string }>(leaseSql, [organizationId, together, until]);
    });
    let advanced = 0;
    for (const { id } of leased) if (await this.#advanceOne(organizationId, id)) advanced += 1;
    return advanced;
  }

  async #advanceOne(organizationId: string, id: string): Promise<boolean> {
    try {
      await this.#write(organizationId, nothing, (tx) => this.changes.apply(tx, [id], askIn(tx)));
      return true;
    } catch (error) {
      this.#logger.error({ err: error, organizationId, timelineId: id }, 'a timeline could not be advanced');
      return false;
    }
  }

  async #write<Seen, T>(
    organizationId: string,
    look: (tx: BeginningTransaction) => Promise<Seen>,
    work: (tx: WriteTransaction, seen: Seen) => Promise<T>,
  ): Promise<T> {
    const result = await this.database.writeAfter(systemActor(organizationId), look, work, {
      doneAgain: true,
      tells: true,
    });
    if (result instanceof Problem) throw new Refused(result);
    return result;
  }
}

const nothing = () => Promise.resolve();

/** Of every timeline that is due: what is to be told of it now. */
function askIn({ now }: WriteTransaction): (opened: OpenedTimeline) => AppliedStep {
  return ({ facts, rules: { policy, calendar } }) => ({ step: askForNotice(facts, policy, calendar, now) });
}
