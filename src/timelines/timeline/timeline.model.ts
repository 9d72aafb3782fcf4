import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RecordedActor } from '../../platform/actor/actor.model.js';
import { Node } from '../../platform/graphql/node/node.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { ActionKind, Precision, RevisionKind, TimelineStatus } from '../../rules/index.js';
import type { ChangeReason } from './revision-details.js';
import type { Milestone, TimelineEntity } from './timeline.entity.js';
import {
  type AdviceCode,
  AdviceCodeEnum,
  ChangeReasonEnum,
  MilestoneEnum,
  NextActionKindEnum,
  PrecisionEnum,
  RevisionKindEnum,
  SlipKindEnum,
  TimelineStatusEnum,
} from './timeline.enums.js';

@ObjectType({ description: 'One change of a timeline. Revisions are numbered from 1 without gaps and never change.' })
export class TimelineRevision {
  @Field(() => Int, { description: 'From 1, without gaps.' })
  readonly number!: number;

  @Field(() => RevisionKindEnum, { description: 'What it did.' })
  readonly kind!: RevisionKind;

  @Field(() => DateScalar, { nullable: true, description: 'The decision date before it; null for the first.' })
  readonly from!: string | null;

  @Field(() => DateScalar, { description: 'The decision date after it.' })
  readonly to!: string;

  @Field(() => PrecisionEnum, { description: 'How exactly the date was promised.' })
  readonly precision!: Precision;

  @Field(() => DateScalar, { nullable: true, description: 'Until when it was on hold after it; null if it was not.' })
  readonly heldUntil!: string | null;

  @Field(() => ChangeReasonEnum, { nullable: true, description: 'Why, as the candidate is told.' })
  readonly reason!: ChangeReason | null;

  @Field(() => String, { nullable: true, description: "The recruiter's words to the candidate." })
  readonly note!: string | null;

  @Field(() => String, { nullable: true, description: 'Words for colleagues. They never reach a candidate.' })
  readonly internalNote!: string | null;

  @Field(() => RecordedActor, { description: 'Who made it.' })
  readonly actor!: RecordedActor;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly at!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the candidate was first told of it: its message was accepted, or a member told them. Null if they do not know of it.',
  })
  readonly disclosedAt!: Date | null;
}

@ObjectType({
  description:
    'A broken promise: the candidate had been told a date, and it did not hold. There is one for each promise.',
})
export class Slip {
  @Field(() => SlipKindEnum, { description: 'How it broke.' })
  readonly kind!: 'EXTENDED' | 'PASSED';

  @Field(() => Int, { description: 'Number of the revision whose promise broke.' })
  readonly revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it broke.' })
  readonly at!: Date;
}

@ObjectType({ description: 'What happens next on a timeline by itself.' })
export class NextAction {
  @Field(() => NextActionKindEnum, { description: 'What it is.' })
  readonly kind!: ActionKind;

  @Field(() => DateTimeScalar, { description: 'When; in the past if it is being done right now.' })
  readonly at!: Date;
}

@ObjectType({ description: 'A hint that blocks nothing.' })
export class Advice {
  @Field(() => AdviceCodeEnum, { description: 'What it is about.' })
  readonly code!: AdviceCode;

  @Field(() => String, { description: 'What to do, in one English sentence.' })
  readonly message!: string;
}

@ObjectType({
  implements: () => [Node],
  description:
    'The commitment for one application: by when the candidate hears. An application has at most one open timeline per milestone.',
})
export class Timeline
  implements
    Pick<TimelineEntity, 'id' | 'milestone' | 'decisionDate' | 'precision' | 'firstDecisionDate' | 'followUpDate'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => MilestoneEnum, { description: 'What is promised by the date.' })
  readonly milestone!: Milestone;

  @Field(() => TimelineStatusEnum, { description: 'Where the commitment stands now.' })
  readonly status!: TimelineStatus;

  @Field(() => DateScalar, {
    description: "The day by which the candidate hears, in the timeline's zone. It is over when that local day is.",
  })
  readonly decisionDate!: string;

  @Field(() => PrecisionEnum, { description: 'How exactly it was promised.' })
  readonly precision!: Precision;

  @Field(() => Boolean, {
    description:
      'False while a date that followed by itself from an interview waits for a member: reconfirm or move it. Unless they do, the candidate is told it one business day after the interview.',
  })
  readonly confirmed!: boolean;

  @Field(() => DateScalar, { description: 'The decision date as first set.' })
  readonly firstDecisionDate!: string;

  @Field(() => DateScalar, {
    description:
      'From when the candidate may follow up: twice the promised interval, unless it was given. Never before the decision date.',
  })
  readonly followUpDate!: string;

  @Field(() => String, { description: "IANA time zone its dates are in: the job's, else the organization's." })
  readonly zone!: string;

  @Field(() => Int, { description: 'Number of the latest revision, for `expectedRevision`.' })
  readonly revision!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which a hold ends; null if it is not on hold.' })
  readonly heldUntil!: string | null;

  @Field(() => DateTimeScalar, {
    description: 'The instant at which the decision date is over: the start of the next local day.',
  })
  readonly dueAt!: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The date the candidate was last told; null if they were told none.',
  })
  readonly disclosedDate!: string | null;

  @Field(() => Int, { description: 'How many promises broke.' })
  readonly slipCount!: number;

  @Field(() => Int, {
    description: "Version of the organization's policy that judged it last: see `policy(version:)`.",
  })
  readonly policyVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of what its job changes of that policy; null if the job had no rules of its own.',
  })
  readonly jobPolicyVersion!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was closed; null while it is open.' })
  readonly closedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    description:
      'When the timeline last changed, by a call or by itself: later with each change. `status` also follows from the time at which it is read, which changes nothing.',
  })
  readonly updatedAt!: Date;
}
