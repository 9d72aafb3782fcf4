import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { OutcomeToTell } from '../outcome/outcome-leaves-at.js';
import type { Policy } from '../policy/policy.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import type { NotificationRecord } from './notification-record.js';

/** The rules that hold for one job. */
export interface JobRules {
  readonly policy: Policy;
  readonly calendar: BusinessCalendar;
}

/** Everything that decides what one candidate of an organization is told, as it stands at one instant. */
export interface CandidateState {
  /** The candidate's time zone, else the organization's. */
  readonly zone: string;
  /** Nothing is sent to their address any more. */
  readonly suppressed: boolean;
  /** They do without what only reassures. */
  readonly declinesNotes: boolean;
  /** Messages a local day over all their applications; null: no cap. */
  readonly dailyCap: number | null;
  /** Brought up to this instant (`catchUp`). Closed ones among them, where an outcome is to be told of their application. */
  readonly timelines: readonly TimelineState[];
  /** Decided, neither corrected nor taken back, and neither told nor recorded. */
  readonly outcomes: readonly OutcomeState[];
  /** Those of this local day, and those under way, that were not cancelled. */
  readonly messages: readonly MessageState[];
}

export interface TimelineState {
  readonly id: string;
  readonly applicationId: string;
  /** When it was set first. */
  readonly setAt: Temporal.Instant;
  readonly facts: TimelineFacts;
  readonly rules: JobRules;
}

export interface OutcomeState extends OutcomeToTell {
  readonly id: string;
  readonly applicationId: string;
  /** The job's time zone, else the organization's. */
  readonly zone: string;
  readonly rules: JobRules;
  /** A no in the place of a yes, or of which nobody is sure: it never leaves by itself, whatever the policy says. */
  readonly asksPerson: boolean;
}

export interface MessageState {
  readonly id: string;
  readonly decidedAt: Temporal.Instant;
  /** Whether it counts against the cap: outcomes and receipts do not. */
  readonly counts: boolean;
  /** `RECALLABLE`: it can still be taken back. `LEAVING`: with the mail server, or accepted and not yet heard of. */
  readonly stage: 'RECALLABLE' | 'LEAVING' | 'ENDED';
  /** Everything that it tells. */
  readonly tells: readonly MessageItem[];
}

/** One thing that a message tells, as the ledger keeps it. */
export interface MessageItem {
  readonly kind: NotificationRecord['kind'] | `RECEIPT_${string}`;
  readonly timelineId: string | null;
  /** Of a note, the revision whose promise passed. */
  readonly revision: number | null;
  /** Of a note after the first, its number. */
  readonly rung: number | null;
  readonly outcomeId: string | null;
}
