import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { OptionalRowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsLine } from '../../platform/input/texts.js';
import { InterviewStatusEnum } from '../application.enums.js';
import type { InterviewStatus } from '../interview.entity.js';
import { namedApplication } from '../named-application.js';

@InputType({
  description:
    'An interview, or what changes of one that is known by `interviewId` or by the `externalRef` it carries. Of a known one, what is left out stays as it is.',
})
export class RecordInterviewInput {
  @OptionalRowId(namedApplication, 'The application it belongs to: needed for a new interview.')
  applicationId?: string | null;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => IdScalar, { nullable: true, description: 'An interview recorded before, to change it.' })
  @IsOptional()
  @IsUUID()
  interviewId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it is, in your words: 1 to 200 characters on one line. Needed for a new interview.',
  })
  @IsOptional()
  @IsLine(200)
  title?: string | null;

  @Field(() => InterviewStatusEnum, { description: 'Whether it took place.' })
  @IsEnum(InterviewStatusEnum)
  status!: InterviewStatus;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is or was to begin: not in the future of one that took place. Needed for a new interview.',
  })
  @IsOptional()
  scheduledAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When it ended, if it took place: not in the future, and not before it was to begin. Now, if that was never said.',
  })
  @IsOptional()
  completedAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'A first screening call, after which no decision is expected yet. A new interview is none if left out.',
  })
  @IsOptional()
  @IsBoolean()
  isPreliminaryScreen?: boolean | null;

  @Field(() => ExternalRefInput, {
    nullable: true,
    description:
      "Your system's own id of this interview. The interview that carries it is changed; if none does, the new one gets it, or the one named by `interviewId`, from which null takes it away.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ExternalRefInput)
  externalRef?: ExternalRefInput | null;
}
