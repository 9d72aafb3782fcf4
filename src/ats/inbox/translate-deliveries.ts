import { Injectable, Logger } from '@nestjs/common';
import { type Actor, systemActor } from '../../platform/actor/actor.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { isUnavailable } from '../../platform/graphql/unavailable.js';
import { Problem } from '../../platform/problems/problem.js';
import type { AtsVendor } from '../connection/ats-connection.entity.js';
import { AtsMetrics } from '../metrics/ats-metrics.js';
import { connectionActor } from './connection-actor.js';
import { waitAfter } from './delivery-schedule.js';
import {
  type ClaimedAtsDelivery,
  claimDeliveries,
  giveBackDeliveries,
  putOffDelivery,
  settleDelivery,
  type Translation,
} from './delivery-statements.js';
import { inboxOf } from './inbox.reads.js';
import { type PutOff, TranslateDelivery } from './translate-delivery.js';

// Organizations that get their turn before the first one gets another.
const organizationsAtOnce = 20;

// Of one organization in one turn.
const mostAtOnce = 10;

// A delivery asks an API five times at most, 10 s each.
const leaseSeconds = 120;

// When so much of it is gone, what is left is given back: the next one may take the rest.
const startWithinMs = 60_000;

const findSql = `SELECT organization_id AS "organizationId"
  FROM find_due_ats_deliveries(coalesce($1::timestamptz, clock_timestamp()), $2, $3)`;

const firstOfAll = '00000000-0000-0000-0000-000000000000';

/** Translates what has come. Nothing it holds must survive it. */
@Injectable()
export class TranslateDeliveries {
  readonly #logger = new Logger(TranslateDeliveries.name);
  #lastTurn = firstOfAll;

  constructor(
    private readonly database: WorkerDatabase,
    private readonly translate: TranslateDelivery,
    private readonly metrics: AtsMetrics,
  ) {}

  /** Until nothing is due, or after the one that is under way when it is to end. Returns how many there were. */
  async run(ending = new AbortController().signal): Promise<number> {
    for (let all = 0; ; ) {
      const asked = [organizationsAtOnce, this.#lastTurn];
      const found = await this.database.acrossOrganizationsNow<{ organizationId: string }>(findSql, asked);
      let some = 0;
      for (const { organizationId } of found) some += await this.#turnOf(organizationId, ending);
      this.#lastTurn = found.at(-1)?.organizationId ?? this.#lastTurn;
      all += some;
      if (some === 0 || ending.aborted) return all;
    }
  }

  async #turnOf(organizationId: string, ending: AbortSignal): Promise<number> {
    if (ending.aborted) return 0;
    const actor = systemActor(organizationId);
    const claimed = await this.database.write(actor, (tx) => claimDeliveries(tx, mostAtOnce, leaseSeconds));
    if (claimed instanceof Problem) return 0;
    const begun = performance.now();
    for (const [at, delivery] of claimed.entries()) {
      if (ending.aborted || performance.now() - begun > startWithinMs) {
        await this.database.write(actor, (tx) => giveBackDeliveries(tx, claimed.slice(at)));
        break;
      }
      await this.#one(organizationId, delivery);
    }
    return claimed.length;
  }

  async #one(organizationId: string, delivery: ClaimedAtsDelivery): Promise<void> {
    const inbox = await this.database.read(organizationId, (tx) => inboxOf(tx, delivery.connectionId));
    if (inbox === null) return;
    const actor = connectionActor(organizationId, inbox, 'CONNECTOR');
    const done = await this.translate.translate(actor, inbox, delivery);
    try {
      await this.#end(actor, inbox.vendor, delivery, done);
    } catch (error) {
      // The database is away: its lease runs out.
      if (isUnavailable(error)) throw error;
      this.#logger.error(
        { err: error, deliveryId: delivery.id },
        'what became of a delivery could not be written down',
      );
      const detail = 'what became of it could not be written down';
      await this.#end(actor, inbox.vendor, delivery, { status: 'FAILED', failure: 'OWN_FAULT', detail });
    }
  }

  async #end(actor: Actor, vendor: AtsVendor, delivery: ClaimedAtsDelivery, done: Translation | PutOff): Promise<void> {
    const settled = await this.database.write(actor, async (tx) => {
      const settle = async (translation: Translation) =>
        (await settleDelivery(tx, delivery, translation)) ? translation.status : null;
      if (!('putOff' in done)) return await settle(done);
      const { putOff: failure, detail } = done;
      const wait = waitAfter(delivery.attemptCount, failure);
      if (wait === null) return await settle({ status: 'FAILED', failure, detail });
      await putOffDelivery(tx, delivery, failure, detail, tx.now.add({ seconds: wait }).toString());
      return null;
    });
    if (typeof settled === 'string') this.metrics.settled(vendor, settled);
  }
}
