import { Injectable } from '@nestjs/common';
import { toDate } from '../../platform/database/dates.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { Gathered } from '../../platform/gathering/gathered.js';
import { newId } from '../../platform/ids/uuid.js';
import {
  type ClaimedDelivery,
  type ClaimedRow,
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
    this.#delivered = new Gathered((all) => this.#endAll(all), mostTogether, gatherMs);
  }

  /** Endpoints to which something is due, an organization after the other. */
  async findDue(most: number, passedOver: readonly string[]): Promise<DueEndpoint[]> {
    const found = await this.database.acrossOrganizationsNow<DueEndpoint>(findSql, [most, this.#lastTurn, passedOver]);
    this.#lastTurn = found.at(-1)?.organizationId ?? this.#lastTurn;
    return found;
  }

  /** Leases what is due to these endpoints, to each so many at most; each inside its organization. */
  async claim(endpoints: readonly (DueEndpoint & { readonly most: number })[]): Promise<ClaimedDelivery[]> {
    return await this.database.writeAcross(async (tx) => {
      const claimed = await Promise.all(
        endpoints.map(({ organizationId, endpointId, most }) =>
          tx.query<ClaimedRow>(organizationId, claimDeliveries, [organizationId, endpointId, most, leaseSeconds]),
        ),
      );
      const claimedAt = toDate(await tx.now());
      const held = { claimedAt, heldSince: performance.now() };
      return claimed.flat().map((row) => ({ ...deliveryOf(row), ...held }));
    });
  }

  async delivered(one: DeliveredTry): Promise<void> {
    await this.#delivered.do(one);
  }

  async giveBack(held: readonly ClaimedDelivery[]): Promise<void> {
    if (held.length === 0) return;
    await this.database.writeAcross(async (tx) => {
      for (const [organizationId, own] of Map.groupBy(held, (each) => each.organizationId)) {
        const lists = [own.map(({ deliveryId }) => deliveryId), own.map(({ fence }) => fence)];
        await tx.query(organizationId, giveBackDeliveries, [organizationId, ...lists]);
      }
    });
  }

  async #endAll(all: readonly DeliveredTry[]): Promise<boolean[]> {
    await this.database.writeAcross(async (tx) => {
      const ended = [...Map.groupBy(all, ({ delivery }) => delivery.organizationId)].map(([organizationId, own]) =>
        tx.query(organizationId, endDelivered, [organizationId, JSON.stringify(own.map(recordOf))]),
      );
      tx.commit();
      await Promise.all(ended);
    });
    return all.map(() => true);
  }
}

function recordOf({ delivery: { deliveryId, fence }, durationMs, httpStatus, answer }: DeliveredTry) {
  return { id: newId(), deliveryId, fence, durationMs, httpStatus, answer };
}

function deliveryOf(row: ClaimedRow): Omit<ClaimedDelivery, 'claimedAt' | 'heldSince'> {
  const { endpointId, url, sealedSecret, sealedWith, previousSecret, previousWith, previousUntil, ...rest } = row;
  const { sealedHeaders, headersWith, ...event } = rest;
  const secrets = { sealedSecret, sealedWith, previousSecret, previousWith, previousUntil };
  const { organizationId } = row;
  return { ...event, endpoint: { organizationId, id: endpointId, url, ...secrets, sealedHeaders, headersWith } };
}
