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
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { MessageFailureEnum } from './redrive.model.js';

// One transaction locks them all, and what each tells of.
const most = 500;

@InputType({ description: 'Which dead messages; all, if left empty.' })
export class RedriveFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Only those of these kinds, as `kind` of a message tells: OUTCOME or TIMELINE_EXTENDED for instance.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Matches(/^[A-Z_]{1,40}$/, { each: true, message: 'kinds must be kinds of messages' })
  kinds?: string[] | null;

  @Field(() => [MessageFailureEnum], {
    nullable: true,
    description:
      'Only those that died of these. After an outage of a mail server that is EXPIRED, after a fault of how the service sends SENDER_FAULT.',
  })
  @IsOptional()
  @IsEnum(MessageFailureEnum, { each: true })
  failures?: (keyof typeof MessageFailureEnum)[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that died then or later.' })
  @IsOptional()
  diedAfter?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that died before.' })
  @IsOptional()
  diedBefore?: Date | null;
}

@InputType()
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
