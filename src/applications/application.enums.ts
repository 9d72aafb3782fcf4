import { registerEnumType } from '@nestjs/graphql';
import type { OutcomeKind } from '../rules/index.js';
import type { ApplicationStatus } from './application.entity.js';
import type { InterviewStatus } from './interview.entity.js';
import type { RejectionReason, TellTiming } from './outcome.entity.js';

export const ApplicationStatusEnum = {
  ACTIVE: 'ACTIVE',
  HIRED: 'HIRED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  HIRED_ELSEWHERE: 'HIRED_ELSEWHERE',
} as const satisfies Record<ApplicationStatus, ApplicationStatus>;

registerEnumType(ApplicationStatusEnum, {
  name: 'ApplicationStatus',
  description: 'Where an application stands.',
  valuesMap: {
    ACTIVE: { description: 'Undecided.' },
    HIRED: { description: 'Decided for the candidate.' },
    REJECTED: { description: 'Decided against the candidate.' },
    WITHDRAWN: {
      description: 'Taken back by the candidate, or ended with their erasure: see `candidate { erasedAt }`.',
    },
    HIRED_ELSEWHERE: { description: 'The candidate has taken another position.' },
  },
});

export const InterviewStatusEnum = {
  SCHEDULED: 'SCHEDULED',
  COMPLETED: 'COMPLETED',
  CANCELLED: 'CANCELLED',
} as const satisfies Record<InterviewStatus, InterviewStatus>;

registerEnumType(InterviewStatusEnum, {
  name: 'InterviewStatus',
  description: 'Where an interview stands.',
  valuesMap: {
    SCHEDULED: { description: 'It is to take place.' },
    COMPLETED: { description: 'It took place.' },
    CANCELLED: { description: 'It will not take place.' },
  },
});

export const OutcomeKindEnum = { HIRED: 'HIRED', REJECTED: 'REJECTED', ADVANCED: 'ADVANCED' } as const satisfies Record<
  OutcomeKind,
  OutcomeKind
>;

registerEnumType(OutcomeKindEnum, {
  name: 'OutcomeKind',
  description: 'What was decided.',
  valuesMap: {
    HIRED: { description: 'The position is offered; the application ends.' },
    REJECTED: { description: 'The application ends without an offer.' },
    ADVANCED: { description: 'On to the next step; the application stays active.' },
  },
});

export const RejectionReasonEnum = {
  NOT_SELECTED: 'NOT_SELECTED',
  POSITION_FILLED: 'POSITION_FILLED',
  POSITION_CANCELLED: 'POSITION_CANCELLED',
  OTHER: 'OTHER',
} as const satisfies Record<RejectionReason, RejectionReason>;

registerEnumType(RejectionReasonEnum, {
  name: 'RejectionReason',
  description: 'Why there is no offer, in a form the candidate is told.',
  valuesMap: {
    NOT_SELECTED: { description: 'Others were chosen to go on.' },
    POSITION_FILLED: { description: 'Somebody else has the position.' },
    POSITION_CANCELLED: { description: 'There is no such position any more.' },
    OTHER: { description: 'No reason is given to the candidate.' },
  },
});

export const TellCandidateEnum = {
  BY_POLICY: 'BY_POLICY',
  NOW: 'NOW',
  LATER: 'LATER',
  ALREADY_TOLD: 'ALREADY_TOLD',
} as const satisfies Record<TellTiming, TellTiming>;

registerEnumType(TellCandidateEnum, {
  name: 'TellCandidate',
  description: 'When the candidate is told of a decision.',
  valuesMap: {
    BY_POLICY: { description: "After the policy's delay (none, unless it says otherwise), within the sending window." },
    NOW: { description: 'At once, at any hour.' },
    LATER: { description: 'On the day `tellOn`, within the sending window.' },
    ALREADY_TOLD: { description: 'A member has told them; no mail is sent.' },
  },
});
