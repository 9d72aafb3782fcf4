import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { type ApplicationStatus, ApplicationStatusEnum } from '../../applications/index.js';
import { SyncFilter } from '../../platform/external-ref/sync-filter.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { IsSearch } from '../../platform/input/search.js';
import { Composed, IsLine } from '../../platform/input/texts.js';
import type { TimelineStatus } from '../../rules/index.js';
import { TimelineStatusEnum } from '../timeline/timeline.enums.js';

export type ApplicationOrder = 'NEWEST' | 'OLDEST';

export const ApplicationOrderEnum = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const satisfies Record<
  ApplicationOrder,
  ApplicationOrder
>;

registerEnumType(ApplicationOrderEnum, {
  name: 'ApplicationOrder',
  description: 'In which order applications are listed.',
  valuesMap: {
    NEWEST: { description: 'Created last comes first.' },
    OLDEST: { description: 'Created first comes first.' },
  },
});

@InputType({ description: 'Which applications to list; what is left out does not narrow the list.' })
export class ApplicationFilter extends SyncFilter {
  @Field(() => [ApplicationStatusEnum], { nullable: true, description: 'Only those of these statuses.' })
  @IsOptional()
  @IsEnum(ApplicationStatusEnum, { each: true })
  status?: ApplicationStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Only those at exactly this step.' })
  @IsOptional()
  @Composed()
  @IsLine(100)
  stage?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only those for this job.' })
  @IsOptional()
  @IsUUID()
  jobId?: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'Only those for jobs of this recruiter.' })
  @IsOptional()
  @IsUUID()
  recruiterId?: string | null;

  @Field(() => [TimelineStatusEnum], {
    nullable: true,
    description: 'Only those whose current timeline stands at one of these now.',
  })
  @IsOptional()
  @IsEnum(TimelineStatusEnum, { each: true })
  timelineStatus?: TimelineStatus[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those whose current decision date is this day or later.',
  })
  @IsOptional()
  dueFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Only those whose current decision date is this day or earlier.',
  })
  @IsOptional()
  dueTo?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Only those of which a timeline changed at this instant or later, by its `updatedAt`: `updatedSince` is of the application alone.',
  })
  @IsOptional()
  timelineUpdatedSince?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Only active ones whose candidate has heard nothing for so many days of 24 hours, counted from when the application was made if they never did: 1 to 730.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(730)
  silentForDays?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Only those whose candidate's name or e-mail address contains this, whatever its accents and case: 2 to 100 characters.",
  })
  @IsOptional()
  @IsSearch()
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that are decided without the candidate knowing (true), or the others (false).',
  })
  @IsOptional()
  @IsBoolean()
  untoldDecision?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those that were reopened after the candidate had been told the decision and has heard nothing since (true), or the others (false).',
  })
  @IsOptional()
  @IsBoolean()
  untoldReopening?: boolean | null;
}
