import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../calendar/instants.js';
import type { FormerYes } from '../outcome/takes-back-yes.js';
import type { CandidateState, JobRules, OutcomeState, TimelineState } from '../telling/candidate-state.js';
import { type Decided, decideNotifications } from '../telling/decide-notifications.js';
import { isNote, itemOf, type NotificationRecord, type WithheldBecause } from '../telling/notification-record.js';
import { shownChange } from '../telling/shown-change.js';
import { catchUp } from '../timeline/advance.js';
import { applyOutcomeTold } from '../timeline/apply-closed.js';
import { applyDisclosed, applySendEnded } from '../timeline/apply-disclosed.js';
import { applyApproved, applyNoteAccepted, applyNoteFailed } from '../timeline/apply-recorded.js';
import { type Action, nextAction } from '../timeline/next-action.js';
import type { Effect, Slip, Step } from '../timeline/step.js';
import type { TimelineFacts } from '../timeline/timeline-facts.js';
import { CandidateMails, type Delivery, type MailItem } from './candidate-mails.js';
import { Disclosures } from './disclosures.js';
import { isAbout, keyOf } from './record-keys.js';

/** A record, and when it was made. Sent: with the message of that number. */
export interface ReplayedRecord {
  readonly at: Temporal.Instant;
  readonly record: NotificationRecord;
  readonly decision: 'SEND' | 'WITHHOLD';
  readonly because: WithheldBecause | null;
  readonly message: number | null;
}

export type ReplayedSlip = Slip & { readonly timelineId: string };

/** The rules that hold for an application, and the job's time zone, else the organization's. */
export interface ApplicationRules extends JobRules {
  readonly zone: string;
  /** The recruiter's, else the organization's. */
  readonly recruiterZone: string;
}

/** What does not change while a candidate's history is told. */
export interface Setting {
  readonly candidateZone: string;
  /** Of the organization's policy. */
  readonly dailyCap: number | null;
  rulesOf(applicationId: string): ApplicationRules;
  /** Where a member has to approve, one does at once. */
  readonly approvesAtOnce: boolean;
  /** What becomes of this in a message that tells it. Left out: it is accepted at once. */
  deliver?(record: NotificationRecord, at: Temporal.Instant): Delivery;
}

interface WorldTimeline extends Omit<TimelineState, 'facts'> {
  facts: TimelineFacts;
  /** Of the facts as they stand. */
  next: Action | null;
  readonly disclosures: Disclosures;
}

interface WorldOutcome {
  state: OutcomeState;
  /** When it was last calculated to be told. */
  dueAt: Temporal.Instant | null;
  /** When it is to be looked at. */
  looks: readonly Temporal.Instant[];
  recorded: boolean;
  told: boolean;
  superseded: boolean;
  supersededAt: Temporal.Instant | null;
}

type StepOf = (facts: TimelineFacts, rules: JobRules) => Step;

/**
 * One candidate in a world that holds still but for what is done to it: what the service keeps in its tables, and the same
 * pure steps. It has no clock: whoever has one says what time it is.
 */
export class CandidateWorld {
  readonly records: ReplayedRecord[] = [];
  readonly slips: ReplayedSlip[] = [];
  readonly timelines = new Map<string, WorldTimeline>();
  readonly outcomes = new Map<string, WorldOutcome>();
  readonly mails = new CandidateMails();
  /** What was sent and did not arrive, or came back: of keys of `keyOf`. */
  readonly unreached = new Set<string>();
  suppressed = false;
  declinesNotes = false;
  /** How often a rule was asked what follows. */
  steps = 0;
  #messages = 0;

  constructor(readonly setting: Setting) {}

  /** When something next happens by itself; null: nothing does. */
  nextInstant(): Temporal.Instant | null {
    const instants = [this.mails.nextEnd()];
    for (const { looks } of this.outcomes.values()) instants.push(...looks);
    for (const { next } of this.timelines.values()) instants.push(next?.at ?? null);
    return instants.reduce((first, at) => (at === null || (first !== null && !isBefore(at, first)) ? first : at), null);
  }

  /** All that happens by itself at this instant: facts first, then what mail servers answer, then what is told. */
  tick(now: Temporal.Instant): void {
    for (const timeline of this.timelines.values())
      if (timeline.next !== null && !isBefore(now, timeline.next.at)) this.#catchUp(timeline, now);
    for (const item of this.mails.takeEnded(now)) this.#land(item, now);
    const isDue = (at: Temporal.Instant | undefined) => at !== undefined && !isBefore(now, at);
    const asked = [...this.outcomes.values()].filter(({ looks }) => looks.some(isDue));
    for (const outcome of asked) outcome.looks = outcome.looks.filter((at) => !isDue(at));
    if (asked.length > 0 || [...this.timelines.values()].some(({ next }) => isDue(next?.at))) this.#tell(asked, now);
  }

  /** An outcome that is to be told, or looked at. */
  stand(state: OutcomeState, at: Temporal.Instant): void {
    const made = { dueAt: null, looks: [at], recorded: false, told: false, superseded: false, supersededAt: null };
    this.outcomes.set(state.id, { state, ...made });
  }

  add(timeline: Omit<TimelineState, 'facts'>, step: Step, now: Temporal.Instant): void {
    const made = { ...timeline, facts: step.facts, next: null, disclosures: new Disclosures() };
    this.timelines.set(timeline.id, made);
    this.#take(made, step, now);
  }

  /** A step on a timeline, after all that had happened by itself. */
  change(timelineId: string, stepOf: StepOf, now: Temporal.Instant): void {
    const timeline = this.timelines.get(timelineId);
    if (timeline === undefined) return;
    this.#catchUp(timeline, now);
    this.#take(timeline, stepOf(timeline.facts, timeline.rules), now);
  }

  timelinesOf(applicationId: string): WorldTimeline[] {
    return [...this.timelines.values()].filter((each) => each.applicationId === applicationId);
  }

  /** The same of every timeline of an application. */
  changeAll(applicationId: string, stepOf: StepOf, now: Temporal.Instant): void {
    for (const { id } of this.timelinesOf(applicationId)) this.change(id, stepOf, now);
  }

  /** The candidate knows of an outcome. */
  outcomeTold(outcome: WorldOutcome, now: Temporal.Instant): void {
    if (outcome.told) return;
    outcome.told = true;
    if (!outcome.superseded) this.changeAll(outcome.state.applicationId, (facts) => applyOutcomeTold(facts, now), now);
  }

  formerYeses(applicationId: string): FormerYes[] {
    return [...this.outcomes.values()].flatMap(({ state, told, supersededAt: overAt }) =>
      state.applicationId === applicationId && state.kind === 'HIRED' && overAt !== null ? [{ overAt, told }] : [],
    );
  }

  /** Whether the last that was to be said of it, notes aside, did not reach the candidate. */
  isUnreached(about: { readonly outcomeId: string } | { readonly timelineId: string }): boolean {
    const last = this.records.findLast(({ record }) => isAbout(record, about) && !isNote(record));
    if (last === undefined) return false;
    return (
      last.because === 'SUPPRESSED' || (last.decision === 'SEND' && this.unreached.has(keyOf(itemOf(last.record))))
    );
  }

  /** An outcome that was recorded is to be told all the same. */
  askAgain(outcomeId: string, at: Temporal.Instant): void {
    const outcome = this.outcomes.get(outcomeId);
    if (outcome === undefined || outcome.told) return;
    outcome.recorded = false;
    outcome.state = { ...outcome.state, againSince: at };
    outcome.looks = [...outcome.looks, at];
  }

  withhold(record: NotificationRecord, because: WithheldBecause, at: Temporal.Instant): void {
    this.records.push({ at, record, decision: 'WITHHOLD', because, message: null });
  }

  #pending(): WorldOutcome[] {
    return [...this.outcomes.values()].filter(({ recorded, told, superseded }) => !recorded && !told && !superseded);
  }

  #state(now: Temporal.Instant): CandidateState {
    const { candidateZone: zone, dailyCap } = this.setting;
    return {
      zone,
      dailyCap,
      suppressed: this.suppressed,
      declinesNotes: this.declinesNotes,
      timelines: [...this.timelines.values()],
      outcomes: this.#pending().map(({ state }) => state),
      messages: this.mails.known(now, zone),
    };
  }

  /** @param asked outcomes because of which it is decided */
  #tell(asked: readonly WorldOutcome[], now: Temporal.Instant): void {
    this.steps += 1;
    const decided: Decided = decideNotifications(this.#state(now), now);
    for (const { messageId, timelineId } of decided.recalled) this.mails.takeBackOf(timelineId, messageId);
    for (const [id, facts] of decided.timelines) this.#set(id, facts, now);
    for (const [id, dueAt] of decided.dueAt) this.#await(id, dueAt, asked, decided);
    for (const { record, because } of decided.withheld) this.#recorded(record, 'WITHHOLD', because, null, now);
    for (const records of decided.messages) {
      const message = this.#messages++;
      for (const record of records) this.#recorded(record, 'SEND', null, message, now);
      const items = records.map((record) => this.#itemOf(record, now));
      this.mails.add({ id: `${message}`, decidedAt: now, counts: !('outcomeId' in records[0]), items });
    }
  }

  /** As the service does: the next look is asked for by whoever asked, and when the instant is another than it was. */
  #await(id: string, dueAt: Temporal.Instant, asked: readonly WorldOutcome[], { waiting }: Decided): void {
    const outcome = this.outcomes.get(id);
    const until = waiting.find(({ outcomeId }) => outcomeId === id)?.until ?? null;
    if (outcome === undefined) return;
    const isKnown = outcome.dueAt?.equals(dueAt) ?? false;
    outcome.dueAt = dueAt;
    if (until !== null && (asked.includes(outcome) || !isKnown)) outcome.looks = [...outcome.looks, until];
  }

  #recorded(
    record: NotificationRecord,
    decision: 'SEND' | 'WITHHOLD',
    because: WithheldBecause | null,
    message: number | null,
    at: Temporal.Instant,
  ): void {
    this.records.push({ at, record, decision, because, message });
    const outcome = 'outcomeId' in record ? this.outcomes.get(record.outcomeId) : undefined;
    if (outcome !== undefined) outcome.recorded = true;
  }

  #itemOf(record: NotificationRecord, now: Temporal.Instant): MailItem {
    const terms = 'sinceRevision' in record ? (this.timelines.get(record.timelineId)?.facts ?? null) : null;
    const delivery = this.setting.deliver?.(record, now) ?? { end: 'ACCEPTED', at: now, recallable: false };
    return { ...itemOf(record), applicationId: record.applicationId, terms, delivery, ended: false };
  }

  /** The mail server accepted what a message tells, or never will. */
  #land(item: MailItem, now: Temporal.Instant): void {
    const { timelineId, revision, rung, terms, delivery } = item;
    const isAccepted = delivery.end === 'ACCEPTED';
    if (isAccepted) this.unreached.delete(keyOf(item));
    else if (!isNote(item) && !delivery.stopped) this.unreached.add(keyOf(item));
    if (delivery.suppresses) this.suppressed = true;
    const outcome = item.outcomeId === null ? undefined : this.outcomes.get(item.outcomeId);
    if (isAccepted && outcome !== undefined) this.outcomeTold(outcome, now);
    if (timelineId === null || revision === null) return;
    if (isAccepted && isNote(item)) this.timelines.get(timelineId)?.disclosures.touched(now);
    this.change(
      timelineId,
      (facts, { policy }) => {
        if (isNote(item))
          return isAccepted
            ? applyNoteAccepted(facts, revision, rung ?? 0, now)
            : applyNoteFailed(facts, revision, policy);
        return isAccepted && terms !== null
          ? applyDisclosed(facts, { ...terms, revision }, now)
          : applySendEnded(facts, revision);
      },
      now,
    );
  }

  #catchUp(timeline: WorldTimeline, now: Temporal.Instant): void {
    const step = catchUp(timeline.facts, timeline.rules.policy, timeline.rules.calendar, now);
    if (step.effects.length > 0) this.#take(timeline, step, now);
  }

  #take(timeline: WorldTimeline, { facts, effects }: Step, now: Temporal.Instant): void {
    timeline.facts = facts;
    for (const effect of effects) this.#follow(timeline, effect, now);
    this.#set(timeline.id, timeline.facts, now);
  }

  #follow(timeline: WorldTimeline, effect: Effect, now: Temporal.Instant): void {
    const { id: timelineId, applicationId, rules } = timeline;
    if (effect.kind === 'REVISED') timeline.disclosures.revised(effect.revision);
    if (effect.kind === 'DISCLOSED') timeline.disclosures.disclosed(effect.revision, effect.how, now);
    // Rule 9: what is promised bounds what is decided.
    if (effect.kind === 'DISCLOSED')
      for (const each of this.#pending())
        if (each.state.applicationId === applicationId) each.looks = [...each.looks, now];
    if (effect.kind === 'SLIPPED') this.slips.push({ ...effect.slip, timelineId });
    if (effect.kind === 'DROPPED') {
      const { kind, because, ...covers } = effect.changes;
      this.withhold({ kind: `TIMELINE_${kind}`, applicationId, timelineId, ...covers }, because, now);
    }
    // What is overtaken before it left is cancelled with the change that overtakes it.
    if (effect.kind === 'REVISED' || effect.kind === 'DROPPED') this.mails.takeBackOf(timelineId);
    const { policy } = rules;
    if (effect.kind === 'SETTLED' && policy.approval.mode === 'REQUIRED' && this.setting.approvesAtOnce)
      if (shownChange(timeline.facts, policy, now) !== null)
        timeline.facts = applyApproved(timeline.facts, effect.at).facts;
  }

  #set(timelineId: string, facts: TimelineFacts, now: Temporal.Instant): void {
    const timeline = this.timelines.get(timelineId);
    if (timeline === undefined) return;
    this.steps += 1;
    timeline.facts = facts;
    timeline.next = nextAction(facts, timeline.rules.policy, timeline.rules.calendar, now);
  }
}
