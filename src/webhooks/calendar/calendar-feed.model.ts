import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { CalendarFeedRow } from './calendar-feed.reads.js';

@ObjectType({
  implements: () => [Node],
  description: 'An address at which a calendar program reads the decisions that are due of a member.',
})
export class CalendarFeed implements Omit<CalendarFeedRow, 'memberId'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked; null while it is read.' })
  readonly revokedAt!: Date | null;
}

@ObjectType({ description: 'A calendar that was just made, with its address.' })
export class CalendarFeedWithUrl {
  @Field(() => CalendarFeed, { description: 'The calendar.' })
  readonly calendarFeed!: CalendarFeedRow;

  @Field(() => String, {
    description:
      'Its address, to be subscribed to in a calendar program. Whoever has it reads the calendar. It is shown this once.',
  })
  readonly url!: string;
}

@InputType({ description: 'Whose calendar.' })
export class CreateCalendarFeedInput {
  @Field(() => IdScalar, { description: 'The member. A hiring manager makes their own alone.' })
  @IsUUID()
  memberId!: string;
}

@InputType({ description: 'Which calendar is read no more.' })
export class RevokeCalendarFeedInput {
  @Field(() => IdScalar, { description: 'Which calendar.' })
  @IsUUID()
  calendarFeedId!: string;
}
