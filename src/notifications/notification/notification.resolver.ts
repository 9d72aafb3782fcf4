import { Args, Context, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Application, type ApplicationRow, applicationById } from '../../applications/index.js';
import { Message, MessageConnection, type MessageRow, messageById } from '../../delivery/index.js';
import { Member, type MemberRow, memberById } from '../../organizations/index.js';
import { Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { Notification } from './notification.model.js';
import { applicationMessagePages, countApplicationMessages, type NotificationRow } from './notification.reads.js';
import { NotificationFilter } from './notification-filter.js';
import { filterNotifications, listNotifications } from './notification-list.js';

@ObjectType({ description: 'One page of notifications, newest first.' })
export class NotificationConnection extends connectionType(Notification, 'notifications') {}

@Resolver(() => Notification)
export class NotificationResolver {
  @Permission('reads')
  @Query(() => NotificationConnection, { description: 'Every decision to tell or not to tell somebody, newest first.' })
  async notifications(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => NotificationFilter, nullable: true, description: 'Which notifications.' })
    filter?: NotificationFilter,
  ): Promise<Connection<NotificationRow>> {
    return await filterNotifications(context.reads, filter, page);
  }

  @Permission('reads')
  @ResolveField(() => Message, {
    nullable: true,
    description: 'The message that was composed; null if it was withheld.',
  })
  async message(notification: NotificationRow, _args: NoArgs, context: RequestContext): Promise<MessageRow | null> {
    return notification.messageId === null ? null : await context.reads.load(messageById, notification.messageId);
  }

  @Permission('reads')
  @ResolveField(() => Member, {
    nullable: true,
    description: 'The member it is for; null if it is for the candidate of `application`.',
  })
  async member(
    { recipient, recipientId }: NotificationRow,
    _args: NoArgs,
    context: RequestContext,
  ): Promise<MemberRow | null> {
    return recipient === 'MEMBER' ? await context.reads.load(memberById, recipientId) : null;
  }

  @Permission('reads')
  @ResolveField(() => Application, { description: 'The application it is about.' })
  async application(
    notification: NotificationRow,
    _args: NoArgs,
    context: RequestContext,
  ): Promise<ApplicationRow | null> {
    return await context.reads.load(applicationById, notification.applicationId);
  }
}

/** What applications have of notifications and messages. */
@Resolver(() => Application)
export class ApplicationNotificationsResolver {
  @Permission('reads')
  @ResolveField(() => NotificationConnection, {
    description: 'Every decision to tell or not to tell somebody about it, newest first.',
  })
  async notifications(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<NotificationRow>> {
    return await listNotifications(context.reads, page, application.id);
  }

  @Permission('reads')
  @ResolveField(() => MessageConnection, { description: 'Every message about it to its candidate, newest first.' })
  async messages(
    @Parent() application: ApplicationRow,
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Connection<MessageRow>> {
    const list = {
      direction: 'newest-first',
      ...applicationMessagePages,
      count: countApplicationMessages,
      parameters: [application.id],
    } as const;
    return await idPage<MessageRow, MessageRow>(context.reads, list, page, (row) => row);
  }
}
