import { Field, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsEnum, IsOptional, IsString, IsUUID } from 'class-validator';
import { namedJob } from '../../jobs/index.js';
import { Secret } from '../../platform/audit/secret.js';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { Composed, IsLine, IsWords } from '../../platform/input/texts.js';
import type { Precision } from '../../rules/index.js';
import type { ChangeReason } from '../../timelines/index.js';
import { ChangeReasonEnum, PrecisionEnum } from '../../timelines/index.js';

@InputType({
  description: 'Which timelines of a job move, to which date, and why: give the same to the preview and to the run.',
})
export class MoveDecisionDatesOfJobInput {
  @RowId(namedJob, 'The job whose open timelines move.')
  jobId!: string;

  @RowRef(namedJob)
  jobRef?: ExternalRefInput | null;

  @Field(() => String, { nullable: true, description: 'Only those of applications at exactly this step.' })
  @IsOptional()
  @Composed()
  @IsLine(100)
  stage?: string | null;

  @Field(() => [IdScalar], {
    nullable: true,
    description: 'Only those of these applications of the job: up to 5,000.',
  })
  @IsOptional()
  @ArrayMaxSize(5_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  applicationIds?: string[] | null;

  @Field(() => DateScalar, {
    description: "The new day: today to 730 days ahead, in the job's zone. With WEEK or MONTH any day of it.",
  })
  decisionDate!: string;

  @Field(() => PrecisionEnum, { defaultValue: 'DAY', description: 'How exactly it is promised.' })
  @IsEnum(PrecisionEnum)
  precision: Precision = 'DAY';

  @Field(() => ChangeReasonEnum, { description: 'Why they move. The candidates read a sentence for it.' })
  @IsEnum(ChangeReasonEnum)
  reason!: ChangeReason;

  @Field(() => String, {
    nullable: true,
    description: "The recruiter's words to every candidate, as plain text: up to 2,000 characters.",
  })
  @IsOptional()
  @IsWords(2_000)
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words for colleagues; they never reach a candidate. Up to 2,000 characters.',
  })
  @IsOptional()
  @IsWords(2_000)
  internalNote?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Only show what would be moved and told, with a `previewToken` for the call that does it.',
  })
  @IsBoolean()
  dryRun: boolean = true;

  @Field(() => String, {
    nullable: true,
    description: 'Of the preview that is to be carried out: needed with `dryRun: false`, beside the same input.',
  })
  @Secret()
  @IsOptional()
  @IsString()
  previewToken?: string | null;
}
