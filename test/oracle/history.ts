/** A life as the code reads it. */
import { Temporal } from 'temporal-polyfill';
import { type CandidateHistory, defaultPolicy, type HistoryEvent, type MessageItem } from '../../src/rules/index.js';
import { type Approval, DELAY_MINUTES, type Life, type Seed } from './life.arbitrary.js';
import type { Happened, Item, JobTerms } from './words.js';

/** @param cameBack what each bounce took back, as the oracle has it */
export function historyOf(
  { terms, events, end }: Life,
  { approval = 'AUTOMATIC', other }: Seed,
  cameBack: readonly (readonly Item[])[],
): CandidateHistory {
  const { candidateZone, cap: dailyCap, jobs } = terms;
  const bounces = [...cameBack];
  const rulesOf = (application: string) =>
    rulesIn(jobs[application] as JobTerms, dailyCap, (application === 'a1' ? other?.approval : null) ?? approval);
  const rules = { a0: rulesOf('a0'), a1: rulesOf('a1') };
  return {
    candidateZone,
    dailyCap,
    approvesAtOnce: true,
    rulesOf: (application) => rules[application as 'a0'],
    events: events.map((event) => eventOf(event, event.kind === 'BOUNCE' ? (bounces.shift() ?? []) : [])),
    until: Temporal.Instant.fromEpochMilliseconds(end),
  };
}

function rulesIn(terms: JobTerms, dailyCap: number | null, mode: Approval) {
  const { zone, recruiterZone, isOpen, window, grace, every, notes, delayDays } = terms;
  const policy = {
    ...defaultPolicy,
    graceBusinessDays: grace,
    undecided: { everyBusinessDays: every, notes },
    sendingWindow: window,
    dailyCap,
    approval: mode === 'DELAYED' ? ({ mode, minutes: DELAY_MINUTES } as const) : ({ mode } as const),
    outcome: { ...defaultPolicy.outcome, delayDays, maxDelayDays: 4 },
  };
  return { policy, calendar: { isOpen: (day: Temporal.PlainDate) => isOpen(day.toString()) }, zone, recruiterZone };
}

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const promisedOn = (date: string, precision = 'DAY') =>
  ({ decisionDate: dateOf(date), precision: precision as 'DAY', followUpDate: null }) as const;

function itemOf(item: Item): MessageItem {
  const kind = item.kind as MessageItem['kind'];
  if ('outcome' in item) return { kind, timelineId: null, revision: null, rung: null, outcomeId: item.outcome };
  return { kind, timelineId: item.timeline, revision: item.revision, rung: item.note || null, outcomeId: null };
}

function eventOf(event: Happened, cameBack: readonly Item[]): HistoryEvent {
  const at = Temporal.Instant.fromEpochMilliseconds(event.at);
  switch (event.kind) {
    case 'SET': {
      const ids = { timelineId: event.timeline, applicationId: event.application };
      return { kind: 'SET', at, ...ids, promised: promisedOn(event.date), alreadyTold: event.told };
    }
    case 'INTERVIEW': {
      const completedAt = Temporal.Instant.fromEpochMilliseconds(event.completed);
      return { kind: 'INTERVIEWED', at, timelineId: event.timeline, applicationId: event.application, completedAt };
    }
    case 'MOVE': {
      const promised = promisedOn(event.date, event.precision);
      return { kind: 'MOVED', at, timelineId: event.timeline, promised, alreadyTold: event.told };
    }
    case 'CONFIRM':
      return { kind: 'RECONFIRMED', at, timelineId: event.timeline, alreadyTold: event.told };
    case 'RESUME':
      return { kind: 'RESUMED', at, timelineId: event.timeline, alreadyTold: event.told };
    case 'HOLD':
      return { kind: 'HELD', at, timelineId: event.timeline, until: dateOf(event.until), alreadyTold: event.told };
    case 'STOP':
      return { kind: 'STOPPED', at, timelineId: event.timeline };
    case 'CONTACT': {
      const { application: applicationId, toldDate, toldDecision } = event;
      const touchedAt = Temporal.Instant.fromEpochMilliseconds(event.touched);
      return { kind: 'CONTACTED', at, applicationId, touchedAt, toldDate, toldDecision };
    }
    case 'DECIDE': {
      const { application: applicationId, id: outcomeId, tell } = event;
      const timing = tell === 'NOW' || tell === 'USUAL' ? tell : { tellOn: dateOf(tell) };
      const outcome = event.outcome as 'HIRED';
      return { kind: 'DECIDED', at, outcomeId, applicationId, outcome, timing, asksPerson: false, alreadyTold: false };
    }
    case 'SUPERSEDE':
      return { kind: 'SUPERSEDED', at, outcomeId: event.id };
    case 'END':
      return { kind: 'ENDED', at, applicationId: event.application };
    case 'BOUNCE':
      return { kind: 'BOUNCED', at, items: cameBack.map(itemOf) };
    case 'SUPPRESS':
      return { kind: 'SUPPRESSED', at };
    case 'RELEASE':
      return { kind: 'RELEASED', at };
    case 'DECLINE':
      return { kind: 'DECLINED', at };
    default:
      throw new Error(`a replay knows nothing of ${event.kind}`);
  }
}
