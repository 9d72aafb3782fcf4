import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type MessageFailure, MessageFailureEnum } from '../../delivery/index.js';
import type { AnyMailKind } from '../../mails/index.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { MessageKindEnum } from '../notification/notification.enums.js';

// One transaction locks them all, and what each tells of.
const most = 500;

@InputType({ description: 'Which dead messages; all, if left empty.' })
export class RedriveFilter {
  @Field(() => [MessageKindEnum], { nullable: true, description: 'Only those of these kinds.' })
  @IsOptional()
  @IsEnum(MessageKindEnum, { each: true })
  kinds?: AnyMailKind[] | null;

  @Field(() => [MessageFailureEnum], {
    nullable: true,
    description:
      'Only those that died of these. After an outage of a mail server that is EXPIRED, after a fault of how the service sends SENDER_FAULT.',
  })
  @IsOptional()
  @IsEnum(MessageFailureEnum, { each: true })
  failures?: MessageFailure[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that died then or later.' })
  @IsOptional()
  diedAfter?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that died before.' })
  @IsOptional()
  diedBefore?: Date | null;
}

@InputType({ description: 'Which dead messages to send again: named one by one, or by a filter.' })
export class RedriveMessagesInput {
  @Field(() => [IdScalar], {
    nullable: true,
    description: 'These messages: 1 to 500. Either they or `filter` must be given.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(most)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  messageIds?: string[] | null;

  @Field(() => RedriveFilter, {
    nullable: true,
    description: 'All dead messages that it fits, those that died first; of a hiring manager, those of their jobs.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => RedriveFilter)
  filter?: RedriveFilter | null;

  @Field(() => Int, { defaultValue: 100, description: 'How many messages the filter looks at: 1 to 500.' })
  @IsInt()
  @Min(1)
  @Max(most)
  limit: number = 100;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also send those again that may have arrived, although no answer came. They keep their Message-ID, by which many mail programs fold the two; a candidate may still get two.',
  })
  @IsBoolean()
  acceptDuplicates: boolean = false;
}
