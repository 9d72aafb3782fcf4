import type { AtsVendor } from '../connection/ats-connection.entity.js';
import type { WordKind } from '../sync/rows.js';
import type { WordMeaning } from './meanings.js';

type Words = { readonly [Kind in WordKind]?: Readonly<Record<string, WordMeaning<Kind>>> };

/** What words can be relied on to mean, in lower case. Reasons that each account names for itself are in none of them. */
export const shippedWords: Readonly<Record<AtsVendor, Words>> = {
  GREENHOUSE: {
    JOB_STATUS: { open: 'OPEN', closed: 'CLOSED', draft: 'DRAFT' },
    APPLICATION_STATUS: { active: 'ACTIVE', hired: 'HIRED', rejected: 'REJECTED_BY_REASON', converted: 'IGNORE' },
    // The names of the types of reasons: their ids differ from account to account.
    REJECTION_REASON: { 'we rejected them': 'OTHER', 'they rejected us': 'WITHDRAWN' },
    INTERVIEW_STATUS: {
      to_be_scheduled: 'IGNORE',
      to_be_sent: 'IGNORE',
      sent: 'IGNORE',
      received: 'IGNORE',
      skipped: 'IGNORE',
      scheduled: 'SCHEDULED',
      awaiting_feedback: 'COMPLETED',
      collect_feedback: 'COMPLETED',
      complete: 'COMPLETED',
      deleted: 'CANCELLED',
    },
  },
  LEVER: {
    JOB_STATUS: {
      published: 'OPEN',
      internal: 'OPEN',
      draft: 'DRAFT',
      pending: 'DRAFT',
      rejected: 'CLOSED',
      closed: 'CLOSED',
    },
    // Of an archived opportunity only the reason says what it was, in the account's own words.
    APPLICATION_STATUS: {
      active: 'ACTIVE',
      hired: 'HIRED',
      archived: 'REJECTED_BY_REASON',
      'non-hired': 'REJECTED_BY_REASON',
    },
    INTERVIEW_STATUS: { scheduled: 'SCHEDULED', completed: 'COMPLETED', canceled: 'CANCELLED', cancelled: 'CANCELLED' },
  },
  ASHBY: {
    JOB_STATUS: { draft: 'DRAFT', open: 'OPEN', closed: 'CLOSED', archived: 'CLOSED' },
    APPLICATION_STATUS: { active: 'ACTIVE', hired: 'HIRED', archived: 'REJECTED_BY_REASON', lead: 'IGNORE' },
    REJECTION_REASON: { rejectedbyorg: 'OTHER', rejectedbycandidate: 'WITHDRAWN' },
    INTERVIEW_STATUS: {
      needsscheduling: 'IGNORE',
      waitingoncandidatebooking: 'IGNORE',
      waitingoncandidateavailability: 'IGNORE',
      candidateavailabilitysubmitted: 'IGNORE',
      onhold: 'IGNORE',
      unknown: 'IGNORE',
      scheduled: 'SCHEDULED',
      waitingonfeedback: 'COMPLETED',
      complete: 'COMPLETED',
      cancelled: 'CANCELLED',
    },
  },
  WORKABLE: {
    JOB_STATUS: { draft: 'DRAFT', published: 'OPEN', internal: 'OPEN', closed: 'CLOSED', archived: 'CLOSED' },
    APPLICATION_STATUS: { active: 'ACTIVE', hired: 'HIRED', disqualified: 'REJECTED_BY_REASON', withdrew: 'WITHDRAWN' },
    STAGE: {
      sourced: 'Sourced',
      applied: 'Applied',
      shortlisted: 'Shortlisted',
      'phone-screen': 'Phone screen',
      interview: 'Interview',
      assessment: 'Assessment',
      offer: 'Offer',
      hired: 'Hired',
    },
    REJECTION_REASON: { withdrew: 'WITHDRAWN' },
    INTERVIEW_STATUS: { scheduled: 'SCHEDULED', completed: 'COMPLETED', cancelled: 'CANCELLED', canceled: 'CANCELLED' },
  },
  RECRUITEE: {
    JOB_STATUS: { draft: 'DRAFT', published: 'OPEN', internal: 'OPEN', closed: 'CLOSED', archived: 'CLOSED' },
    APPLICATION_STATUS: { qualified: 'ACTIVE', active: 'ACTIVE', hired: 'HIRED', disqualified: 'REJECTED_BY_REASON' },
    INTERVIEW_STATUS: { scheduled: 'SCHEDULED', completed: 'COMPLETED', cancelled: 'CANCELLED', canceled: 'CANCELLED' },
  },
  SMARTRECRUITERS: {
    JOB_STATUS: {
      created: 'DRAFT',
      sourcing: 'OPEN',
      interview: 'OPEN',
      offer: 'OPEN',
      filled: 'CLOSED',
      cancelled: 'CLOSED',
    },
    APPLICATION_STATUS: {
      lead: 'IGNORE',
      new: 'ACTIVE',
      in_review: 'ACTIVE',
      interview: 'ACTIVE',
      offered: 'ACTIVE',
      hired: 'HIRED',
      rejected: 'REJECTED',
      withdrawn: 'WITHDRAWN',
      transferred: 'IGNORE',
    },
    INTERVIEW_STATUS: { pending: 'SCHEDULED', confirmed: 'SCHEDULED', completed: 'COMPLETED', cancelled: 'CANCELLED' },
  },
  MERGE: {
    JOB_STATUS: { open: 'OPEN', closed: 'CLOSED', draft: 'DRAFT', archived: 'CLOSED', pending: 'DRAFT' },
    // It has no status of an application: a row with a reason for a rejection, or its date, is `rejected`.
    APPLICATION_STATUS: { active: 'ACTIVE', hired: 'HIRED', rejected: 'REJECTED_BY_REASON' },
    INTERVIEW_STATUS: { scheduled: 'SCHEDULED', awaiting_feedback: 'COMPLETED', complete: 'COMPLETED' },
  },
  GENERIC: {
    JOB_STATUS: { draft: 'DRAFT', open: 'OPEN', closed: 'CLOSED', archived: 'CLOSED' },
    APPLICATION_STATUS: {
      active: 'ACTIVE',
      hired: 'HIRED',
      rejected: 'REJECTED',
      rejected_by_reason: 'REJECTED_BY_REASON',
      withdrawn: 'WITHDRAWN',
      hired_elsewhere: 'HIRED_ELSEWHERE',
      lead: 'IGNORE',
      prospect: 'IGNORE',
    },
    REJECTION_REASON: {
      not_selected: 'NOT_SELECTED',
      position_filled: 'POSITION_FILLED',
      position_cancelled: 'POSITION_CANCELLED',
      other: 'OTHER',
      withdrawn: 'WITHDRAWN',
      hired_elsewhere: 'HIRED_ELSEWHERE',
    },
    INTERVIEW_STATUS: {
      scheduled: 'SCHEDULED',
      completed: 'COMPLETED',
      complete: 'COMPLETED',
      cancelled: 'CANCELLED',
      canceled: 'CANCELLED',
    },
  },
};
