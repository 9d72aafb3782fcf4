import { Args, Context, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Member, type MemberRow, memberById } from '../../organizations/index.js';
import { Permission } from '../../platform/access/permission.js';
import { rowOf } from '../../platform/audit/act.js';
import { answer } from '../../platform/graphql/answer.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { mutationResult } from '../../platform/graphql/mutation-result.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { Problem } from '../../platform/problems/problem.js';
import {
  CalendarFeed,
  CalendarFeedWithUrl,
  CreateCalendarFeedInput,
  RevokeCalendarFeedInput,
} from './calendar-feed.model.js';
import {
  type CalendarFeedRow,
  calendarFeedById,
  calendarFeedPages,
  countCalendarFeeds,
} from './calendar-feed.reads.js';
import { CalendarFeedsService, type MadeFeed } from './calendar-feeds.service.js';

@ObjectType({ description: 'One page of calendars, newest first.' })
export class CalendarFeedConnection extends connectionType(CalendarFeed, 'calendars') {}

const CreateCalendarFeedResult = mutationResult('CreateCalendarFeedResult', CalendarFeedWithUrl, []);
const RevokeCalendarFeedResult = mutationResult('RevokeCalendarFeedResult', CalendarFeed, []);

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  constructor(private readonly feeds: CalendarFeedsService) {}

  @Permission('reads')
  @Query(() => CalendarFeedConnection, {
    description: 'The calendars of your members, revoked ones included, newest first. Their addresses are not shown.',
  })
  async calendarFeeds(
    @Context() { reads }: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<CalendarFeedRow>> {
    const list = { direction: 'newest-first', ...calendarFeedPages, count: countCalendarFeeds } as const;
    return await idPage<CalendarFeedRow, CalendarFeedRow>(reads, list, page, (row) => row);
  }

  @Permission('timelines:write')
  @Mutation(() => CreateCalendarFeedResult, {
    nullable: true,
    description:
      'Makes an address by which a member subscribes, in a calendar program, to the decisions that are due of them. A candidate stands there by their initials. Programs look by themselves, some once a day: who has to know at once reads the digest.',
  })
  async createCalendarFeed(
    @Context() context: RequestContext,
    @Args('input', { description: 'Whose.' }) input: CreateCalendarFeedInput,
  ): Promise<CalendarFeedWithUrl | Problem> {
    const subject = ({ id }: MadeFeed) => ({ type: 'CalendarFeed', id });
    const act = { action: 'createCalendarFeed', input, subject };
    const made = await context.change(act, (tx) => this.feeds.create(tx, input.memberId));
    if (made instanceof Problem) return made;
    const calendarFeed = await answer(context, made.id, calendarFeedById);
    return calendarFeed instanceof Problem ? calendarFeed : { calendarFeed, url: made.url };
  }

  @Permission('timelines:write')
  @Mutation(() => RevokeCalendarFeedResult, {
    nullable: true,
    description: 'Ends a calendar: whoever asks for it is told that it is gone.',
  })
  async revokeCalendarFeed(
    @Context() context: RequestContext,
    @Args('input', { description: 'Which one.' }) input: RevokeCalendarFeedInput,
  ): Promise<CalendarFeedRow | Problem> {
    const act = { action: 'revokeCalendarFeed', input, subject: rowOf('CalendarFeed') };
    const result = await context.change(act, (tx) => this.feeds.revoke(tx, input.calendarFeedId));
    return await answer(context, result, calendarFeedById);
  }

  @Permission('reads')
  @ResolveField(() => Member, {
    nullable: true,
    description: 'Whose decisions it shows: of the jobs for which they recruit or decide.',
  })
  async member(row: CalendarFeedRow, _args: NoArgs, { reads }: RequestContext): Promise<MemberRow | null> {
    return await reads.load(memberById, row.memberId);
  }
}
