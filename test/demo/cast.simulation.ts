import { Temporal } from 'temporal-polyfill';
import type { Role } from '../../src/local/demo/cast.js';
import { demoOrganization, zoneOf } from '../../src/local/demo/demo-company.js';
import { DemoDays } from '../../src/local/demo/demo-days.js';
import type { DemoAct } from '../../src/local/demo/demo-event.js';
import { people } from '../../src/local/demo/demo-people.js';
import { script } from '../../src/local/demo/script.js';
import {
  applyClosed,
  applyDecided,
  applyHold,
  applyMove,
  applySet,
  applyToldByMember,
  type BusinessCalendar,
  catchUp,
  checkDecisionDate,
  checkHold,
  checkMove,
  demoPolicy as policy,
  resolvePromise,
  type TimelineFacts,
  type TimelineStatus,
} from '../../src/rules/index.js';
import { outcomeLeavesAt } from '../../src/rules/outcome/outcome-leaves-at.js';
import { nextNotice } from '../../src/rules/timeline/next-action.js';
import { advance } from '../rules/advance.js';
import { statusOf } from '../rules/status-of.js';

/** How one role stands at the first start, by the rules of time alone. */
export class RoleSimulation {
  readonly closed: TimelineFacts[] = [];
  current: TimelineFacts | null = null;
  outcomeAt: Temporal.Instant | null = null;
  /** What the rules would have refused, or have told the candidate before the act that came next. */
  readonly faults: string[] = [];
  #appliedOn: Temporal.PlainDate | null = null;

  constructor(
    readonly role: Role,
    private readonly calendar: BusinessCalendar,
  ) {}

  act(act: DemoAct, at: Temporal.Instant): void {
    this.#nothingOwed(at);
    if (act.kind === 'APPLY') this.#appliedOn = at.toZonedDateTimeISO(this.#zone).toPlainDate();
    if (act.kind === 'SET') this.#set(act, at);
    if (act.kind === 'MOVE' || act.kind === 'HOLD') this.#change(act, at);
    if (act.kind === 'DECIDE') this.#decide(act, at);
    if (act.kind === 'WITHDRAW') this.#withdraw(at);
  }

  status(now: Temporal.Instant): TimelineStatus | null {
    const facts = this.current ?? this.closed.at(-1);
    return facts === undefined ? null : statusOf(facts, policy, this.calendar, now);
  }

  /** When the next mail to the candidate falls due, and about what. */
  nextMail(now: Temporal.Instant): { what: string; at: Temporal.Instant } | null {
    if (this.outcomeAt !== null) return { what: 'OUTCOME', at: this.outcomeAt };
    if (this.current === null) return null;
    const { facts, effects } = advance(this.current, policy, this.calendar, now);
    const told = effects.find((effect) => effect.kind === 'NOTICE_DUE');
    return told ?? nextNotice(facts, policy, this.calendar, now);
  }

  get #zone(): string {
    return zoneOf(this.role[1]);
  }

  #set(act: Extract<DemoAct, { kind: 'SET' }>, at: Temporal.Instant): void {
    const zones = { zone: this.#zone, candidateZone: people[this.role[0]][2] };
    const decisionDate = resolvePromise(act.precision, act.decisionDate, this.calendar);
    const promised = { decisionDate, precision: act.precision, followUpDate: null };
    this.#refuse(checkDecisionDate(promised, { zone: zones.zone, appliedOn: this.#applied }, at));
    this.current = applyToldByMember(applySet(zones, promised, policy, this.calendar, at).facts, at).facts;
  }

  #change(act: Extract<DemoAct, { kind: 'MOVE' | 'HOLD' }>, at: Temporal.Instant): void {
    const { facts } = catchUp(this.#open, policy, this.calendar, at);
    if (act.kind === 'HOLD') {
      this.#refuse(checkHold(facts, act.until, at));
      this.current = applyToldByMember(applyHold(facts, act.until, policy, at).facts, at).facts;
      return;
    }
    const promised = { decisionDate: act.decisionDate, precision: 'DAY', followUpDate: null } as const;
    this.#refuse(checkMove(facts, promised, this.#applied, at));
    const movedTo = applyMove(facts, promised, policy, this.calendar, at).facts;
    this.current = act.alreadyTold ? applyToldByMember(movedTo, at).facts : movedTo;
  }

  #decide(act: Extract<DemoAct, { kind: 'DECIDE' }>, at: Temporal.Instant): void {
    const decided = applyDecided(catchUp(this.#open, policy, this.calendar, at).facts, at).facts;
    if (act.tellCandidate === 'ALREADY_TOLD') {
      this.closed.push(applyClosed(decided, 'OUTCOME_TOLD', at).facts);
      this.current = null;
      return;
    }
    this.current = decided;
    const timing = { tellOn: Temporal.PlainDate.from(act.tellOn ?? '') };
    const outcome = { kind: act.outcome, decidedAt: at, timing, approvedAt: null, againSince: null };
    this.outcomeAt = outcomeLeavesAt(
      outcome,
      { candidateZone: decided.candidateZone, open: [decided] },
      policy,
      this.calendar,
    );
  }

  #withdraw(at: Temporal.Instant): void {
    this.closed.push(applyClosed(catchUp(this.#open, policy, this.calendar, at).facts, 'CANCELLED', at).facts);
    this.current = null;
  }

  #nothingOwed(at: Temporal.Instant): void {
    const owed = this.current && nextNotice(this.current, policy, this.calendar, at);
    if (owed && Temporal.Instant.compare(owed.at, at) <= 0) this.faults.push(`owed ${owed.what} since ${owed.at}`);
  }

  #refuse(refusal: string | null): void {
    if (refusal !== null) this.faults.push(refusal);
  }

  get #applied(): Temporal.PlainDate {
    if (this.#appliedOn === null) throw new Error('has not applied');
    return this.#appliedOn;
  }

  get #open(): TimelineFacts {
    if (this.current === null) throw new Error('no timeline is open');
    return this.current;
  }
}

/** The whole cast at the first start. */
export function simulateCast(cast: readonly Role[], calendar: BusinessCalendar, now: Temporal.Instant) {
  const roles = cast.map((role) => new RoleSimulation(role, calendar));
  const days = DemoDays.around(now, demoOrganization.timeZone, calendar);
  for (const { role, act, at } of script(cast, days)) roles[role]?.act(act, at);
  return roles;
}
