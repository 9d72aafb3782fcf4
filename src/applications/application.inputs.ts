import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { DateScalar } from '../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { InterviewStatusEnum } from './application.enums.js';
import type { InterviewStatus } from './interview.entity.js';

@InputType({ description: 'Who applies for what.' })
export class CreateApplicationInput {
  @Field(() => IdScalar, { description: 'The job applied for.' })
  @IsUUID()
  jobId!: string;

  @Field(() => IdScalar, { description: 'Who applies.' })
  @IsUUID()
  candidateId!: string;

  @Field(() => String, { description: 'The step of your process it stands at, in your words: 1 to 100 characters.' })
  @IsString()
  @Length(1, 100)
  stage!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day the candidate applied, today at the latest; today if left out.',
  })
  @IsOptional()
  appliedOn?: string | null;

  @Field(() => ExternalRefInput, { nullable: true, description: "Your system's own id of this application." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

@InputType({ description: 'At which step an application stands now.' })
export class MoveApplicationStageInput {
  @Field(() => IdScalar, { description: 'The application to move.' })
  @IsUUID()
  applicationId!: string;

  @Field(() => String, { description: 'The step it stands at now, in your words: 1 to 100 characters.' })
  @IsString()
  @Length(1, 100)
  stage!: string;
}

@InputType({ description: 'A conversation with a candidate: planned, held or called off.' })
export class RecordInterviewInput {
  @Field(() => IdScalar, { description: 'The application it belongs to.' })
  @IsUUID()
  applicationId!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'An interview recorded before, to change it; a new one if left out.',
  })
  @IsOptional()
  @IsUUID()
  interviewId?: string | null;

  @Field(() => String, { description: 'What it is, in your words: 1 to 200 characters.' })
  @IsString()
  @Length(1, 200)
  title!: string;

  @Field(() => InterviewStatusEnum, { description: 'Whether it took place.' })
  @IsEnum(InterviewStatusEnum)
  status!: InterviewStatus;

  @Field(() => DateTimeScalar, { description: 'When it is or was to begin.' })
  scheduledAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended, if it took place; now if left out.' })
  @IsOptional()
  completedAt?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A first screening call, after which no decision is expected yet.',
  })
  @IsBoolean()
  isPreliminaryScreen: boolean = false;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description: "Your system's own id of this interview. Only read when it is new.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}
