import type { Temporal } from 'temporal-polyfill';
import type {
  CandidateAct,
  MailFacts,
  MailKind,
  MailOutcome,
  MailReceipt,
  PromisedDate,
  TemplateKind,
} from '../../mails/index.js';
import { addBusinessDays, type BusinessCalendar } from '../../organizations/time.js';

/** What is known of an application for a preview; what is not is filled with an example. */
export type KnownFacts = Pick<MailFacts, 'organization' | 'note'> &
  Partial<Pick<MailFacts, 'candidate' | 'job' | 'stage' | 'recruiter' | 'timeline'>>;

// Business days between the dates of an example.
const EXAMPLE_DAYS = 5;

/** The facts of a mail of any kind about an application as it stands, complete enough to be composed. */
export function previewFacts(
  kind: TemplateKind,
  known: KnownFacts,
  today: Temporal.PlainDate,
  calendar: BusinessCalendar,
): { readonly kind: MailKind; readonly facts: MailFacts } {
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
  if (kind.startsWith('OUTCOME_')) return { kind: 'OUTCOME', facts: { ...facts, outcome: outcomeOf(kind) } };
  if (kind.startsWith('RECEIPT_')) return { kind: 'RECEIPT', facts: { ...facts, receipt: receiptOf(kind, ahead) } };
  return { kind: kind as MailKind, facts };
}

function day(date: Temporal.PlainDate): PromisedDate {
  return { date: date.toString(), precision: 'DAY' };
}

function outcomeOf(kind: TemplateKind): MailOutcome {
  const outcome = kind.slice('OUTCOME_'.length) as MailOutcome['kind'];
  return outcome === 'REJECTED' ? { kind: outcome, reason: null } : { kind: outcome };
}

function receiptOf(kind: TemplateKind, deadline: Temporal.PlainDate): MailReceipt {
  const act = kind.slice('RECEIPT_'.length) as CandidateAct;
  return act === 'COMPETING_OFFER' ? { act, deadline: deadline.toString() } : { act };
}
