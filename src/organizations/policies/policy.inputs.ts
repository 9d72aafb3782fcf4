import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { Approval, Policy } from '../../rules/index.js';
import { ApprovalModeEnum, OutcomesByLinkEnum } from './policy.enums.js';

// What each field may be is said by the policy's own schema, which every version passes before it is stored.

@InputType({ description: 'How long a change rests before the candidate is told.' })
export class PolicySettlingInput {
  @Field(() => Int, { description: 'Seconds after the latest change: 0 to 86,400.' })
  @IsInt()
  seconds!: number;

  @Field(() => Int, { description: 'Seconds after the first change at most: 0 to 86,400, not less than `seconds`.' })
  @IsInt()
  atMostSeconds!: number;
}

@InputType({ description: 'Notes that there is still no decision.' })
export class PolicyUndecidedInput {
  @Field(() => Int, {
    description:
      'Business days after the candidate last heard from you: 1 to 20, and no longer than `silentAfterDays`.',
  })
  @IsInt()
  everyBusinessDays!: number;

  @Field(() => Int, { description: 'How many at most: 0 to 10.' })
  @IsInt()
  notes!: number;
}

@InputType({ description: 'Business days from the decision date at which members are reminded.' })
export class PolicyRemindersInput {
  @Field(() => Int, { description: 'The recruiter, so many before, and on the day: 0 to 20.' })
  @IsInt()
  before!: number;

  @Field(() => Int, { description: 'Recruiter and hiring manager, so many after: 1 to 20.' })
  @IsInt()
  overdue!: number;

  @Field(() => Int, { description: 'The admins too, so many after: 1 to 40, not before `overdue`.' })
  @IsInt()
  escalated!: number;
}

@InputType({ description: 'How often a candidate may ask for an update.' })
export class PolicyUpdateRequestsInput {
  @Field(() => Int, { description: 'How often for one application: 0 to 10.' })
  @IsInt()
  most!: number;

  @Field(() => Int, { description: 'Calendar days between two of them: 1 to 30.' })
  @IsInt()
  daysApart!: number;
}

@InputType({ description: 'A window of a day in which mail leaves.' })
export class PolicyLocalWindowInput {
  @Field(() => String, { description: 'Local time such as `09:00`.' })
  @IsString()
  opens!: string;

  @Field(() => String, { description: 'Local time such as `18:00`, later on the same day; `24:00` is its end.' })
  @IsString()
  closes!: string;
}

@InputType({
  description:
    'When mail to candidates leaves: `always`, both times, or several `windows`. A window that goes past midnight is two: 22:00 to 24:00 and 00:00 to 02:00.',
})
export class PolicySendingWindowInput {
  @Field(() => Boolean, { defaultValue: false, description: 'At any hour of any day; leave the times out.' })
  @IsBoolean()
  always: boolean = false;

  @Field(() => String, { nullable: true, description: 'Local time such as `09:00`.' })
  @IsOptional()
  @IsString()
  opens?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Local time such as `18:00`, later on the same day; `24:00` is its end.',
  })
  @IsOptional()
  @IsString()
  closes?: string | null;

  @Field(() => [PolicyLocalWindowInput], {
    nullable: true,
    description: 'Several in place of one: at most 4, in the order of the day, none over another.',
  })
  @IsOptional()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => PolicyLocalWindowInput)
  windows?: PolicyLocalWindowInput[] | null;
}

@InputType({ description: 'How long the message of a decision may wait, in calendar days, and by when more is said.' })
export class PolicyOutcomeInput {
  @Field(() => Int, { description: 'Days until a rejection is told: 0 to `maxDelayDays`.' })
  @IsInt()
  delayDays!: number;

  @Field(() => Int, { description: 'The most that can be asked for: 0 to 4.' })
  @IsInt()
  maxDelayDays!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Business days after the decision by which a candidate who is hired or goes on hears more: 1 to 20; null or left out: their mail names no day of its own.',
  })
  @IsOptional()
  @IsInt()
  nextWordBusinessDays?: number | null;
}

@InputType({ description: 'Whether messages about changes and decisions wait for a member.' })
export class PolicyApprovalInput {
  @Field(() => ApprovalModeEnum, { description: 'Whether they wait.' })
  @IsEnum(ApprovalModeEnum)
  mode!: Approval['mode'];

  @Field(() => Int, { nullable: true, description: 'Needed with DELAYED and only then: 1 to 1,440.' })
  @IsOptional()
  @IsInt()
  minutes?: number | null;
}

@InputType({ description: 'Rules to change; what is left out stays as it is.' })
export class PolicyRulesInput {
  @Field(() => PolicySettlingInput, { nullable: true, description: 'How long a change rests.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicySettlingInput)
  settling?: PolicySettlingInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Business days after a promised date before the candidate is told that it passed: 0 to 10.',
  })
  @IsOptional()
  @IsInt()
  graceBusinessDays?: number | null;

  @Field(() => PolicyUndecidedInput, { nullable: true, description: 'Notes that there is still no decision.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyUndecidedInput)
  undecided?: PolicyUndecidedInput | null;

  @Field(() => PolicyRemindersInput, { nullable: true, description: 'Reminders of members.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyRemindersInput)
  reminders?: PolicyRemindersInput | null;

  @Field(() => Int, { nullable: true, description: 'Business days promised by a completed interview: 1 to 60.' })
  @IsOptional()
  @IsInt()
  interviewBusinessDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'Promised intervals until a candidate may follow up: 1 to 5.' })
  @IsOptional()
  @IsInt()
  followUpIntervals?: number | null;

  @Field(() => PolicyUpdateRequestsInput, {
    nullable: true,
    description: "Candidates' requests for an update: how often they may ask by their page, and how many days apart.",
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyUpdateRequestsInput)
  updateRequests?: PolicyUpdateRequestsInput | null;

  @Field(() => PolicySendingWindowInput, { nullable: true, description: 'When mail leaves.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicySendingWindowInput)
  sendingWindow?: PolicySendingWindowInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Business days before its date from which a timeline is DUE_SOON: 0 to 20.',
  })
  @IsOptional()
  @IsInt()
  dueSoonBusinessDays?: number | null;

  @Field(() => PolicyOutcomeInput, { nullable: true, description: 'How long a decision may wait.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyOutcomeInput)
  outcome?: PolicyOutcomeInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Mails to one candidate a local day: 1 to 20. Null removes the cap; left out it stays.',
  })
  @IsOptional()
  @IsInt()
  dailyCap?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Extensions after which a call is advised: 0 to 20; with 0 the first one brings it.',
  })
  @IsOptional()
  @IsInt()
  extensionsBeforeAdvice?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Calendar days without contact after which an application is flagged: 1 to 365.',
  })
  @IsOptional()
  @IsInt()
  silentAfterDays?: number | null;

  @Field(() => OutcomesByLinkEnum, {
    nullable: true,
    description: 'What becomes of a decision that a member answers by the link in a mail.',
  })
  @IsOptional()
  @IsEnum(OutcomesByLinkEnum)
  outcomesByLink?: Policy['outcomesByLink'] | null;

  @Field(() => PolicyApprovalInput, { nullable: true, description: 'Whether messages wait for a member.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyApprovalInput)
  approval?: PolicyApprovalInput | null;
}

@InputType({ description: 'Which rules change, for what, and from when on.' })
export class UpdatePolicyInput {
  @Field(() => IdScalar, {
    nullable: true,
    description: "A job whose own rules these are. The organization's, if left out.",
  })
  @IsOptional()
  @IsUUID()
  jobId?: string | null;

  @Field(() => PolicyRulesInput, { description: 'The rules to change.' })
  @IsObject()
  @ValidateNested()
  @Type(() => PolicyRulesInput)
  rules!: PolicyRulesInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Put every rule that is not given back: to the default, or for a job to the organization's. With no rule given a job has none of its own any more.",
  })
  @IsBoolean()
  resetOthers: boolean = false;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'From when it holds: now, or up to a year ahead. A later change replaces one that was not yet in effect.',
  })
  @IsOptional()
  effectiveFrom?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Change nothing, and answer what would change and what the last 90 days would have seen.',
  })
  @IsBoolean()
  dryRun: boolean = false;
}
