import { Field, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { DateTimeScalar } from '../graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../graphql/scalars/id-scalar.js';

@InputType({ description: 'Which entries to list; what is left out does not narrow the list.' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: 'Only those of this mutation or command.' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  action?: string | null;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'Only what this API key or member did, or what was done on behalf of this member.',
  })
  @IsOptional()
  @IsUUID()
  actorId?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only what was done to this row.' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was done at this instant or later.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was done before this instant.' })
  @IsOptional()
  to?: Date | null;
}
