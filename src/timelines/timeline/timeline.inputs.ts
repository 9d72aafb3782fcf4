import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional } from 'class-validator';
import { namedApplication } from '../../applications/index.js';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { NoteLocale } from '../../platform/graphql/note-locale.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IsWords } from '../../platform/input/texts.js';
import type { Precision } from '../../rules/index.js';
import type { Milestone } from './timeline.entity.js';
import { MilestoneEnum, PrecisionEnum } from './timeline.enums.js';

@InputType({ description: 'By when the candidate of an application hears.' })
export class SetTimelineInput {
  @RowId(namedApplication, 'The application it is for.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => DateScalar, {
    description:
      "By which day the candidate hears: today to 730 days ahead, in the job's zone, else the organization's. With WEEK or MONTH any day of it.",
  })
  decisionDate!: string;

  @Field(() => PrecisionEnum, { defaultValue: 'DAY', description: 'How exactly it is promised.' })
  @IsEnum(PrecisionEnum)
  precision: Precision = 'DAY';

  @Field(() => MilestoneEnum, { defaultValue: 'DECISION', description: 'What is promised by the date.' })
  @IsEnum(MilestoneEnum)
  milestone: Milestone = 'DECISION';

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'From when the candidate may follow up; after twice the promised interval if left out, at most 7 days after the decision date. Not before the decision date.',
  })
  @IsOptional()
  followUpDate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The recruiter's words to the candidate, as plain text: up to 2,000 characters.",
  })
  @IsOptional()
  @IsWords(2_000)
  note?: string | null;

  @NoteLocale()
  noteLocale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words for colleagues; they never reach a candidate. Up to 2,000 characters.',
  })
  @IsOptional()
  @IsWords(2_000)
  internalNote?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'The candidate has been told this date, in the interview for instance: it counts as disclosed and no mail is sent.',
  })
  @IsBoolean()
  alreadyTold: boolean = false;
}
