import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import { unknownTypes } from '../catalogue/unknown-types.js';
import { EventsArgs, UpdateEventFeedInput } from './event.inputs.js';
import { Event, EventFeed } from './event.model.js';
import { feedState } from './feed.reads.js';
import { feedCursor } from './feed-cursor.js';
import { bodyOf, type FeedEventRow } from './feed-event.js';
import { FeedRetention } from './feed-retention.js';
import { listEvents } from './list-events.js';

@ObjectType({ description: 'One page of the feed, oldest first. `endCursor` is never null when it is read forwards.' })
export class EventConnection extends connectionType(Event, 'events') {}

const UpdateEventFeedResult = mutationResult('UpdateEventFeedResult', EventFeed, []);

@Resolver(() => Event)
export class EventResolver {
  constructor(private readonly retention: FeedRetention) {}

  @Permission('reads')
  @Query(() => EventConnection, {
    description:
      'The feed: everything that happened in your organization, in one order, each event once, a second after it happened at the latest. Keep `endCursor` and ask again with `after`. A cursor that is older than the feed is refused with `CURSOR_EXPIRED` and the `oldestCursor`.',
  })
  async events(@Context() { reads }: RequestContext, @Args() args: EventsArgs): Promise<Connection<FeedEventRow>> {
    const types = args.types ?? null;
    refuseUnknown(types);
    return await listEvents(reads.tx, args, types);
  }

  @Permission('reads')
  @Query(() => EventFeed, { description: 'How far the feed goes back, and where it ends now: to begin there.' })
  async eventFeed(@Context() { reads }: RequestContext): Promise<EventFeed> {
    return await feedOf(reads.tx);
  }

  @Permission('admin')
  @Mutation(() => UpdateEventFeedResult, {
    nullable: true,
    description: 'Changes for how long events are kept. What is older from then on is deleted within the hour.',
  })
  async updateEventFeed(
    @Context() context: RequestContext,
    @Args('input', { description: 'For how long.' }) input: UpdateEventFeedInput,
  ): Promise<EventFeed | Problem> {
    const { organizationId: id } = context.actor;
    const act = { action: 'updateEventFeed', input, subject: () => ({ type: 'Organization', id }) };
    const result = await context.change(act, (tx) => this.retention.keep(tx, input.retentionDays));
    if (result instanceof Problem) return result;
    context.reads.renew();
    return await feedOf(context.reads.tx);
  }

  @Permission(ofItsRow)
  @ResolveField(() => String, {
    description:
      'All of it, as JSON: the very body that webhooks send. `data.facts` holds what is particular to its type; docs/events has a JSON Schema for each.',
  })
  body(event: FeedEventRow): string {
    return JSON.stringify(bodyOf(event));
  }
}

async function feedOf(tx: ReadTransaction): Promise<EventFeed> {
  const { retentionDays, deletedThrough, lastNumber } = await feedState(tx);
  const cursorOf = (number: number) => feedCursor(tx.organizationId, number);
  return { retentionDays, oldestCursor: cursorOf(deletedThrough), latestCursor: cursorOf(lastNumber) };
}

function refuseUnknown(types: readonly string[] | null): void {
  const fault = unknownTypes(types);
  if (fault !== null) throw new GraphQLError(fault, { extensions: { code: 'BAD_USER_INPUT', inputPath: ['types'] } });
}
