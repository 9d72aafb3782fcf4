import { Args, Context, Field, InputType, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { ofItsRow, Permission } from '../../platform/access/permission.js';
import { type Connection, connectionType } from '../../platform/graphql/connection/connection.js';
import { idPage } from '../../platform/graphql/connection/id-page.js';
import { PageArgs } from '../../platform/graphql/connection/page-input.js';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import type { NoArgs, RequestContext } from '../../platform/graphql/request-context.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { deadLinks } from '../../platform/mail-links/mail-links.js';
import type { CancelledBecause, MessageFailure, MessageStatus } from './message.entity.js';
import { CancelledBecauseEnum, MessageFailureEnum, MessageStatusEnum } from './message.enums.js';
import {
  attemptsByMessage,
  countMessages,
  type MessageAttemptRow,
  type MessageRow,
  messageById,
  messagePages,
} from './message.loader.js';
import { Message, MessageAttempt } from './message.model.js';

@ObjectType({ description: 'One page of messages, newest first.' })
export class MessageConnection extends connectionType(Message, 'messages') {}

@InputType({ description: 'Which messages to list; all, if left empty.' })
export class MessageFilter {
  @Field(() => [MessageStatusEnum], { nullable: true, description: 'Only those of these statuses.' })
  @IsOptional()
  @IsEnum(MessageStatusEnum, { each: true })
  status?: MessageStatus[] | null;
}

@Resolver(() => Message)
export class MessageResolver {
  @Permission('reads')
  @Query(() => Message, {
    nullable: true,
    description: 'One message; null if there is none of that id in your organization.',
  })
  async message(
    @Context() context: RequestContext,
    @Args('id', { type: () => IdScalar, description: 'Id of the message.' }) id: string,
  ): Promise<MessageRow | null> {
    return await context.reads.load(messageById, id);
  }

  @Permission('reads')
  @Query(() => MessageConnection, { description: 'Every message of your organization, newest first.' })
  async messages(
    @Context() context: RequestContext,
    @Args() page: PageArgs,
    @Args('filter', { type: () => MessageFilter, nullable: true, description: 'Which messages.' })
    filter?: MessageFilter,
  ): Promise<Connection<MessageRow>> {
    const list = {
      direction: 'newest-first',
      ...messagePages,
      count: countMessages,
      parameters: [filter?.status ?? null],
    } as const;
    return await idPage<MessageRow, MessageRow>(context.reads, list, page, (row) => row);
  }

  @Permission('reads')
  @ResolveField(() => String, { description: "Plain-text body. Links lead nowhere: they are their reader's." })
  text(message: MessageRow): string {
    return deadLinks(message).text;
  }

  @Permission('reads')
  @ResolveField(() => String, { description: "HTML body. Links lead nowhere: they are their reader's." })
  html(message: MessageRow): string {
    return deadLinks(message).html;
  }

  @Permission(ofItsRow)
  @ResolveField(() => MessageFailureEnum, { nullable: true, description: 'Of what it died; null unless it is DEAD.' })
  failure({ status, failure }: MessageRow): MessageFailure | null {
    return status === 'DEAD' ? (failure as MessageFailure | null) : null;
  }

  @Permission(ofItsRow)
  @ResolveField(() => CancelledBecauseEnum, {
    nullable: true,
    description: 'What overtook it; null unless it is CANCELLED.',
  })
  cancelledBecause({ status, failure }: MessageRow): CancelledBecause | null {
    return status === 'CANCELLED' ? (failure as CancelledBecause | null) : null;
  }

  @Permission('reads')
  @ResolveField(() => [MessageAttempt], {
    ...costsAsRows(10),
    description: 'Every attempt to hand it to the mail server, in order. Counts as 10 rows.',
  })
  async attempts(message: MessageRow, _args: NoArgs, context: RequestContext): Promise<MessageAttemptRow[]> {
    return (await context.reads.load(attemptsByMessage, message.id)) ?? [];
  }
}
