import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { ATTEMPT_OUTCOMES, type WebhookAttemptOutcome } from '../dispatch/judge-answer.js';
import type { WebhookAttemptRow, WebhookDeliveryRow, WebhookDeliveryStatus } from './webhook-delivery.reads.js';

export const DeliveryStatusEnum = enumOf<WebhookDeliveryStatus>(['PENDING', 'DELIVERED', 'FAILED']);
registerEnumType(DeliveryStatusEnum, {
  name: 'WebhookDeliveryStatus',
  description: 'How far a delivery has come.',
  valuesMap: {
    PENDING: { description: 'It is yet to be tried, or tried again.' },
    DELIVERED: { description: 'The endpoint answered 2xx.' },
    FAILED: { description: 'It was given up: after eight tries, or because the endpoint is gone.' },
  },
});

export const AttemptTriggerEnum = enumOf<WebhookAttemptRow['trigger']>([
  'EVENT',
  'RESEND',
  'RECOVERY',
  'REPLAY',
  'TEST',
]);
registerEnumType(AttemptTriggerEnum, {
  name: 'WebhookTrigger',
  description: 'Why something is sent to an endpoint.',
  valuesMap: {
    EVENT: { description: 'It happened.' },
    RESEND: { description: 'Somebody wanted it again: `resendWebhookDelivery`.' },
    RECOVERY: { description: 'What failed in a span of time: `recoverWebhookDeliveries`.' },
    REPLAY: { description: 'What lies behind a cursor: `replayEvents`.' },
    TEST: { description: 'Somebody tried the endpoint: `testWebhookEndpoint`.' },
  },
});

export const WebhookOutcomeEnum = enumOf<WebhookAttemptOutcome>(ATTEMPT_OUTCOMES);
registerEnumType(WebhookOutcomeEnum, {
  name: 'WebhookOutcome',
  description: 'How one try ended.',
  valuesMap: {
    DELIVERED: { description: 'It answered 2xx.' },
    REFUSED: { description: 'It answered something else.' },
    REDIRECTED: { description: 'It answered 3xx. No redirect is followed: give the address that it leads to.' },
    TIMED_OUT: { description: 'It was not done with its answer in 15 seconds, from the name server to the last byte.' },
    UNREACHABLE: { description: 'Its name does not resolve, or nobody answers there, or not by TLS and HTTP.' },
    ADDRESS_REFUSED: { description: 'Its name leads where nothing is sent: not to the public Internet alone.' },
    SECRET_UNREADABLE: { description: 'Who runs the service took away the key of its secret: rotate it.' },
  },
});

@ObjectType({ description: 'One try to bring an event to an endpoint.' })
export class WebhookAttempt implements Omit<WebhookAttemptRow, 'deliveryId' | 'endpointId'> {
  @Field(() => AttemptTriggerEnum, { description: 'Why it was made.' })
  readonly trigger!: WebhookAttemptRow['trigger'];

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  readonly at!: Date;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  readonly durationMs!: number;

  @Field(() => WebhookOutcomeEnum, { description: 'How it ended.' })
  readonly outcome!: WebhookAttemptOutcome;

  @Field(() => Int, { nullable: true, description: 'The status of the answer; null without one.' })
  readonly httpStatus!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The body of the answer, the first 64 KB of it, with mail addresses and long tokens masked.',
  })
  readonly answer!: string | null;
}

@ObjectType({
  implements: () => [Node],
  description: 'One event on its way to one endpoint. It is kept for 30 days after it ended.',
})
export class WebhookDelivery implements Omit<WebhookDeliveryRow, 'endpointId' | 'eventId'> {
  @Field(() => IdScalar, { description: 'Made by the service. The `webhook-id` is that of the event.' })
  readonly id!: string;

  @Field(() => DeliveryStatusEnum, { description: 'How far it has come.' })
  readonly status!: WebhookDeliveryStatus;

  @Field(() => AttemptTriggerEnum, { description: 'Why it is, or was, sent the last time.' })
  readonly trigger!: WebhookDeliveryRow['trigger'];

  @Field(() => Int, { description: 'How often it was tried since then.' })
  readonly attemptCount!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is tried next, unless its endpoint is disabled; null once it has ended.',
  })
  readonly nextAttemptAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was delivered or given up; null before.' })
  readonly settledAt!: Date | null;
}
