import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ExternalRefInput } from '../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../platform/external-ref/named-rows.js';
import { DateScalar } from '../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../platform/graphql/scalars/id-scalar.js';
import { IsLocale, IsTimeZone } from '../platform/graphql/validators.js';
import { IsLine } from '../platform/input/texts.js';
import type { JobStatus } from './job.entity.js';
import { JobStatusEnum } from './job.model.js';
import { namedJob } from './named-job.js';

@InputType({ description: 'An opening that candidates can apply to. All but its title has a default.' })
export class CreateJobInput {
  @Field(() => String, { description: 'As candidates will read it: 1 to 200 characters on one line.' })
  @IsLine(200)
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "IANA time zone of its decision dates; the organization's if left out.",
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Language of its mails to candidates whose own is unknown; the organization's if left out.",
  })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The member whose name and address stand in the mails and who gets the replies.',
  })
  @IsOptional()
  @IsUUID()
  recruiterId?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'The member who decides.' })
  @IsOptional()
  @IsUUID()
  hiringManagerId?: string | null;

  @Field(() => ExternalRefInput, { nullable: true, description: "Your system's own id of this job." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}

@InputType({ description: 'What to change of a job. What is left out stays as it is.' })
export class UpdateJobInput {
  @RowId(namedJob, 'The job to change.')
  jobId!: string;

  @RowRef(namedJob)
  jobRef?: ExternalRefInput | null;

  @Field(() => String, { nullable: true, description: 'As candidates will read it: 1 to 200 characters on one line.' })
  @IsOptional()
  @IsLine(200)
  title?: string | null;

  @Field(() => JobStatusEnum, {
    nullable: true,
    description:
      'DRAFT, OPEN or ON_HOLD; a job is closed by `closeJob`. ON_HOLD holds its open timelines until `holdUntil`, and leaving it resumes those and no others.',
  })
  @IsOptional()
  @IsIn(['DRAFT', 'OPEN', 'ON_HOLD'], { message: 'status can be set to DRAFT, OPEN or ON_HOLD here' })
  status?: JobStatus | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day at whose start it opens again by itself: needed with ON_HOLD and only then; after today, at most 730 days ahead, in the job's zone. Candidates read it.",
  })
  @IsOptional()
  holdUntil?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "IANA time zone in which its decision dates begin and end from now on: no date moves, what follows from it does. Null means the organization's again.",
  })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Language of its mails, from now on, to candidates whose own is unknown. Null means the organization's again.",
  })
  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The member whose name and address stand in the mails from now on. Null: nobody.',
  })
  @IsOptional()
  @IsUUID()
  recruiterId?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'The member who decides. Null: nobody.' })
  @IsOptional()
  @IsUUID()
  hiringManagerId?: string | null;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description: "Your system's own id of this job from now on. Null takes it away.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}
