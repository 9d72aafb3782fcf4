import { Injectable } from '@nestjs/common';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import type { WebhookEndpointEntity } from '../endpoint/webhook-endpoint.entity.js';
import { CursorExpired, WebhookEndpointDisabled } from '../endpoint/webhook-endpoint.problems.js';
import { lockEndpoint, noSuchEndpoint } from '../endpoint/webhook-endpoints.service.js';
import { feedCursor, readFeedCursor } from '../feed/feed-cursor.js';
import type { EventReplay } from './redelivery.inputs.js';

// What one call makes: more is another call.
export const mostReplayed = 5_000;

/** Which events of the feed. */
interface Span {
  readonly after: number;
  readonly since: string | null;
  readonly until: string | null;
  readonly trigger: 'RECOVERY' | 'REPLAY';
  readonly onlyMissing: boolean;
}

const stateSql = `
  SELECT last_number AS "lastNumber", deleted_through AS "deletedThrough" FROM feed_state WHERE organization_id = $1`;

const numbersSql = `
  SELECT e.number FROM feed_events e
  LEFT JOIN webhook_deliveries d ON d.organization_id = e.organization_id AND d.endpoint_id = $2 AND d.event_number = e.number
  WHERE e.organization_id = $1 AND e.number > $3 AND ($4::timestamptz IS NULL OR e.at >= $4) AND ($5::timestamptz IS NULL OR e.at < $5)
    AND ($6::text[] IS NULL OR e.type = ANY($6)) AND ($7::uuid IS NULL OR e.job_id = $7)
    AND (NOT $8 OR d.status IS NULL OR d.status = 'FAILED')
  ORDER BY e.number LIMIT $9`;

const againSql = `
  INSERT INTO webhook_deliveries AS d
    (organization_id, id, endpoint_id, event_number, status, trigger, next_attempt_at, created_at)
  SELECT $1, w.id, $2, w.number, 'PENDING', $5, $6, $6 FROM unnest($3::uuid[], $4::bigint[]) w (id, number)
  ON CONFLICT (organization_id, endpoint_id, event_number) DO UPDATE
  SET status = 'PENDING', trigger = excluded.trigger, attempt_count = 0, next_attempt_at = excluded.next_attempt_at,
    settled_at = NULL, fence = d.fence + 1`;

const resendSql = `
  UPDATE webhook_deliveries d
  SET status = 'PENDING', trigger = 'RESEND', attempt_count = 0, next_attempt_at = $3, settled_at = NULL, fence = fence + 1
  WHERE d.organization_id = $1 AND d.id = $2 RETURNING d.endpoint_id AS "endpointId"`;

/** Ways back after an outage: one delivery, those of a span of time, or everything behind a cursor. */
@Injectable()
export class RedeliveryService {
  async resend(tx: WriteTransaction, id: string): Promise<string | Problem> {
    const [delivery] = await tx.query<{ endpointId: string }>(resendSql, [tx.organizationId, id, tx.now.toString()]);
    const endpoint = delivery === undefined ? null : await lockEndpoint(tx, delivery.endpointId);
    if (endpoint === null) return new NotFound('webhook delivery', ['input', 'webhookDeliveryId']);
    return refuseDisabled(endpoint) ?? id;
  }

  /** What failed, and what was never sent because the endpoint was disabled. */
  async recover(tx: WriteTransaction, id: string, since: Date, until: Date | null): Promise<EventReplay | Problem> {
    const [from, to] = [since.toISOString(), until?.toISOString() ?? null];
    const span = { after: 0, since: from, until: to, trigger: 'RECOVERY', onlyMissing: true } as const;
    return await this.#again(tx, id, span);
  }

  async replay(
    tx: WriteTransaction,
    id: string,
    cursor: string | null,
    onlyMissing: boolean,
  ): Promise<EventReplay | Problem> {
    const { organizationId } = tx;
    const after = cursor === null ? null : readFeedCursor(organizationId, cursor);
    const [state] = await tx.query<{ lastNumber: number; deletedThrough: number }>(stateSql, [organizationId]);
    const { lastNumber, deletedThrough } = state ?? { lastNumber: 0, deletedThrough: 0 };
    if (after !== null && (after < deletedThrough || after > lastNumber))
      return new CursorExpired(feedCursor(organizationId, deletedThrough), ['input', 'after']);
    const span = { after: after ?? deletedThrough, since: null, until: null, trigger: 'REPLAY', onlyMissing } as const;
    return await this.#again(tx, id, span);
  }

  async #again(tx: WriteTransaction, id: string, span: Span): Promise<EventReplay | Problem> {
    const { organizationId } = tx;
    const endpoint = await lockEndpoint(tx, id);
    if (endpoint === null) return noSuchEndpoint();
    const refusal = refuseDisabled(endpoint);
    if (refusal !== null) return refusal;
    const { after, since, until, trigger, onlyMissing } = span;
    const filter = [endpoint.types, endpoint.jobId, onlyMissing, mostReplayed + 1];
    const found = await tx.query<{ number: number }>(numbersSql, [organizationId, id, after, since, until, ...filter]);
    const numbers = found.slice(0, mostReplayed).map(({ number }) => number);
    const ids = numbers.map(() => newId());
    await tx.query(againSql, [organizationId, id, ids, numbers, trigger, tx.now.toString()]);
    return {
      deliveryCount: numbers.length,
      cursor: feedCursor(organizationId, numbers.at(-1) ?? after),
      hasMore: found.length > mostReplayed,
    };
  }
}

function refuseDisabled({ disabledBecause }: WebhookEndpointEntity): Problem | null {
  return disabledBecause === null ? null : new WebhookEndpointDisabled(disabledBecause);
}
