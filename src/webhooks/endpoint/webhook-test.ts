import { Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { toDate } from '../../platform/database/dates.js';
import type { ReadTransaction, WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { Problem } from '../../platform/problems/problem.js';
import { type EventBody, testEventType } from '../catalogue/event-body.js';
import { WebhookAttempt } from '../delivery/webhook-delivery.model.js';
import type { WebhookAttemptRow } from '../delivery/webhook-delivery.reads.js';
import { type Call, CallEndpoint } from '../dispatch/call-endpoint.js';
import { WebhookEndpoint } from './webhook-endpoint.model.js';
import { type EndpointToCall, endpointToCall, type WebhookEndpointRow } from './webhook-endpoint.reads.js';
import { noSuchEndpoint } from './webhook-endpoints.service.js';

// A request ends after 15 s.
const deadlineMs = 10_000;

@ObjectType({ description: 'How an endpoint answered a test.' })
export class WebhookEndpointTest {
  @Field(() => WebhookEndpoint, { description: 'The endpoint, as it stood before: a test changes nothing of it.' })
  readonly webhookEndpoint!: WebhookEndpointRow;

  @Field(() => WebhookAttempt, { description: 'The try.' })
  readonly attempt!: Omit<WebhookAttemptRow, 'deliveryId' | 'endpointId'>;
}

/** Tries whether an endpoint takes what is sent to it. */
@Injectable()
export class WebhookTest {
  constructor(private readonly calls: CallEndpoint) {}

  async endpoint(tx: ReadTransaction, id: string): Promise<{ endpoint: EndpointToCall; now: Date } | Problem> {
    const [endpoint] = await tx.query<EndpointToCall>(endpointToCall, [tx.organizationId, id]);
    return endpoint === undefined ? noSuchEndpoint() : { endpoint, now: toDate(await tx.now()) };
  }

  async send(endpoint: EndpointToCall, now: Date): Promise<Call> {
    const { organizationId, id: webhookEndpointId } = endpoint;
    const nobody = { application: null, candidate: null, job: null, sequence: null };
    const body: EventBody = {
      type: testEventType,
      timestamp: now.toISOString(),
      data: { id: newId(), organizationId, cursor: null, origin: 'API', ...nobody, facts: { webhookEndpointId } },
    };
    return await this.calls.send(endpoint, body, now, deadlineMs);
  }

  async record(tx: WriteTransaction, id: string, call: Call): Promise<string> {
    await tx.query(
      `INSERT INTO webhook_attempts (organization_id, id, endpoint_id, trigger, at, duration_ms, outcome, http_status, answer)
       VALUES ($1, $2, $3, 'TEST', $4, $5, $6, $7, $8)`,
      [tx.organizationId, newId(), id, tx.now.toString(), call.durationMs, call.outcome, call.httpStatus, call.answer],
    );
    return id;
  }
}
