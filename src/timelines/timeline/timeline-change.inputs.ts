import { Field, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsUUID, Min } from 'class-validator';
import { NoteLocale } from '../../platform/graphql/note-locale.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsWords } from '../../platform/input/texts.js';
import type { Precision } from '../../rules/index.js';
import type { ChangeReason } from './revision-details.js';
import { ChangeReasonEnum, PrecisionEnum } from './timeline.enums.js';

/** What every change of a timeline that stands is given. */
@InputType({ isAbstract: true })
export abstract class TimelineChangeInput {
  @Field(() => IdScalar, { description: 'The timeline to change.' })
  @IsUUID()
  timelineId!: string;

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

  @Field(() => Int, {
    nullable: true,
    description:
      'Refuse unless the timeline stands at this revision: guards against overwriting a change you have not seen.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedRevision?: number | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The candidate has been told of this change: it counts as disclosed and no mail is sent.',
  })
  @IsBoolean()
  alreadyTold: boolean = false;
}

@InputType({
  description: 'Which timeline moves, to which date, and why. The candidate is told of it once it has settled.',
})
export class MoveDecisionDateInput extends TimelineChangeInput {
  @Field(() => DateScalar, {
    description: "The new day: today to 730 days ahead, in the timeline's zone. With WEEK or MONTH any day of it.",
  })
  decisionDate!: string;

  @Field(() => PrecisionEnum, { defaultValue: 'DAY', description: 'How exactly it is promised.' })
  @IsEnum(PrecisionEnum)
  precision: Precision = 'DAY';

  @Field(() => ChangeReasonEnum, { description: 'Why it moves. The candidate reads a sentence for it.' })
  @IsEnum(ChangeReasonEnum)
  reason!: ChangeReason;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'From when the candidate may follow up; calculated anew if left out. Not before the decision date.',
  })
  @IsOptional()
  followUpDate?: string | null;
}

@InputType({ description: 'Which timeline’s date still holds. The candidate is told that it does.' })
export class ReconfirmTimelineInput extends TimelineChangeInput {}

@InputType({ description: 'Which timeline pauses, until when, and why.' })
export class HoldTimelineInput extends TimelineChangeInput {
  @Field(() => DateScalar, {
    description:
      "The day on which it goes on by itself: after today, at most 730 days ahead, in the timeline's zone. Candidates read it.",
  })
  until!: string;

  @Field(() => ChangeReasonEnum, { description: 'Why it pauses. The candidate reads a sentence for it.' })
  @IsEnum(ChangeReasonEnum)
  reason!: ChangeReason;
}

@InputType({ description: 'Which timeline’s pause ends before its day.' })
export class ResumeTimelineInput extends TimelineChangeInput {}
