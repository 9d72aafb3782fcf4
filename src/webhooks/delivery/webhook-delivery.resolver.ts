import { Args, ArgsType, Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { LatestArgs } from '../../platform/graphql/connection/latest-rows.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { WebhookEndpoint } from '../endpoint/webhook-endpoint.model.js';
import { type WebhookEndpointRow, webhookEndpointById } from '../endpoint/webhook-endpoint.reads.js';
import { Event } from '../feed/event.model.js';
import { feedEventById } from '../feed/feed.reads.js';
import type { FeedEventRow } from '../feed/feed-event.js';
import { DeliveryStatusEnum, WebhookAttempt, WebhookDelivery } from './webhook-delivery.model.js';
import {
  attemptsOfDelivery,
  countWebhookDeliveries,
  type WebhookAttemptRow,
  type WebhookDeliveryRow,
  type WebhookDeliveryStatus,
  webhookDeliveryPages,
} from './webhook-delivery.reads.js';

@ObjectType({ description: 'One page of deliveries, newest first.' })
export class WebhookDeliveryConnection extends connectionType(WebhookDelivery, 'webhook deliveries') {}

@ArgsType()
export class WebhookDeliveriesArgs extends PageArgs {
  @Field(() => DeliveryStatusEnum, { nullable: true, description: 'Those that stand so alone.' })
  @IsOptional()
  @IsIn(Object.keys(DeliveryStatusEnum))
  status?: WebhookDeliveryStatus | null;
}

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointDeliveriesResolver {
  @Permission(ofItsRow)
  @ResolveField(() => WebhookDeliveryConnection, {
    description: 'What was sent there, and what is yet to be: those that ended in the last 30 days, newest first.',
  })
  async deliveries(
    @Parent() { id }: WebhookEndpointRow,
    @Context() { reads }: RequestContext,
    @Args() { status, ...page }: WebhookDeliveriesArgs,
  ): Promise<Connection<WebhookDeliveryRow>> {
    const parameters = [id, status ?? null];
    const list = {
      direction: 'newest-first',
      ...webhookDeliveryPages,
      count: countWebhookDeliveries,
      parameters,
    } as const;
    return await idPage<WebhookDeliveryRow, WebhookDeliveryRow>(reads, list, page, (row) => row);
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryResolver {
  @Permission('reads')
  @ResolveField(() => Event, { nullable: true, description: 'What is delivered.' })
  async event(row: WebhookDeliveryRow, _args: NoArgs, { reads }: RequestContext): Promise<FeedEventRow | null> {
    return await reads.load(feedEventById, row.eventId);
  }

  @Permission(ofItsRow)
  @ResolveField(() => WebhookEndpoint, { nullable: true, description: 'Where it goes.' })
  async webhookEndpoint(
    row: WebhookDeliveryRow,
    _args: NoArgs,
    { reads }: RequestContext,
  ): Promise<WebhookEndpointRow | null> {
    return await reads.load(webhookEndpointById, row.endpointId);
  }

  @Permission(ofItsRow)
  @ResolveField(() => [WebhookAttempt], { description: 'Every try, in order: the latest of them.' })
  async attempts(
    @Parent() { id }: WebhookDeliveryRow,
    @Context() { reads }: RequestContext,
    @Args() args: LatestArgs,
  ): Promise<WebhookAttemptRow[]> {
    return await attemptsOfDelivery.of(reads, id, args);
  }
}
