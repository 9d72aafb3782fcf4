import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import { Problem } from '../../platform/problems/problem.js';
import type { ChangeRefusal, ClosedAs } from '../../rules/index.js';
import { type DateChangeRefusal, DateRefusalEnum } from './date-refusal.enum.js';
import { TimelineStatusEnum } from './timeline.enums.js';

@ObjectType({
  implements: () => [Problem],
  description: 'The application already has an open timeline for this milestone. Move that one.',
})
export class TimelineAlreadyOpen extends Problem {
  readonly code = 'TIMELINE_ALREADY_OPEN';

  @Field(() => IdScalar, { nullable: true, description: 'The open timeline; null if it was set at the same moment.' })
  readonly timelineId: string | null;

  constructor(timelineId: string | null) {
    super('The application already has an open timeline for this milestone.', ['input', 'applicationId']);
    this.timelineId = timelineId;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The timeline is closed, or its application is decided: its date does not move any more.',
})
export class TimelineClosed extends Problem {
  readonly code = 'TIMELINE_CLOSED';

  @Field(() => TimelineStatusEnum, {
    nullable: true,
    description: 'MET, MET_LATE or CANCELLED; null if the application is decided and the candidate not told yet.',
  })
  readonly closedAs: ClosedAs | null;

  constructor(closedAs: ClosedAs | null) {
    super(closedAs === null ? 'The application is decided.' : 'The timeline is closed.', ['input', 'timelineId']);
    this.closedAs = closedAs;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'The timeline has been revised since the revision you expected.',
})
export class StaleRevision extends Problem {
  readonly code = 'STALE_REVISION';

  @Field(() => Int, { description: 'Number of the latest revision.' })
  readonly currentRevision: number;

  constructor(currentRevision: number) {
    super(`The timeline stands at revision ${currentRevision}.`, ['input', 'expectedRevision']);
    this.currentRevision = currentRevision;
  }
}

@ObjectType({ implements: () => [Problem], description: 'A day of the calendar that cannot be promised.' })
export class DateRefused extends Problem {
  readonly code = 'DATE_REFUSED';

  @Field(() => DateRefusalEnum, { description: 'The first thing that speaks against it.' })
  readonly refusal: DateChangeRefusal;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day that can be named: today in the timeline's zone, or tomorrow for the end of a hold.",
  })
  readonly earliest: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day that can be named: 730 days from today.' })
  readonly latest: string | null;

  constructor(
    refusal: DateChangeRefusal,
    bounds: { earliest: string; latest: string },
    argument = argumentOf[refusal] ?? 'decisionDate',
  ) {
    super(sentences[refusal], ['input', argument]);
    this.refusal = refusal;
    this.earliest = bounds.earliest;
    this.latest = bounds.latest;
  }
}

/** Those that concern the end of a hold. */
export const holdRefusals: ReadonlySet<ChangeRefusal> = new Set(['HOLD_NOT_AFTER_TODAY', 'HOLD_TOO_FAR', 'SAME_HOLD']);

const argumentOf: Partial<Record<DateChangeRefusal, string>> = {
  FOLLOW_UP_BEFORE_DECISION: 'followUpDate',
  HOLD_NOT_AFTER_TODAY: 'until',
  HOLD_TOO_FAR: 'until',
  SAME_HOLD: 'until',
  NOT_HELD: 'timelineId',
};

const sentences: Record<DateChangeRefusal, string> = {
  DATE_IN_PAST: "The decision date lies before today in the timeline's zone.",
  DATE_TOO_FAR: 'The decision date lies more than 730 days ahead.',
  DATE_BEFORE_APPLICATION: 'The decision date lies before the day of the application.',
  FOLLOW_UP_BEFORE_DECISION: 'The follow-up date lies before the decision date.',
  SAME_DATE: 'The timeline already has this decision date.',
  HOLD_NOT_AFTER_TODAY: 'A hold ends on a day after today.',
  HOLD_TOO_FAR: 'The hold ends more than 730 days ahead.',
  SAME_HOLD: 'The timeline is already on hold until that day.',
  NOT_HELD: 'The timeline is not on hold.',
};
