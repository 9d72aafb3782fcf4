import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Gathered } from '../../platform/gathering/gathered.js';
import { newId } from '../../platform/ids/uuid.js';
import { atOnce, whatWasDone } from '../../platform/slices/at-once.js';
import {
  type ClaimedDelivery,
  type ClaimedDeliveryRow,
  claimDeliveries,
  endDelivered,
  giveBackDeliveries,
} from './delivery-statements.js';

/** An endpoint to which something is due. */
export interface DueEndpoint {
  readonly organizationId: string;
  readonly endpointId: string;
}

/** A try that delivered. */
export interface DeliveredTry {
  readonly delivery: ClaimedDelivery;
  readonly durationMs: number;
  readonly httpStatus: number;
  readonly answer: string | null;
}

// What a killed process held is due again after this. What it holds of one endpoint is tried within it, if each try hangs.
export const leaseSeconds = 90;

// One that fails makes all of its batch go again one by one.
const mostTogether = 100;

// Of several organizations: a connection to PostgreSQL each.
const groupsAtOnce = 2;

// Nobody waits for what was delivered to be recorded, and to record ten costs little more than to record one.
const gatherMs = 25;

const findSql = `
  SELECT organization_id AS "organizationId", endpoint_id AS "endpointId"
  FROM find_due_webhook_endpoints(coalesce($1::timestamptz, clock_timestamp()), $2, $3, $4)`;

/** The records of deliveries. Each checks the fence; what comes up together is recorded together. */
@Injectable()
export class WebhookLedger {
  readonly #delivered: Gathered<DeliveredTry, boolean>;
  /** Whose turn it was last. */
  #lastTurn: string | null = null;

  constructor(private readonly database: WorkerDatabase) {
    this.#delivered = new Gathered((all) => this.#endAll(all), {
      most: mostTogether,
      keyOf: ({ delivery }) => delivery.organizationId,
      pauseMs: gatherMs,
      width: groupsAtOnce,
    });
  }

  /** Endpoints to which something is due, an organization after the other. */
  async findDue(most: number, passedOver: readonly string[]): Promise<DueEndpoint[]> {
    const found = await this.database.acrossOrganizationsNow<DueEndpoint>(findSql, [most, this.#lastTurn, passedOver]);
    this.#lastTurn = found.at(-1)?.organizationId ?? this.#lastTurn;
    return found;
  }

  /** Leases what is due to these endpoints, to each so many at most; each inside its organization. */
  async claim(endpoints: readonly (DueEndpoint & { readonly most: number })[]): Promise<ClaimedDelivery[]> {
    const ofEach = Map.groupBy(endpoints, ({ organizationId }) => organizationId);
    // What is leased is tried, though another organization's could not be.
    return await whatWasDone(ofEach, groupsAtOnce, ([id, own]) => this.#claimOf(id, own));
  }

  async #claimOf(
    organizationId: string,
    endpoints: readonly (DueEndpoint & { readonly most: number })[],
  ): Promise<ClaimedDelivery[]> {
    return await this.database.writeGroup(organizationId, async (tx) => {
      const asked = endpoints.map(({ endpointId, most }) =>
        tx.query<ClaimedDeliveryRow>(claimDeliveries, [organizationId, endpointId, most, leaseSeconds]),
      );
      tx.commit();
      const claimed = await Promise.all(asked);
      const held = { claimedAt: toDate(await tx.now()), heldSince: performance.now() };
      return claimed.flat().map((row) => ({ ...deliveryOf(row), ...held }));
    });
  }

  async delivered(one: DeliveredTry): Promise<void> {
    await this.#delivered.do(one);
  }

  async giveBack(held: readonly ClaimedDelivery[]): Promise<void> {
    const ofEach = Map.groupBy(held, ({ organizationId }) => organizationId);
    await atOnce(ofEach, groupsAtOnce, async ([organizationId, own]) => {
      const lists = [own.map(({ deliveryId }) => deliveryId), own.map(({ fence }) => fence)];
      await this.database.writeGroup(organizationId, (tx) => tx.query(giveBackDeliveries, [organizationId, ...lists]));
    });
  }

  async #endAll(all: readonly DeliveredTry[]): Promise<boolean[]> {
    const [first] = all;
    if (first === undefined) return [];
    const { organizationId } = first.delivery;
    await this.database.writeGroup(organizationId, async (tx) => {
      const ended = tx.query(endDelivered, [organizationId, JSON.stringify(all.map(recordOf))]);
      tx.commit();
      await ended;
    });
    return all.map(() => true);
  }
}

function recordOf({ delivery: { deliveryId, fence }, durationMs, httpStatus, answer }: DeliveredTry) {
  return { id: newId(), deliveryId, fence, durationMs, httpStatus, answer };
}

function deliveryOf(row: ClaimedDeliveryRow): Omit<ClaimedDelivery, 'claimedAt' | 'heldSince'> {
  const { endpointId, url, sealedSecret, sealedWith, previousSecret, previousWith, previousUntil, ...rest } = row;
  const { sealedHeaders, headersWith, ...event } = rest;
  const secrets = { sealedSecret, sealedWith, previousSecret, previousWith, previousUntil };
  const { organizationId } = row;
  return { ...event, endpoint: { organizationId, id: endpointId, url, ...secrets, sealedHeaders, headersWith } };
}
