import type { Temporal } from 'temporal-polyfill';
import {
  actOf,
  type CandidateAct,
  decisionOf,
  isOutcome,
  isReceipt,
  type MailFacts,
  type MailKind,
  type MailOutcome,
  type MailReceipt,
  type PromisedDate,
} from '../../mails/index.js';
import { addBusinessDays, type BusinessCalendar } from '../../rules/index.js';

/** What is known of an application for a preview; what is not is filled with an example. */
export type KnownFacts = Pick<MailFacts, 'organization' | 'note'> &
  Partial<Pick<MailFacts, 'candidate' | 'job' | 'stage' | 'recruiter' | 'timeline'>>;

// Business days between the dates of an example.
const EXAMPLE_DAYS = 5;

/** The facts of a mail of any kind about an application as it stands, complete enough to be composed. */
export function previewFacts(
  kind: MailKind,
  known: KnownFacts,
  today: Temporal.PlainDate,
  calendar: BusinessCalendar,
): MailFacts {
  const ahead = addBusinessDays(today, EXAMPLE_DAYS, calendar);
  const further = addBusinessDays(ahead, EXAMPLE_DAYS, calendar).toString();
  const timeline = known.timeline;
  const facts: MailFacts = {
    candidate: { fullName: 'Ana Ríos' },
    job: { title: 'Staff Engineer' },
    stage: null,
    recruiter: null,
    ...known,
    timeline: {
      milestone: timeline?.milestone ?? 'DECISION',
      dateBefore: timeline?.dateBefore ?? day(today),
      dateNow: timeline?.dateNow ?? day(ahead),
      holdUntil: timeline?.holdUntil ?? further,
    },
    reason: 'INTERVIEWS_CONTINUING',
    nextWordOn: further,
  };
  if (isOutcome(kind)) return { ...facts, outcome: outcomeOf(decisionOf(kind)) };
  if (isReceipt(kind)) return { ...facts, receipt: receiptOf(actOf(kind), ahead) };
  return facts;
}

function day(date: Temporal.PlainDate): PromisedDate {
  return { date: date.toString(), precision: 'DAY' };
}

function outcomeOf(kind: MailOutcome['kind']): MailOutcome {
  return kind === 'REJECTED' ? { kind, reason: null } : { kind };
}

function receiptOf(act: CandidateAct, deadline: Temporal.PlainDate): MailReceipt {
  return act === 'COMPETING_OFFER' ? { act, deadline: deadline.toString() } : { act };
}
