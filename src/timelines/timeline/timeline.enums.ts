import { registerEnumType } from '@nestjs/graphql';
import type { ActionKind, Precision, RevisionKind, TimelineStatus } from '../../rules/index.js';
import type { ChangeReason } from './revision-details.js';
import type { Milestone } from './timeline.entity.js';

export const MilestoneEnum = { DECISION: 'DECISION', NEXT_STEP: 'NEXT_STEP' } as const satisfies Record<
  Milestone,
  Milestone
>;

registerEnumType(MilestoneEnum, {
  name: 'Milestone',
  description: 'What the candidate is promised to hear by the date.',
  valuesMap: {
    DECISION: { description: 'The decision about the application.' },
    NEXT_STEP: { description: 'Whether and how it goes on.' },
  },
});

export const PrecisionEnum = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const satisfies Record<
  Precision,
  Precision
>;

registerEnumType(PrecisionEnum, {
  name: 'Precision',
  description: 'How exactly a date was promised. Candidates read it as it was promised.',
  valuesMap: {
    DAY: { description: 'By the end of that day.' },
    WEEK: { description: 'By the end of that week: its last business day.' },
    MONTH: { description: 'By the end of that month: its last business day.' },
  },
});

export const TimelineStatusEnum = {
  ON_TRACK: 'ON_TRACK',
  DUE_SOON: 'DUE_SOON',
  SLIPPED: 'SLIPPED',
  ON_HOLD: 'ON_HOLD',
  MET: 'MET',
  MET_LATE: 'MET_LATE',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<TimelineStatus, TimelineStatus>;

registerEnumType(TimelineStatusEnum, {
  name: 'TimelineStatus',
  description: 'Where a commitment stands at the moment it is read.',
  valuesMap: {
    ON_TRACK: { description: 'The decision date is ahead.' },
    DUE_SOON: { description: 'The decision date is at most two business days ahead (the policy sets how many).' },
    SLIPPED: {
      description:
        'The decision date is over and the candidate has no answer, whether or not they were told of the delay.',
    },
    ON_HOLD: { description: 'Paused until a date; nothing happens meanwhile.' },
    MET: { description: 'Closed: the candidate was told the outcome in time.' },
    MET_LATE: { description: 'Closed: the candidate was told the outcome after the date they knew.' },
    CANCELLED: { description: 'Closed without an outcome: withdrawn, erased or hired elsewhere.' },
  },
});

export const RevisionKindEnum = {
  SET: 'SET',
  EXTENDED: 'EXTENDED',
  ADVANCED: 'ADVANCED',
  RECONFIRMED: 'RECONFIRMED',
  HELD: 'HELD',
  RESUMED: 'RESUMED',
  CLOSED: 'CLOSED',
  REOPENED: 'REOPENED',
} as const satisfies Record<RevisionKind, RevisionKind>;

registerEnumType(RevisionKindEnum, {
  name: 'RevisionKind',
  description: 'What a revision did to a timeline.',
  valuesMap: {
    SET: { description: 'The first date.' },
    EXTENDED: { description: 'A later date.' },
    ADVANCED: { description: 'An earlier date.' },
    RECONFIRMED: { description: 'The same date, said again.' },
    HELD: { description: 'Paused until a date.' },
    RESUMED: { description: 'The pause ended.' },
    CLOSED: { description: 'The end: see `status` of the timeline.' },
    REOPENED: { description: 'The decision was taken back: the timeline goes on as it stood.' },
  },
});

export const ChangeReasonEnum = {
  INTERVIEWS_CONTINUING: 'INTERVIEWS_CONTINUING',
  SCHEDULING: 'SCHEDULING',
  DECISION_MAKER_AWAY: 'DECISION_MAKER_AWAY',
  APPROVAL_PENDING: 'APPROVAL_PENDING',
  ROLE_CHANGED: 'ROLE_CHANGED',
  MORE_CANDIDATES: 'MORE_CANDIDATES',
  BUDGET: 'BUDGET',
  OTHER: 'OTHER',
} as const satisfies Record<ChangeReason, ChangeReason>;

registerEnumType(ChangeReasonEnum, {
  name: 'ChangeReason',
  description: 'Why a date moves. The candidate reads a sentence for it; BUDGET and OTHER are put discreetly.',
  valuesMap: {
    INTERVIEWS_CONTINUING: { description: 'Interviews are still going on.' },
    SCHEDULING: { description: 'A conversation could not be scheduled in time.' },
    DECISION_MAKER_AWAY: { description: 'Somebody who decides is away.' },
    APPROVAL_PENDING: { description: 'An internal approval is missing.' },
    ROLE_CHANGED: { description: 'The position itself is being changed.' },
    MORE_CANDIDATES: { description: 'More people are being considered.' },
    BUDGET: { description: 'The budget is being reviewed; told as internal planning.' },
    OTHER: { description: 'Another reason; none is named.' },
  },
});

export const SlipKindEnum = { EXTENDED: 'EXTENDED', PASSED: 'PASSED' } as const;

registerEnumType(SlipKindEnum, {
  name: 'SlipKind',
  description: 'How a promise broke.',
  valuesMap: {
    EXTENDED: { description: 'A later date was set before the promised one was over.' },
    PASSED: { description: 'The promised date went by without an outcome.' },
  },
});

/** What comes next of a timeline, and what comes next of its application beside that. */
export type NextActionKind = ActionKind | 'TELL_OUTCOME';

export const NextActionKindEnum = {
  SETTLE_CHANGE: 'SETTLE_CHANGE',
  TELL_CHANGE: 'TELL_CHANGE',
  AWAIT_APPROVAL: 'AWAIT_APPROVAL',
  RECORD_SLIP: 'RECORD_SLIP',
  TELL_PASSED: 'TELL_PASSED',
  TELL_UNDECIDED: 'TELL_UNDECIDED',
  RESUME: 'RESUME',
  TELL_OUTCOME: 'TELL_OUTCOME',
} as const satisfies Record<NextActionKind, NextActionKind>;

registerEnumType(NextActionKindEnum, {
  name: 'NextActionKind',
  description: 'What can come next by itself.',
  valuesMap: {
    SETTLE_CHANGE: { description: 'A change has rested long enough to be told.' },
    TELL_CHANGE: { description: 'The candidate is told a change.' },
    AWAIT_APPROVAL: {
      description:
        'A member has to approve the message: at that instant its date is over, or the hold that it tells, and it is given up.',
    },
    RECORD_SLIP: { description: 'The promised date is over, and the promise with it.' },
    TELL_PASSED: { description: 'The candidate is told that the date went by without a decision.' },
    TELL_UNDECIDED: { description: 'The candidate is told that there is still no decision.' },
    RESUME: { description: 'A hold ends.' },
    TELL_OUTCOME: { description: 'The candidate is told what was decided. Of applications, never of a timeline.' },
  },
});

export type AdviceCode = 'EXTENDED_OFTEN';

export const AdviceCodeEnum = { EXTENDED_OFTEN: 'EXTENDED_OFTEN' } as const satisfies Record<AdviceCode, AdviceCode>;

registerEnumType(AdviceCodeEnum, {
  name: 'AdviceCode',
  description: 'What a hint is about.',
  valuesMap: {
    EXTENDED_OFTEN: {
      description: 'The date was extended more often than `extensionsBeforeAdvice` of the policy: call the candidate.',
    },
  },
});
