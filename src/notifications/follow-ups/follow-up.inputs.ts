import { Field, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsWords } from '../../platform/input/texts.js';
import { type ChangeReason, ChangeReasonEnum } from '../../timelines/index.js';

@InputType({ description: 'Which of the things that candidates sent.' })
export class FollowUpFilter {
  @Field(() => IdScalar, { nullable: true, description: 'Of that application; of all, if left out.' })
  @IsOptional()
  @IsUUID()
  applicationId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those that somebody has still to answer.' })
  @IsBoolean()
  unanswered: boolean = false;
}

@InputType({ description: 'Which follow-up is answered, and how.' })
export class AnswerFollowUpInput {
  @Field(() => IdScalar, { description: 'What the candidate sent.' })
  @IsUUID()
  followUpId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'By which day they hear. A date is a revision of the timeline: it moves it, reconfirms it if it is the same, or sets one if none stands. Left out: what you said in another way was the answer.',
  })
  @IsOptional()
  decisionDate?: string | null;

  @Field(() => ChangeReasonEnum, {
    nullable: true,
    description: 'Why the date moves: OTHER if left out. Only with `decisionDate`.',
  })
  @IsOptional()
  @IsEnum(ChangeReasonEnum)
  reason?: ChangeReason | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to the candidate, told with the date: plain text, up to 2,000 characters. Without `decisionDate` there has to be a timeline whose date they confirm.',
  })
  @IsOptional()
  @IsWords(2_000)
  note?: string | null;
}

@InputType({ description: "Which candidate's other offer is opened." })
export class OpenCompetingOfferInput {
  @Field(() => IdScalar, { description: 'A follow-up whose kind is COMPETING_OFFER.' })
  @IsUUID()
  followUpId!: string;
}
