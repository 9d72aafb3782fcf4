import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID } from 'class-validator';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { NotificationDecisionEnum, NotificationKindEnum } from './notification.enums.js';
import type { NotificationKind } from './notification-kind.js';

@InputType({ description: 'Which notifications to list; what is left out does not narrow the list.' })
export class NotificationFilter {
  @Field(() => [NotificationKindEnum], { nullable: true, description: 'Only those of these kinds.' })
  @IsOptional()
  @IsEnum(NotificationKindEnum, { each: true })
  kind?: NotificationKind[] | null;

  @Field(() => NotificationDecisionEnum, {
    nullable: true,
    description: 'Only those by which somebody was to be told, or was not.',
  })
  @IsOptional()
  @IsEnum(NotificationDecisionEnum)
  decision?: 'SEND' | 'WITHHOLD' | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only those about this application.' })
  @IsOptional()
  @IsUUID()
  applicationId?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only those about applications of this candidate.' })
  @IsOptional()
  @IsUUID()
  candidateId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was decided at this instant or later.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was decided before this instant.' })
  @IsOptional()
  to?: Date | null;
}
