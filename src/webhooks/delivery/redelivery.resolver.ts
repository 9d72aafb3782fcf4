import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { costs } from '../../platform/graphql/limits/declared-cost.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import type { Problem } from '../../platform/problems/problem.js';
import { CursorExpired, WebhookEndpointDisabled } from '../endpoint/webhook-endpoint.problems.js';
import {
  EventReplay,
  RecoverWebhookDeliveriesInput,
  ReplayEventsInput,
  ResendWebhookDeliveryInput,
} from './redelivery.inputs.js';
import { RedeliveryService } from './redelivery.service.js';
import { WebhookDelivery } from './webhook-delivery.model.js';
import { type WebhookDeliveryRow, webhookDeliveryById } from './webhook-delivery.reads.js';

const ResendWebhookDeliveryResult = mutationResult('ResendWebhookDeliveryResult', WebhookDelivery, [
  WebhookEndpointDisabled,
]);
const RecoverWebhookDeliveriesResult = mutationResult('RecoverWebhookDeliveriesResult', EventReplay, [
  WebhookEndpointDisabled,
]);
const ReplayEventsResult = mutationResult('ReplayEventsResult', EventReplay, [CursorExpired, WebhookEndpointDisabled]);

@Resolver()
export class RedeliveryResolver {
  constructor(private readonly redelivery: RedeliveryService) {}

  @Permission('webhooks')
  @Mutation(() => ResendWebhookDeliveryResult, {
    nullable: true,
    description: 'Sends one delivery again, whatever became of it, and retries it as a new one.',
  })
  async resendWebhookDelivery(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which one.' }) input: ResendWebhookDeliveryInput,
  ): Promise<WebhookDeliveryRow | Problem> {
    const act = { action: 'resendWebhookDelivery', input, subject: rowOf('WebhookDelivery') };
    const result = await context.change(act, (tx) => this.redelivery.resend(tx, input.webhookDeliveryId));
    return await answer(context, result, webhookDeliveryById);
  }

  @Permission('webhooks')
  @Mutation(() => RecoverWebhookDeliveriesResult, {
    nullable: true,
    ...costs(500),
    description:
      'Sends what failed in a span of time, and what was never sent because the endpoint was disabled then: after an outage of yours. Costs 500.',
  })
  async recoverWebhookDeliveries(
    @Context() context: RequestContext,
    @Args('input', { description: 'To which endpoint, and of what time.' }) input: RecoverWebhookDeliveriesInput,
  ): Promise<EventReplay | Problem> {
    const { webhookEndpointId: id, since, until } = input;
    const act = { action: 'recoverWebhookDeliveries', input, subject: () => ({ type: 'WebhookEndpoint', id }) };
    return await context.change(act, (tx) => this.redelivery.recover(tx, id, since, until ?? null));
  }

  @Permission('webhooks')
  @Mutation(() => ReplayEventsResult, {
    nullable: true,
    ...costs(500),
    description:
      'Sends to an endpoint everything that lies behind a cursor of the feed and that it wants, in the order of the feed, 5,000 events at a time. Costs 500.',
  })
  async replayEvents(
    @Context() context: RequestContext,
    @Args('input', { description: 'To which endpoint, and from where.' }) input: ReplayEventsInput,
  ): Promise<EventReplay | Problem> {
    const { webhookEndpointId: id, after, onlyMissing } = input;
    const act = { action: 'replayEvents', input, subject: () => ({ type: 'WebhookEndpoint', id }) };
    return await context.change(act, (tx) => this.redelivery.replay(tx, id, after ?? null, onlyMissing));
  }
}
