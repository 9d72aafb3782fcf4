import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { systemActor } from '../../platform/actor/actor.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { WorkerDatabase } from '../../platform/database/worker-database.js';
import { newId } from '../../platform/ids/uuid.js';
import { Problem } from '../../platform/problems/problem.js';
import { webhookEndpointDisabled } from '../endpoint/endpoint.events.js';
import { WebhookEndpointEntity } from '../endpoint/webhook-endpoint.entity.js';
import { lockEndpoint } from '../endpoint/webhook-endpoints.service.js';
import type { Call } from './call-endpoint.js';
import type { ClaimedDelivery } from './delivery-statements.js';
import { waitAfter } from './retry-schedule.js';

// Of nothing but failures; a weekend and a holiday are shorter.
const patience = Temporal.Duration.from({ hours: 5 * 24 });

const endSql = `
  UPDATE webhook_deliveries
  SET status = CASE WHEN $4::timestamptz IS NULL THEN 'FAILED' ELSE 'PENDING' END, next_attempt_at = $4,
    settled_at = CASE WHEN $4::timestamptz IS NULL THEN $5::timestamptz END, attempt_count = attempt_count + 1
  WHERE organization_id = $1 AND id = $2 AND fence = $3 AND status = 'PENDING'
  RETURNING id`;

const attemptSql = `
  INSERT INTO webhook_attempts
    (organization_id, id, endpoint_id, delivery_id, trigger, at, duration_ms, outcome, http_status, answer)
  SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::text, $6::timestamptz, $7::integer, $8::text, $9::integer,
    CASE WHEN c.erased_at IS NULL THEN $10::text END
  FROM (VALUES ($11::uuid)) about (candidate_id)
  LEFT JOIN candidates c ON c.organization_id = $1 AND c.id = about.candidate_id`;

/** Records tries that failed: when the next one is, how the endpoint stands, and whether it is given up. */
@Injectable()
export class RecordFailure {
  constructor(private readonly database: WorkerDatabase) {}

  async record(delivery: ClaimedDelivery, call: Call): Promise<void> {
    const { organizationId } = delivery;
    const result = await this.database.write(systemActor(organizationId), (tx) => this.#record(tx, delivery, call));
    if (result instanceof Problem) throw new Error(`a failed delivery could not be recorded: ${result.code}`);
  }

  async #record(tx: WriteTransaction, delivery: ClaimedDelivery, call: Call): Promise<void> {
    const { organizationId, deliveryId, fence, trigger, attemptCount, candidateId, endpoint: called } = delivery;
    const endpoint = await lockEndpoint(tx, called.id);
    if (endpoint === null) return;
    const wait = call.isGone ? null : waitAfter(attemptCount + 1, call.retryAfter);
    const next = wait === null ? null : tx.now.add({ seconds: wait }).toString();
    const now = tx.now.toString();
    const [ended] = await tx.query(endSql, [organizationId, deliveryId, fence, next, now]);
    // Its lease ran out, and somebody else tried it.
    if (ended === undefined) return;
    await tx.query(attemptSql, [
      organizationId,
      newId(),
      called.id,
      deliveryId,
      trigger,
      now,
      call.durationMs,
      call.outcome,
      call.httpStatus,
      call.answer,
      candidateId,
    ]);
    await note(tx, endpoint, call);
  }
}

async function note(tx: WriteTransaction, endpoint: WebhookEndpointEntity, call: Call): Promise<void> {
  const { id, failingSince, disabledAt } = endpoint;
  const since = failingSince ?? toDate(tx.now);
  const isLost = Temporal.Instant.compare(toInstant(since).add(patience), tx.now) <= 0;
  const because = call.isGone ? 'GONE' : isLost ? 'FAILING' : null;
  const disables = because !== null && disabledAt === null;
  await tx.manager.update(
    WebhookEndpointEntity,
    { organizationId: tx.organizationId, id },
    {
      failingSince: since,
      lastFailureAt: toDate(tx.now),
      ...(call.retryAfter === null ? {} : { pausedUntil: toDate(tx.now.add({ seconds: call.retryAfter })) }),
      ...(disables ? { disabledAt: toDate(tx.now), disabledBecause: because } : {}),
    },
  );
  if (disables) await tx.publish(webhookEndpointDisabled, { webhookEndpointId: id, disabledBecause: because });
}
