import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import { localDate } from '../calendar/local-date.js';
import { startOfDay } from '../calendar/start-of-day.js';
import { applySendEnded } from '../timeline/apply-disclosed.js';
import { applyChangeRecorded, applyNoteRecorded, applyNoteWithheld, applyPutOff } from '../timeline/apply-recorded.js';
import { nextNotice } from '../timeline/next-action.js';
import type { Notice, TimelineFacts } from '../timeline/timeline-facts.js';
import type { CandidateState, MessageItem, MessageState, OutcomeState, TimelineState } from './candidate-state.js';
import { mayBeDeclined } from './declinable.js';
import { judgeChange, lastKind } from './judge-change.js';
import { judgeOutcome } from './judge-outcome.js';
import { noteOf } from './note-of.js';
import {
  type ChangeRecord,
  isNote,
  type NotificationRecord,
  recordOfOutcome,
  type WithheldBecause,
  type WithheldRecord,
} from './notification-record.js';
import { wordAfterHold } from './word-after-hold.js';

/** What one message tells, in its order. */
export type DecidedMessage = readonly [NotificationRecord, ...NotificationRecord[]];

/** An outcome that is not told yet. */
export interface WaitingOutcome {
  readonly outcomeId: string;
  /** When it is to be judged again; null: when a member has let it go. */
  readonly until: Temporal.Instant | null;
  /** A member can look at it, stop it or let it go meanwhile. */
  readonly isShown: boolean;
  /** The date that its message would tell with it. */
  readonly next: ChangeRecord | null;
}

/** All that follows at one instant; each record is of that instant. */
export interface Decided {
  readonly messages: readonly DecidedMessage[];
  readonly withheld: readonly WithheldRecord[];
  /** Of these messages, what they tell of that timeline is taken back. */
  readonly recalled: readonly { readonly messageId: string; readonly timelineId: string }[];
  readonly waiting: readonly WaitingOutcome[];
  /** When each outcome is to be told, or was, as far as that can be said now; by its id. */
  readonly dueAt: ReadonlyMap<string, Temporal.Instant>;
  /** Timelines that stand otherwise now, by their ids; what of them is put off is judged again at `tellNotBefore`. */
  readonly timelines: ReadonlyMap<string, TimelineFacts>;
}

interface Due {
  readonly timeline: TimelineState;
  readonly what: Notice;
}

/** What is to be sent unless the messages of the day are used up. */
interface Sending {
  readonly due: Due;
  readonly record: NotificationRecord;
}

// A message that is with the mail server lands within minutes; then the change is judged against what it told.
const MESSAGE_LANDS_SECONDS = 30;

/**
 * The one decision of what a candidate is told at this instant, and of what not (rules 4 to 9, 16 and 17). The service runs
 * it, and so do the trial of a policy, previews and the simulation.
 */
export function decideNotifications(candidate: CandidateState, now: Temporal.Instant): Decided {
  const decision = new CandidateDecision(candidate, now);
  for (const outcome of candidate.outcomes) decision.outcome(outcome);
  decision.together();
  return decision.end();
}

class CandidateDecision {
  readonly #messages: DecidedMessage[] = [];
  readonly #withheld: WithheldRecord[] = [];
  readonly #recalled: Decided['recalled'][number][] = [];
  readonly #waiting: WaitingOutcome[] = [];
  readonly #dueAt = new Map<string, Temporal.Instant>();
  readonly #changed = new Map<string, TimelineFacts>();
  #known: readonly MessageState[];

  constructor(
    private readonly candidate: CandidateState,
    private readonly now: Temporal.Instant,
  ) {
    this.#known = candidate.messages;
  }

  /** Rule 9. A decision to go on takes the date along that was promised with it. */
  outcome(outcome: OutcomeState): void {
    const { dueAt, until, isShown, next } = judgeOutcome(outcome, this.candidate, this.now);
    const { id: outcomeId } = outcome;
    const record = recordOfOutcome(outcome);
    this.#dueAt.set(outcomeId, dueAt);
    if (until === null || isBefore(this.now, until)) this.#waiting.push({ outcomeId, until, isShown, next });
    else if (this.candidate.suppressed) this.#withheld.push({ record, because: 'SUPPRESSED' });
    else {
      this.#messages.push(next === null ? [record] : [record, next]);
      if (next !== null) this.#change(next.timelineId, (facts) => applyChangeRecorded(facts, 'SEND').facts);
    }
  }

  /** Rule 8: what is due by now over all their applications and has neither been withheld nor put off. */
  #due(isJudged: ReadonlySet<string>): Due[] {
    return this.candidate.timelines.flatMap((timeline): Due[] => {
      if (isJudged.has(timeline.id)) return [];
      // Asked for already or not: what is due at the same instant goes together.
      const facts = { ...this.#facts(timeline), asked: null };
      const { policy, calendar } = timeline.rules;
      const notice = nextNotice(facts, policy, calendar, this.now);
      return notice === null || isBefore(this.now, notice.at) ? [] : [{ timeline, what: notice.what }];
    });
  }

  /** Rule 8: one judgement and one message. What is withheld may free what it held back, which is told with the rest. */
  together(): void {
    const sendings = this.#sendings();
    const [first, ...others] = sendings.map(({ record }) => record);
    if (first === undefined) return;
    const full = this.#fullUntil();
    for (const { due: each } of sendings) {
      if (full === null) this.#recorded(each, 'SEND');
      else this.#change(each.timeline.id, (facts) => applyPutOff(facts, full).facts);
    }
    if (full === null) this.#send([first, ...others]);
  }

  #sendings(): readonly Sending[] {
    const judged = new Map<string, Sending>();
    for (;;) {
      const due = this.#due(new Set(judged.keys()));
      for (const each of due) {
        const record = this.#judge(each);
        if (record !== null) judged.set(each.timeline.id, { due: each, record });
      }
      if (due.length > 0) continue;
      const kinds = [...judged.values()].map(({ record }) => record.kind);
      if (judged.size === 0 || !this.candidate.declinesNotes || !mayBeDeclined(kinds)) return [...judged.values()];
      for (const { due: each, record } of judged.values()) this.#withhold(each, record, 'DECLINED');
      judged.clear();
    }
  }

  end(): Decided {
    // What was asked for and is not due any more is asked for again when it is.
    for (const timeline of this.candidate.timelines)
      if (this.#facts(timeline).asked !== null) this.#change(timeline.id, (facts) => ({ ...facts, asked: null }));
    return {
      messages: this.#messages,
      withheld: this.#withheld,
      recalled: this.#recalled,
      waiting: this.#waiting,
      dueAt: this.#dueAt,
      timelines: this.#changed,
    };
  }

  /** What is to be sent; null: withheld, or put off. */
  #judge(due: Due): NotificationRecord | null {
    if (due.what === 'CHANGE') return this.#judgeChange(due);
    const { timeline } = due;
    const note = noteOf(this.#facts(timeline), timeline.rules.policy, timeline.rules.calendar, this.now);
    const record = { ...idsOf(timeline), ...note };
    return this.candidate.suppressed ? this.#withhold(due, record, 'SUPPRESSED') : record;
  }

  #judgeChange(due: Due): NotificationRecord | null {
    const { timeline } = due;
    const { suppressed } = this.candidate;
    if (!suppressed && !this.#recall(timeline)) return null;
    const facts = this.#facts(timeline);
    const judged = judgeChange(facts, timeline.rules.policy, this.now);
    if (judged === null || facts.untold === null) throw new Error('nothing is untold of what is due');
    const sinceRevision = facts.untold.fromRevision;
    const record = { ...idsOf(timeline), kind: judged.kind, sinceRevision, revision: facts.revision };
    if (judged.decision === 'WITHHOLD') return this.#withhold(due, record, judged.reason);
    if (suppressed) return this.#withhold(due, record, 'SUPPRESSED');
    return judged.kind === 'TIMELINE_HELD'
      ? { ...record, nextWordOn: wordAfterHold(facts, timeline.rules, this.now) }
      : record;
  }

  /** Takes a message back that would be overtaken. False while one is with the mail server: it has to land first. */
  #recall(timeline: TimelineState): boolean {
    const { inFlight } = this.#facts(timeline);
    if (inFlight === null) return true;
    const { id: timelineId } = timeline;
    const isOvertaken = (item: MessageItem) =>
      item.timelineId === timelineId && item.revision === inFlight && !isNote(item);
    const message = this.#known.findLast(({ tells, stage }) => stage !== 'ENDED' && tells.some(isOvertaken));
    if (message?.stage === 'LEAVING') {
      const landed = this.now.add({ seconds: MESSAGE_LANDS_SECONDS });
      this.#change(timelineId, (facts) => applyPutOff(facts, landed).facts);
      return false;
    }
    if (message !== undefined) {
      this.#recalled.push({ messageId: message.id, timelineId });
      this.#known = withoutItems(this.#known, message, isOvertaken);
    }
    this.#change(timelineId, (facts) => applySendEnded(facts, inFlight).facts);
    return true;
  }

  #withhold(due: Due, told: NotificationRecord, because: WithheldBecause): null {
    const { untold } = this.#facts(due.timeline);
    const record = 'sinceRevision' in told && untold !== null ? { ...told, kind: lastKind(untold) } : told;
    this.#withheld.push({ record, because });
    this.#recorded(due, 'WITHHOLD');
    return null;
  }

  /** A note that cannot be told is not followed by others: a person has to call instead. */
  #recorded({ timeline, what }: Due, decision: 'SEND' | 'WITHHOLD'): void {
    const { policy } = timeline.rules;
    this.#change(timeline.id, (facts) => {
      if (what === 'CHANGE') return applyChangeRecorded(facts, decision).facts;
      return decision === 'SEND' ? applyNoteRecorded(facts).facts : applyNoteWithheld(facts, policy).facts;
    });
  }

  #send(message: DecidedMessage): void {
    this.#messages.push(message);
    const sent = { id: '', decidedAt: this.now, counts: true, stage: 'RECALLABLE', tells: [] } as const;
    this.#known = [...this.#known, sent];
  }

  /** Rule 8: until when a candidate is not written to, whose messages of the day are used up; null: they are not. */
  #fullUntil(): Temporal.Instant | null {
    const { zone, dailyCap } = this.candidate;
    if (dailyCap === null) return null;
    const today = localDate(this.now, zone);
    const counted = this.#known.filter(({ counts, decidedAt }) => counts && localDate(decidedAt, zone).equals(today));
    return counted.length < dailyCap ? null : startOfDay(today.add({ days: 1 }), zone);
  }

  #facts({ id, facts }: TimelineState): TimelineFacts {
    return this.#changed.get(id) ?? facts;
  }

  #change(timelineId: string, change: (facts: TimelineFacts) => TimelineFacts): void {
    const timeline = this.candidate.timelines.find(({ id }) => id === timelineId);
    if (timeline !== undefined) this.#changed.set(timelineId, change(this.#facts(timeline)));
  }
}

function idsOf({ id: timelineId, applicationId }: TimelineState) {
  return { timelineId, applicationId };
}

/** A message goes on with the rest of what it tells; with nothing left it is cancelled, and counts no more. */
function withoutItems(
  known: readonly MessageState[],
  message: MessageState,
  isOvertaken: (item: MessageItem) => boolean,
): MessageState[] {
  const tells = message.tells.filter((item) => !isOvertaken(item));
  return known.flatMap((each) => {
    if (each !== message) return [each];
    return tells.length === 0 ? [] : [{ ...each, tells }];
  });
}
