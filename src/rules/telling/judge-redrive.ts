import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { dueInstant } from '../timeline/due-instant.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import { mayBeDeclined } from './declinable.js';
import { isNote } from './notification-record.js';

/** Why a message is not put back into the queue; the first that applies. */
export type RedriveRefusalReason =
  | 'NOT_DEAD'
  | 'ERASED'
  | 'KIND'
  | 'SUPERSEDED'
  | 'DATE_PASSED'
  | 'SUPPRESSED'
  | 'DECLINED'
  | 'CAME_BACK'
  | 'POSSIBLE_DUPLICATE';

/** One thing that the message tells, and what has become of it since. */
export interface DeadNotice {
  /** As of a notification. */
  readonly kind: string;
  readonly toCandidate: boolean;
  /** Another message was decided about the same since. */
  readonly toldSince: boolean;
  /** Since it was composed the candidate was told something of this timeline, or something they were told came back. */
  readonly knownSince: boolean;
  readonly revision: number | null;
  /** As it stands now; null if it tells of no timeline. */
  readonly timeline: TimelineFacts | null;
  /** As it stands now; null if it tells of no outcome. */
  readonly outcome: OutcomeNow | null;
}

export interface OutcomeNow {
  readonly superseded: boolean;
  readonly told: boolean;
  /** The application was decided again since. */
  readonly decidedSince: boolean;
}

export interface DeadMessage {
  readonly dead: boolean;
  readonly erased: boolean;
  readonly cameBack: boolean;
  readonly mayHaveArrived: boolean;
}

/** What holds of whom it is to. */
export interface Recipient {
  readonly suppressed: boolean;
  /** They do without mails that only reassure. */
  readonly declines: boolean;
}

/**
 * What speaks against sending a message again that was given up: it says what it said, so that all of it must still hold
 * at the instant at which it would leave. Null: nothing.
 */
export function judgeRedrive(
  message: DeadMessage,
  notices: readonly DeadNotice[],
  recipient: Recipient,
  leavesAt: Temporal.Instant,
  acceptDuplicates: boolean,
): RedriveRefusalReason | null {
  if (message.erased) return 'ERASED';
  if (!message.dead) return 'NOT_DEAD';
  if (notices.length === 0 || !notices.every(speaksOfMoreThanItsDay)) return 'KIND';
  if (!notices.every(stillHolds)) return 'SUPERSEDED';
  if (notices.some((notice) => isOver(notice, leavesAt))) return 'DATE_PASSED';
  if (recipient.suppressed) return 'SUPPRESSED';
  if (recipient.declines && mayBeDeclined(notices.map(({ kind }) => kind))) return 'DECLINED';
  if (message.cameBack) return 'CAME_BACK';
  return message.mayHaveArrived && !acceptDuplicates ? 'POSSIBLE_DUPLICATE' : null;
}

/**
 * Changes of dates and outcomes. A note promises the day of the next word, and since it failed a person is to call
 * instead; a receipt answers what has just been done; what members are told is gathered anew each day.
 */
function speaksOfMoreThanItsDay(notice: DeadNotice): boolean {
  if (!notice.toCandidate || isNote(notice)) return false;
  return notice.timeline !== null || notice.outcome !== null;
}

function stillHolds(notice: DeadNotice): boolean {
  const { outcome, timeline, toldSince } = notice;
  if (toldSince) return false;
  if (outcome !== null && (outcome.superseded || outcome.told || outcome.decidedSince)) return false;
  return timeline === null || isLatest(notice, timeline);
}

/** Nothing changed since, and the candidate knows what they knew: what it compares with is still what they were told. */
function isLatest({ revision, knownSince }: DeadNotice, facts: TimelineFacts): boolean {
  if (knownSince || facts.decidedAt !== null || facts.closedAt !== null) return false;
  const waits = facts.untold !== null || (facts.inFlight !== null && facts.inFlight !== revision);
  return facts.revision === revision && !waits;
}

/** Rule 4: a hold names its end, which is ahead even when the decision date is not. */
function isOver({ timeline, kind }: DeadNotice, leavesAt: Temporal.Instant): boolean {
  if (timeline === null || kind === 'TIMELINE_HELD') return false;
  return !isBefore(leavesAt, dueInstant(timeline.decisionDate, timeline.zone));
}
