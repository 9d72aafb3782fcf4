import { Field, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import type { ExternalRefInput } from '../../platform/external-ref/external-ref.js';
import { RowId, RowRef } from '../../platform/external-ref/named-rows.js';
import { NoteLocale } from '../../platform/graphql/note-locale.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IsWords } from '../../platform/input/texts.js';
import type { OutcomeKind } from '../../rules/index.js';
import { OutcomeKindEnum, RejectionReasonEnum, TellCandidateEnum } from '../application.enums.js';
import { namedApplication } from '../named-application.js';
import type { RejectionReason, TellTiming } from '../outcome.entity.js';

/** What was decided, and how the candidate is told. */
@InputType({ isAbstract: true })
export abstract class DecisionFields {
  @Field(() => OutcomeKindEnum, { description: 'What was decided.' })
  @IsEnum(OutcomeKindEnum)
  outcome!: OutcomeKind;

  @Field(() => RejectionReasonEnum, {
    nullable: true,
    description: 'Why there is no offer, as the candidate is told. Only with REJECTED; NOT_SELECTED if left out.',
  })
  @IsOptional()
  @IsEnum(RejectionReasonEnum)
  reason?: RejectionReason | null;

  @Field(() => TellCandidateEnum, { defaultValue: 'BY_POLICY', description: 'When the candidate is told.' })
  @IsEnum(TellCandidateEnum)
  tellCandidate: TellTiming = 'BY_POLICY';

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day to tell them on: needed with LATER and only then; today to 4 calendar days ahead, in the candidate's zone.",
  })
  @IsOptional()
  tellOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The recruiter's own words to the candidate, as plain text: up to 2,000 characters.",
  })
  @IsOptional()
  @IsWords(2_000)
  note?: string | null;

  @NoteLocale()
  noteLocale?: string | null;
}

/** A decision about one application, the first or another. */
@InputType({ isAbstract: true })
export abstract class DecisionInput extends DecisionFields {
  @RowId(namedApplication, 'The application that is decided.')
  applicationId!: string;

  @RowRef(namedApplication)
  applicationRef?: ExternalRefInput | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day by which the candidate hears what follows: the offer, or the next step. The mail of the decision names it, and the recruiter is reminded until a contact is logged. Only with HIRED and ADVANCED, and not beside `nextTimeline`; today to 730 days ahead, in the job's zone. If left out, as the policy says (`outcome.nextWordBusinessDays`).",
  })
  @IsOptional()
  nextWordOn?: string | null;
}
