import { Field, Int, ObjectType } from '@nestjs/graphql';
import { costsAsRows } from '../../platform/graphql/limits/declared-cost.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { type Approval, type LocalWindow, type Policy as Rules, windowsOf } from '../../rules/index.js';
import { ApprovalModeEnum, OutcomesByLinkEnum } from './policy.enums.js';

@ObjectType({ description: 'How long a change rests before the candidate is told.' })
export class PolicySettling implements Readonly<Rules['settling']> {
  @Field(() => Int, { description: 'Seconds after the latest change: 0 to 86,400.' })
  readonly seconds!: number;

  @Field(() => Int, { description: 'Seconds after the first change at most: 0 to 86,400, not less than `seconds`.' })
  readonly atMostSeconds!: number;
}

@ObjectType({ description: 'Notes that there is still no decision, after the note that the date passed.' })
export class PolicyUndecided implements Readonly<Rules['undecided']> {
  @Field(() => Int, { description: 'Business days after the candidate last heard from you: 1 to 20.' })
  readonly everyBusinessDays!: number;

  @Field(() => Int, { description: 'How many at most: 0 to 10. The last says that a person will be in touch.' })
  readonly notes!: number;
}

@ObjectType({ description: "Business days from the decision date at which a member's digest reminds of it." })
export class PolicyReminders implements Readonly<Rules['reminders']> {
  @Field(() => Int, { description: 'The recruiter, so many before, and on the day: 0 to 20.' })
  readonly before!: number;

  @Field(() => Int, { description: 'Recruiter and hiring manager, so many after: 1 to 20.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'The admins too, so many after: 1 to 40, not before `overdue`.' })
  readonly escalated!: number;
}

@ObjectType({
  description: 'How often a candidate may ask for an update on their status page.',
})
export class PolicyUpdateRequests implements Readonly<Rules['updateRequests']> {
  @Field(() => Int, { description: 'How often for one application: 0 to 10.' })
  readonly most!: number;

  @Field(() => Int, { description: 'Calendar days between two of them: 1 to 30.' })
  readonly daysApart!: number;
}

@ObjectType({ description: 'A window of a day in which mail leaves: it holds its start, not its end.' })
export class PolicyLocalWindow implements LocalWindow {
  @Field(() => String, { description: 'Local time such as `09:00`.' })
  readonly opens!: string;

  @Field(() => String, { description: 'Local time such as `18:00`; `24:00` is the end of the day.' })
  readonly closes!: string;
}

@ObjectType({
  description:
    "When mail to candidates leaves: from `opens` until before `closes`, in the candidate's zone, on days you are open; `always`: at any hour of any day.",
})
export class PolicySendingWindow {
  @Field(() => Boolean, { description: 'Whether mail leaves at any hour of any day; the times are null then.' })
  readonly always!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Local time such as `09:00`, at which the first window of a day opens.',
  })
  readonly opens!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Local time such as `18:00`, on the same day; `24:00` is its end.',
  })
  readonly closes!: string | null;

  @Field(() => [PolicyLocalWindow], {
    ...costsAsRows(4),
    description:
      'The windows of a day in order: one, unless there are several; none if it is always open. Counts as 4 rows.',
  })
  readonly windows!: readonly PolicyLocalWindow[];
}

@ObjectType({
  description:
    'How long the message of a decision may wait, in calendar days (a hire never waits), and by when more is said.',
})
export class PolicyOutcome implements Readonly<Rules['outcome']> {
  @Field(() => Int, { description: 'Days until a rejection is told: 0 to `maxDelayDays`.' })
  readonly delayDays!: number;

  @Field(() => Int, { description: 'The most that can be asked for: 0 to 4.' })
  readonly maxDelayDays!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Business days after the decision by which a candidate who is hired or goes on hears more, as its mail then says where `recordDecision` names no day: 1 to 20; null, the default: such a mail names none.',
  })
  readonly nextWordBusinessDays!: number | null;
}

@ObjectType({ description: 'Whether messages about changes and decisions wait for a member.' })
export class PolicyApproval {
  @Field(() => ApprovalModeEnum, { description: 'Whether they wait.' })
  readonly mode!: Approval['mode'];

  @Field(() => Int, { nullable: true, description: 'Minutes they wait with DELAYED: 1 to 1,440; null otherwise.' })
  readonly minutes!: number | null;
}

@ObjectType({
  description:
    'Your manners: when to tell, to remind, to wait. It holds for all timelines, or, with what a job changes of it, for those of one job.',
})
export class Policy {
  @Field(() => Int, {
    description: 'Counts up with each change of the organization’s policy. Timelines name the one that judged them.',
  })
  readonly version!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Counts up with each change of what the job changes of it; null: it changes nothing, or no job was asked for.',
  })
  readonly jobVersion!: number | null;

  @Field(() => DateTimeScalar, { description: 'Since when this version holds.' })
  readonly effectiveFrom!: Date;

  @Field(() => PolicySettling, { description: 'How long a change rests. By default 600 seconds, 3,600 at most.' })
  readonly settling!: PolicySettling;

  @Field(() => Int, {
    description:
      'Business days after a promised date before the candidate is told that it passed: 0 to 10, by default 1.',
  })
  readonly graceBusinessDays!: number;

  @Field(() => PolicyUndecided, {
    description: 'Notes that there is still no decision: by default every 5 business days, 3 at most.',
  })
  readonly undecided!: PolicyUndecided;

  @Field(() => PolicyReminders, { description: 'Reminders of members: by default 2 before, 1 after, 3 after.' })
  readonly reminders!: PolicyReminders;

  @Field(() => Int, {
    description:
      'Business days after a completed interview that are promised by themselves where no date stands: 1 to 60, by default 5.',
  })
  readonly interviewBusinessDays!: number;

  @Field(() => Int, {
    description:
      'After how many times the promised interval the candidate may follow up, at most 7 days after the decision date: 1 to 5, by default 2.',
  })
  readonly followUpIntervals!: number;

  @Field(() => PolicyUpdateRequests, {
    description:
      "Candidates' requests for an update: by default 2, 4 days apart. Their page says from when on, and what is left.",
  })
  readonly updateRequests!: PolicyUpdateRequests;

  @Field(() => PolicySendingWindow, { description: 'When mail leaves: by default from 09:00 to 18:00.' })
  readonly sendingWindow!: PolicySendingWindow;

  @Field(() => Int, {
    description: 'Business days before its date from which a timeline is DUE_SOON: 0 to 20, by default 2.',
  })
  readonly dueSoonBusinessDays!: number;

  @Field(() => PolicyOutcome, { description: 'How long a decision may wait: by default 0 days, 4 at most.' })
  readonly outcome!: PolicyOutcome;

  @Field(() => Int, {
    nullable: true,
    description:
      'Mails to one candidate a local day over all their applications: 1 to 20, by default 1; null: no cap. Decisions and receipts are not counted.',
  })
  readonly dailyCap!: number | null;

  @Field(() => Int, {
    description:
      'Extensions of one timeline after which a call is advised (`Timeline.advice`): 0 to 20, by default 2. With 0 the first one brings it.',
  })
  readonly extensionsBeforeAdvice!: number;

  @Field(() => Int, {
    description: 'Calendar days without any contact after which an application is flagged: 1 to 365, by default 21.',
  })
  readonly silentAfterDays!: number;

  @Field(() => OutcomesByLinkEnum, {
    description: 'What becomes of a decision that a member answers by the link in a mail: by default CONFIRM.',
  })
  readonly outcomesByLink!: Rules['outcomesByLink'];

  @Field(() => PolicyApproval, { description: 'Whether messages wait for a member: by default AUTOMATIC.' })
  readonly approval!: PolicyApproval;
}

function windowModel(sendingWindow: Rules['sendingWindow']): PolicySendingWindow {
  const windows = windowsOf(sendingWindow) ?? [];
  return {
    always: sendingWindow === 'always',
    opens: windows.at(0)?.opens ?? null,
    closes: windows.at(-1)?.closes ?? null,
    windows,
  };
}

/** A version of the rules as it is read. */
export function policyModel(
  { sendingWindow, approval, ...rules }: Rules,
  versions: Pick<Policy, 'version' | 'jobVersion' | 'effectiveFrom'>,
): Policy {
  return {
    ...rules,
    ...versions,
    sendingWindow: windowModel(sendingWindow),
    approval: { mode: approval.mode, minutes: approval.mode === 'DELAYED' ? approval.minutes : null },
  };
}
