import { Injectable, type OnModuleInit } from '@nestjs/common';
import { insertRows } from '../../platform/database/record-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { FeedEventRow } from '../feed/feed-event.js';
import { Sequencer } from '../feed/sequencer.js';

interface Wanting {
  readonly id: string;
  readonly types: readonly string[] | null;
  readonly jobId: string | null;
}

// What is disabled gets nothing: what happens meanwhile is brought by a replay.
const endpointsSql = `
  SELECT id, types, job_id AS "jobId" FROM webhook_endpoints
  WHERE organization_id = $1 AND deleted_at IS NULL AND disabled_at IS NULL`;

/** Whether an endpoint wants an event. */
export function wants({ types, jobId }: Omit<Wanting, 'id'>, event: Pick<FeedEventRow, 'type' | 'jobId'>): boolean {
  return (types === null || types.includes(event.type)) && (jobId === null || jobId === event.jobId);
}

/** Makes a delivery for each endpoint that wants an event, in the transaction in which the event gets its number. */
@Injectable()
export class FanOut implements OnModuleInit {
  constructor(private readonly sequencer: Sequencer) {}

  onModuleInit(): void {
    this.sequencer.onNumbered((tx, rows) => this.#deliver(tx, rows));
  }

  async #deliver(tx: WriteTransaction, rows: readonly FeedEventRow[]): Promise<void> {
    const endpoints = await tx.query<Wanting>(endpointsSql, [tx.organizationId]);
    const now = tx.now.toString();
    const deliveries = rows.flatMap((event) =>
      endpoints
        .filter((endpoint) => wants(endpoint, event))
        .map((endpoint) => ({
          organizationId: tx.organizationId,
          id: newId(),
          endpointId: endpoint.id,
          eventNumber: event.number,
          status: 'PENDING',
          trigger: 'EVENT',
          attemptCount: 0,
          nextAttemptAt: now,
          fence: 0,
          createdAt: now,
        })),
    );
    await insertRows(tx, 'webhook_deliveries', deliveries);
  }
}
