import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';

@InputType({ description: 'Which delivery is made again.' })
export class ResendWebhookDeliveryInput {
  @Field(() => IdScalar, { description: 'Which delivery.' })
  @IsUUID()
  webhookDeliveryId!: string;
}

@InputType({ description: 'Of which endpoint, and of what time, the failed and the missing deliveries are made.' })
export class RecoverWebhookDeliveriesInput {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;

  @Field(() => DateTimeScalar, { description: 'Events that happened then or later.' })
  since!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Events that happened before; now, if left out.' })
  @IsOptional()
  until?: Date | null;
}

@InputType({ description: 'To which endpoint the events behind a cursor are sent.' })
export class ReplayEventsInput {
  @Field(() => IdScalar, { description: 'Which endpoint.' })
  @IsUUID()
  webhookEndpointId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A cursor of the feed, such as that of the last event which you took; all that is left, if left out.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Leaves out what was delivered already.',
  })
  @IsBoolean()
  onlyMissing: boolean = false;
}

@ObjectType({ description: 'What is sent again.' })
export class EventReplay {
  @Field(() => Int, { description: 'How many deliveries were made, 5,000 at most.' })
  readonly deliveryCount!: number;

  @Field(() => String, { description: 'How far it went: go on from here if there are more.' })
  readonly cursor!: string;

  @Field(() => Boolean, { description: 'Whether there are more behind it.' })
  readonly hasMore!: boolean;
}
