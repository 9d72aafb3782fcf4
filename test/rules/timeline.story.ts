import { Temporal } from 'temporal-polyfill';
import {
  applyApproved,
  applyBounced,
  applyClosed,
  applyDecided,
  applyDisclosed,
  applyHold,
  applyMove,
  applyNoteAccepted,
  applyReconfirm,
  applyResume,
  applySendEnded,
  applySet,
  applyShown,
  applyToldByMember,
  applyTouched,
  type BusinessCalendar,
  catchUp,
  type Disclosure,
  defaultPolicy,
  type Effect,
  nextAction,
  type Policy,
  type Precision,
  type RevisionTerms,
  type Step,
  type TimelineFacts,
} from '../../src/rules/index.js';
import type { Closing } from '../../src/rules/timeline/apply-closed.js';
import {
  applyChangeRecorded,
  applyNoteRecorded,
  applyPutOff,
  type SendOrWithhold,
} from '../../src/rules/timeline/apply-recorded.js';
import { advance } from './advance.js';
import { statusOf } from './status-of.js';

interface Setting {
  readonly zone?: string;
  readonly candidateZone?: string;
  readonly policy?: Policy;
  readonly closedDays?: readonly string[];
}

/**
 * A timeline's life for the specs, told in the job's local time (`2026-12-04T10:00`): each act first catches up, as a
 * service does, and what followed is kept as lines.
 */
export class TimelineStory {
  readonly zone: string;
  readonly policy: Policy;
  readonly calendar: BusinessCalendar;
  facts: TimelineFacts;
  private lines: string[] = [];

  constructor(
    date: string,
    at: string,
    { zone = 'Europe/Berlin', candidateZone = zone, policy = defaultPolicy, closedDays = [] }: Setting = {},
  ) {
    this.zone = zone;
    this.policy = policy;
    this.calendar = { isOpen: (day) => day.dayOfWeek < 6 && !closedDays.includes(day.toString()) };
    const promised = { decisionDate: Temporal.PlainDate.from(date), precision: 'DAY', followUpDate: null } as const;
    const step = applySet({ zone, candidateZone }, promised, policy, this.calendar, this.instant(at));
    this.facts = this.keep(step);
  }

  /** A date promised and told on the Monday before, the scene in which most stories begin. */
  static told(date = '2026-12-04', setting: Setting = {}): TimelineStory {
    const story = new TimelineStory(date, '2026-11-30T10:00', setting)
      .tick('2026-11-30T10:10')
      .sent('2026-11-30T10:10');
    story.news();
    return story;
  }

  move(date: string, at: string, precision: Precision = 'DAY'): this {
    const promised = { decisionDate: Temporal.PlainDate.from(date), precision, followUpDate: null };
    return this.act(at, (facts, now) => applyMove(facts, promised, this.policy, this.calendar, now));
  }

  reconfirm(at: string): this {
    return this.act(at, (facts, now) => applyReconfirm(facts, this.policy, now));
  }

  hold(until: string, at: string): this {
    return this.act(at, (facts, now) => applyHold(facts, Temporal.PlainDate.from(until), this.policy, now));
  }

  resume(at: string): this {
    return this.act(at, (facts, now) => applyResume(facts, this.policy, this.calendar, now));
  }

  toldByMember(at: string): this {
    return this.act(at, applyToldByMember);
  }

  decide(at: string): this {
    return this.act(at, applyDecided);
  }

  close(closing: Closing, at: string): this {
    return this.act(at, (facts, now) => applyClosed(facts, closing, now));
  }

  recorded(decision: SendOrWithhold, at: string): this {
    return this.act(at, (facts) => applyChangeRecorded(facts, decision));
  }

  /** That the date passed, or that there is still no decision, is recorded as sent. */
  noteRecorded(at: string): this {
    return this.act(at, applyNoteRecorded);
  }

  /** The last note recorded is accepted. */
  noteAccepted(at: string): this {
    return this.act(at, (facts, now) => {
      const { promise, recorded } = facts.unanswered ?? { promise: 0, recorded: 0 };
      return applyNoteAccepted(facts, promise, recorded, now);
    });
  }

  touched(at: string): this {
    return this.act(at, applyTouched);
  }

  approved(at: string): this {
    return this.act(at, applyApproved);
  }

  putOff(until: string, at: string): this {
    return this.act(at, (facts) => applyPutOff(facts, this.instant(until)));
  }

  /** A message is accepted: the latest revision's, or one that says what is given. */
  accepted(at: string, told: RevisionTerms = this.facts): this {
    return this.act(at, (facts, now) => applyDisclosed(facts, told, now));
  }

  /** The candidate did something on a page that showed the latest revision, or what is given. */
  shown(at: string, terms: RevisionTerms = this.facts): this {
    return this.act(at, (facts, now) => applyShown(facts, terms, now));
  }

  /** The message of the latest disclosure came back; what was disclosed before it stands again. */
  bounced(before: Disclosure | null, at: string): this {
    return this.act(at, (facts) =>
      applyBounced(facts, facts.disclosed?.revision ?? 0, { before, touchedAt: before?.at ?? null }),
    );
  }

  sendEnded(at: string): this {
    return this.act(at, (facts) => applySendEnded(facts, facts.inFlight ?? 0));
  }

  /** The sum of the changes is recorded as sent and accepted at once. */
  sent(at: string): this {
    return this.recorded('SEND', at).accepted(at);
  }

  /** A sweep: everything due is done, and asked for once. */
  tick(at: string): this {
    this.facts = this.keep(advance(this.facts, this.policy, this.calendar, this.instant(at)));
    return this;
  }

  /** What followed since the last call, as lines: `PASSED slip of 1 at 2026-12-05T00:00`. */
  news(): string[] {
    const lines = this.lines;
    this.lines = [];
    return lines;
  }

  next(now: string): string | null {
    const action = nextAction(this.facts, this.policy, this.calendar, this.instant(now));
    return action && `${action.kind} at ${this.local(action.at)}`;
  }

  status(now: string): string {
    return statusOf(this.facts, this.policy, this.calendar, this.instant(now));
  }

  instant(local: string): Temporal.Instant {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(this.zone).toInstant();
  }

  private act(at: string, apply: (facts: TimelineFacts, now: Temporal.Instant) => Step): this {
    const now = this.instant(at);
    const facts = this.keep(catchUp(this.facts, this.policy, this.calendar, now));
    this.facts = this.keep(apply(facts, now));
    return this;
  }

  private keep(step: Step): TimelineFacts {
    this.lines.push(...step.effects.flatMap((effect) => this.line(effect) ?? []));
    return step.facts;
  }

  /** Null: it shows in what follows from it. */
  private line(effect: Effect): string | null {
    switch (effect.kind) {
      case 'NOTICE_DUE':
        return `tell ${effect.what} at ${this.local(effect.at)}`;
      case 'REVISED':
        return `${effect.revision.number} ${effect.revision.kind} at ${this.local(effect.revision.at)}`;
      case 'SLIPPED':
        return `${effect.slip.kind} slip of ${effect.slip.brokenRevision} at ${this.local(effect.slip.at)}`;
      default:
        return null;
    }
  }

  private local(at: Temporal.Instant): string {
    return at.toZonedDateTimeISO(this.zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  }
}
