import type { Temporal } from 'temporal-polyfill';
import { type OutcomeMailKind, outcomeMail } from '../../../mails/index.js';
import {
  type BusinessCalendar,
  isBefore,
  laterOf,
  localDate,
  type Policy,
  startOfDay,
} from '../../../organizations/time.js';
import {
  type Action,
  applyApproved,
  applyChangeRecorded,
  applyClosed,
  applyDecided,
  applyDisclosed,
  applyHold,
  applyMove,
  applyNoteAccepted,
  applyNoteRecorded,
  applyPutOff,
  applyReconfirm,
  applyReopened,
  applyResume,
  applySet,
  applySetByInterview,
  applyToldByMember,
  applyTouched,
  catchUp,
  nextAction,
  type Step,
  type TimelineFacts,
} from '../../../timelines/time.js';
import { type ChangeKind, judgeChange, type WithheldBecause } from '../judge-change.js';
import { type Note, noteOf } from '../note-of.js';
import { outcomeLeavesAt } from '../outcome-leaves-at.js';
import type { Happening } from './happening.js';

/** One thing that a mail told. */
export type ToldItem =
  | { readonly kind: ChangeKind; readonly timeline: string; readonly application: string; readonly revision: number }
  | ({ readonly timeline: string; readonly application: string } & Note)
  | { readonly kind: OutcomeMailKind; readonly application: string };

export interface SentMail {
  readonly at: Temporal.Instant;
  readonly items: readonly [ToldItem, ...ToldItem[]];
}

export interface Withheld {
  readonly at: Temporal.Instant;
  readonly timeline: string;
  readonly kind: ChangeKind;
  readonly because: WithheldBecause;
}

export interface Broken {
  readonly at: Temporal.Instant;
  readonly timeline: string;
  readonly kind: 'EXTENDED' | 'PASSED';
}

/** The rules that hold for one application, and the zone its dates are in. */
export interface ApplicationRules {
  readonly policy: Policy;
  readonly calendar: BusinessCalendar;
  readonly zone: string;
}

export interface Scene {
  readonly candidateZone: string;
  rulesOf(application: string): ApplicationRules;
  /** In the order of their instants. */
  readonly happenings: readonly Happening[];
  readonly until: Temporal.Instant;
}

interface Kept extends ApplicationRules {
  readonly key: string;
  readonly application: string;
  facts: TimelineFacts;
  /** Of the facts as they stand. */
  next: Action | null;
}

interface Pending {
  readonly kind: OutcomeMailKind;
  readonly application: string;
  readonly at: Temporal.Instant;
}

/**
 * The rules of time over one candidate's whole story, with a clock that jumps from one instant to the next and a mail
 * server that accepts at once. Where a member has to approve, one does at once.
 */
export class CandidateReplay {
  readonly sent: SentMail[] = [];
  readonly withheld: Withheld[] = [];
  readonly broken: Broken[] = [];
  readonly timelines = new Map<string, Kept>();
  /** How often a rule was asked what follows. */
  steps = 0;
  #outcomes: Pending[] = [];
  #now: Temporal.Instant;
  #day: Temporal.PlainDate | null = null;
  #toldThatDay = 0;

  constructor(private readonly scene: Scene) {
    this.#now = scene.happenings[0]?.at ?? scene.until;
  }

  run(): this {
    const { happenings, until } = this.scene;
    for (const happening of happenings) {
      // What falls due at the instant of what a person does comes after it.
      this.#runBefore(happening.at);
      this.#now = laterOf(this.#now, happening.at);
      this.#happen(happening);
    }
    this.#runBefore(until);
    return this;
  }

  #runBefore(end: Temporal.Instant): void {
    for (;;) {
      const timeline = this.#first();
      const [outcome] = this.#outcomes;
      const outcomeFirst = outcome !== undefined && (timeline?.next == null || !isBefore(timeline.next.at, outcome.at));
      const at = outcomeFirst ? outcome.at : timeline?.next?.at;
      if (at === undefined || !isBefore(at, end)) return;
      this.#now = laterOf(this.#now, at);
      if (outcomeFirst) this.#tellOutcome(outcome);
      else if (timeline?.next?.kind.startsWith('TELL_')) this.#tell();
      else if (timeline !== undefined) this.#apply(timeline, (facts) => catchUp(facts, timeline.policy, this.#now));
    }
  }

  #first(): Kept | undefined {
    let first: Kept | undefined;
    for (const timeline of this.timelines.values()) {
      if (timeline.next === null || timeline.next.kind === 'AWAIT_APPROVAL') continue;
      if (first?.next == null || isBefore(timeline.next.at, first.next.at)) first = timeline;
    }
    return first;
  }

  /** Everything that is due by now, in one mail. */
  #tell(): void {
    this.#catchUpAll();
    const due = [...this.timelines.values()].filter(
      ({ next }) => next?.kind.startsWith('TELL_') && !isBefore(this.#now, next.at),
    );
    const telling: [Kept, ToldItem][] = [];
    for (const timeline of due) {
      const item = this.#judge(timeline);
      if (item !== null) telling.push([timeline, item]);
    }
    const [first, ...others] = telling.map(([, item]) => item);
    if (first === undefined) return;
    if (this.#isFull(telling)) {
      const tomorrow = startOfDay(this.#today().add({ days: 1 }), this.scene.candidateZone);
      for (const [timeline] of telling) this.#apply(timeline, (facts) => applyPutOff(facts, tomorrow));
      return;
    }
    this.#count();
    this.sent.push({ at: this.#now, items: [first, ...others] });
    for (const [timeline, item] of telling) this.#apply(timeline, (facts) => told(facts, item, this.#now));
  }

  /** A fact at the instant of a sending counts first, also another timeline's that is told with it. */
  #catchUpAll(): void {
    for (const timeline of this.timelines.values()) {
      const { next, policy } = timeline;
      if (next === null || next.kind.startsWith('TELL_') || isBefore(this.#now, next.at)) continue;
      this.#apply(timeline, (facts) => catchUp(facts, policy, this.#now));
    }
  }

  #judge(timeline: Kept): ToldItem | null {
    const { key, application, facts, policy, calendar } = timeline;
    const of = { timeline: key, application };
    if (timeline.next?.kind !== 'TELL_CHANGE') return { ...of, ...noteOf(facts, policy, calendar, this.#now) };
    const judged = judgeChange(facts, policy, this.#now);
    if (judged?.decision === 'SEND') return { ...of, kind: judged.kind, revision: facts.revision };
    if (judged !== null) {
      this.withheld.push({ at: this.#now, timeline: key, kind: judged.kind, because: judged.reason });
    }
    this.#apply(timeline, (before) => applyChangeRecorded(before, 'WITHHOLD'));
    return null;
  }

  #tellOutcome(outcome: Pending): void {
    const { kind, application } = outcome;
    this.#outcomes = this.#outcomes.filter((each) => each !== outcome);
    this.sent.push({ at: this.#now, items: [{ kind, application }] });
    this.#outcomeTold(application);
  }

  #outcomeTold(application: string): void {
    for (const timeline of this.#unclosed(application)) {
      if (timeline.facts.decidedAt === null) continue;
      this.#change(timeline, (facts) => applyClosed(facts, 'OUTCOME_TOLD', this.#now));
    }
  }

  #happen(happening: Happening): void {
    const now = this.#now;
    switch (happening.kind) {
      case 'SET': {
        const rules = this.scene.rulesOf(happening.application);
        const step = applySet(this.#zones(rules), happening.promised, rules.policy, rules.calendar, now);
        this.#add(happening.timeline, happening.application, rules, step, happening.alreadyTold);
        return;
      }
      case 'INTERVIEWED': {
        const rules = this.scene.rulesOf(happening.application);
        const step = applySetByInterview(this.#zones(rules), happening.completedAt, rules.policy, rules.calendar, now);
        this.#add(happening.timeline, happening.application, rules, step, false);
        return;
      }
      case 'DECIDED':
        this.#decide(happening);
        return;
      case 'ENDED':
        this.#outcomes = this.#outcomes.filter(({ application }) => application !== happening.application);
        for (const timeline of this.#unclosed(happening.application))
          this.#change(timeline, (facts) => applyClosed(facts, 'CANCELLED', now));
        return;
      case 'REOPENED':
        this.#outcomes = this.#outcomes.filter(({ application }) => application !== happening.application);
        for (const timeline of this.timelines.values())
          if (timeline.application === happening.application)
            this.#change(timeline, (facts) => applyReopened(facts, now));
        return;
      case 'CONTACTED':
        for (const timeline of this.#unclosed(happening.application))
          this.#change(timeline, (facts) =>
            happening.toldDate && facts.decidedAt === null ? applyToldByMember(facts, now) : applyTouched(facts, now),
          );
        return;
      default:
        this.#revise(happening);
    }
  }

  #revise(happening: Extract<Happening, { kind: 'MOVED' | 'RECONFIRMED' | 'HELD' | 'RESUMED' }>): void {
    const timeline = this.timelines.get(happening.timeline);
    if (timeline === undefined || timeline.facts.closedAt !== null || timeline.facts.decidedAt !== null) return;
    const { policy, calendar } = timeline;
    const now = this.#now;
    this.#change(timeline, (facts) => {
      if (happening.kind === 'MOVED') return applyMove(facts, happening.promised, policy, calendar, now);
      if (happening.kind === 'HELD') return applyHold(facts, happening.until, policy, now);
      if (happening.kind === 'RECONFIRMED') return applyReconfirm(facts, policy, now);
      return facts.heldUntil === null ? { facts, effects: [] } : applyResume(facts, policy, now);
    });
    if (happening.alreadyTold) this.#change(timeline, (facts) => applyToldByMember(facts, now));
  }

  #decide({ application, outcome: kind, telling, alreadyTold }: Extract<Happening, { kind: 'DECIDED' }>): void {
    const decided = this.#unclosed(application);
    for (const timeline of decided) this.#change(timeline, (facts) => applyDecided(facts, this.#now));
    this.#outcomes = this.#outcomes.filter((each) => each.application !== application);
    if (alreadyTold) {
      this.#outcomeTold(application);
      return;
    }
    const rules = this.scene.rulesOf(application);
    const facts = decided.at(-1)?.facts ?? { ...this.#zones(rules), disclosed: null };
    const outcome = { kind, decidedAt: this.#now, telling, approvedAt: this.#now };
    const at = outcomeLeavesAt(outcome, facts, rules.policy, rules.calendar);
    this.#outcomes.push({ kind: outcomeMail(kind), application, at });
    this.#outcomes.sort((a, b) => (isBefore(a.at, b.at) ? -1 : 1));
  }

  #add(key: string, application: string, rules: ApplicationRules, step: Step, alreadyTold: boolean): void {
    const timeline: Kept = { ...rules, key, application, facts: step.facts, next: null };
    this.timelines.set(key, timeline);
    this.#apply(timeline, (facts) => (alreadyTold ? applyToldByMember(facts, this.#now) : { facts, effects: [] }));
  }

  #unclosed(application: string): Kept[] {
    return [...this.timelines.values()].filter(
      (each) => each.application === application && each.facts.closedAt === null,
    );
  }

  /** What had happened by now comes before a change. */
  #change(timeline: Kept, transition: (facts: TimelineFacts) => Step): void {
    if (timeline.facts.closedAt === null) this.#apply(timeline, (facts) => catchUp(facts, timeline.policy, this.#now));
    this.#apply(timeline, transition);
  }

  #apply(timeline: Kept, transition: (facts: TimelineFacts) => Step): void {
    this.steps += 1;
    const { facts, effects } = transition(timeline.facts);
    timeline.facts = facts;
    for (const effect of effects) {
      if (effect.kind === 'SLIPPED')
        this.broken.push({ at: effect.slip.at, timeline: timeline.key, kind: effect.slip.kind });
      if (effect.kind === 'SETTLED' && timeline.policy.approval.mode === 'REQUIRED')
        timeline.facts = applyApproved(timeline.facts, effect.at).facts;
    }
    timeline.next = nextAction(timeline.facts, timeline.policy, timeline.calendar, this.#now);
  }

  #zones({ zone }: ApplicationRules): Pick<TimelineFacts, 'zone' | 'candidateZone'> {
    return { zone, candidateZone: this.scene.candidateZone };
  }

  #today(): Temporal.PlainDate {
    return localDate(this.#now, this.scene.candidateZone);
  }

  #isFull(telling: readonly [Kept, ToldItem][]): boolean {
    const [timeline] = telling[0] ?? [];
    const cap = timeline?.policy.dailyCap ?? null;
    return cap !== null && this.#day?.equals(this.#today()) === true && this.#toldThatDay >= cap;
  }

  #count(): void {
    const today = this.#today();
    this.#toldThatDay = this.#day?.equals(today) ? this.#toldThatDay + 1 : 1;
    this.#day = today;
  }
}

/** The mail was accepted at the instant at which it was recorded. */
function told(facts: TimelineFacts, item: ToldItem, now: Temporal.Instant): Step {
  if ('number' in item) return applyNoteAccepted(applyNoteRecorded(facts).facts, item.promise, item.number, now);
  return applyDisclosed(applyChangeRecorded(facts, 'SEND').facts, facts, now);
}
