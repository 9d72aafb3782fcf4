import { textOf } from '../platform/html/form-parser.js';
import { isLonger } from '../platform/input/is-longer.js';
import { addBusinessDays, localDate } from '../rules/index.js';
import type { ChangeReason } from '../timelines/index.js';
import type { Answer, AnswerDetail } from './answer.js';
import type { Answerable, AnswerContext } from './answerable.js';

/** What was typed about one application, as it came. */
export interface TypedAnswer {
  readonly choice: string;
  readonly day: string;
  readonly until: string;
  readonly reason: string;
  readonly note: string;
}

export type AnswerFault = 'TOO_LONG' | 'DAY';

/** Of characters as readers count them. */
export const LONGEST_NOTE = 2_000;

/** Business days ahead that can be picked without typing. */
export const QUICK_DAYS = [2, 5, 10] as const;

export const REASONS: readonly ChangeReason[] = [
  'INTERVIEWS_CONTINUING',
  'SCHEDULING',
  'DECISION_MAKER_AWAY',
  'APPROVAL_PENDING',
  'ROLE_CHANGED',
  'MORE_CANDIDATES',
  'BUDGET',
  'OTHER',
];

const OUTCOMES = ['HIRED', 'REJECTED', 'ADVANCED'] as const;

export function typedAbout(form: FormData, applicationId: string): TypedAnswer {
  const of = (name: string) => textOf(form, `${name}-${applicationId}`);
  return { choice: of('answer'), day: of('day'), until: of('until'), reason: of('reason'), note: of('note') };
}

/** The day of a quick pick: so many business days after today, where the job is. */
export function quickDay(application: Answerable, context: AnswerContext, days: number): string {
  const { calendar } = context.rules.ofJob(application.jobId);
  return addBusinessDays(localDate(context.now, application.jobZone), days, calendar).toString();
}

/** Null: nothing was chosen about it. */
export function readAnswer(
  typed: TypedAnswer,
  application: Answerable,
  context: AnswerContext,
  shownRevision: number | null,
): Answer | AnswerFault | null {
  if (typed.choice === '') return null;
  const note = typed.note.trim();
  if (isLonger(note, LONGEST_NOTE)) return 'TOO_LONG';
  const detail = detailOf(typed, note === '' ? null : note, application, context);
  if (detail === null || detail === 'DAY') return detail;
  const { id: applicationId, timeline } = application;
  return { applicationId, timelineId: timeline?.id ?? null, revision: shownRevision, detail };
}

function detailOf(
  { choice, day, until, reason: given }: TypedAnswer,
  note: string | null,
  application: Answerable,
  context: AnswerContext,
): AnswerDetail | 'DAY' | null {
  const reason = REASONS.find((each) => each === given) ?? 'OTHER';
  const [kind, ahead] = choice.split(':', 2);
  switch (kind) {
    case 'ON_TRACK':
      return application.timeline === null ? null : { act: 'ON_TRACK' };
    case 'CALLED':
      return { act: 'CALLED' };
    case 'HOLD':
      return isDay(until) ? { act: 'HOLD', until, reason, note } : 'DAY';
    case 'MOVE': {
      const quick = QUICK_DAYS.find((days) => String(days) === ahead);
      const decisionDate = quick === undefined ? day : quickDay(application, context, quick);
      if (!isDay(decisionDate)) return 'DAY';
      return { act: 'MOVE', decisionDate, reason, note, before: application.timeline?.date ?? null };
    }
    case 'DECIDE': {
      const outcome = OUTCOMES.find((each) => each === ahead);
      return outcome === undefined ? null : { act: 'DECIDE', outcome, note };
    }
    default:
      return null;
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
