import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsEnum, IsOptional, ValidateNested } from 'class-validator';
import { DecisionInput } from '../../applications/index.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import type { Precision } from '../../rules/index.js';
import type { Milestone } from '../timeline/timeline.entity.js';
import { MilestoneEnum, PrecisionEnum } from '../timeline/timeline.enums.js';

@InputType({ description: 'By when the candidate hears of the next step.' })
export class NextTimelineInput {
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
      'From when the candidate may follow up; twice the promised interval if left out. Not before the decision date.',
  })
  @IsOptional()
  followUpDate?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The candidate has been told this date: it counts as disclosed and no mail is sent.',
  })
  @IsBoolean()
  alreadyTold: boolean = false;
}

@InputType({
  description: 'What was decided about an application, how the candidate is told, and what they may expect next.',
})
export class RecordDecisionInput extends DecisionInput {
  @Field(() => NextTimelineInput, {
    nullable: true,
    description: 'The next promise, set in the same step. Only with ADVANCED; if it is refused, nothing is recorded.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NextTimelineInput)
  nextTimeline?: NextTimelineInput | null;
}
