import type { Temporal } from 'temporal-polyfill';
import { localDate } from '../../rules/index.js';
import type { ChangeReason } from '../../timelines/index.js';
import type { DemoDays } from './demo-days.js';
import type { DecideAct, DemoEvent, MoveAct, Plot, SetAct } from './demo-event.js';

// Days in the plots are business days from the first start on (DemoDays); "ago" counts backwards.

const stage = (at: Temporal.Instant, name: string): DemoEvent => ({ at, act: { kind: 'STAGE', stage: name } });

/** Has applied, and nobody has looked yet. */
export const applied =
  (daysAgo: number): Plot =>
  (days) => [{ at: days.at(-daysAgo, '08:05'), act: { kind: 'APPLY' } }];

/** A screening call is to take place. */
export const toBeScreened =
  (daysAgo: number): Plot =>
  (days) => [
    ...applied(daysAgo + 2)(days),
    stage(days.at(-daysAgo, '09:00'), 'Screening'),
    screening(days.at(-daysAgo, '09:10'), days.at(2, '11:00'), null),
  ];

/** Was called; no decision is expected after such a call. */
export const screened =
  (daysAgo: number): Plot =>
  (days) => [
    ...applied(daysAgo + 4)(days),
    stage(days.at(-daysAgo - 2, '09:00'), 'Screening'),
    screening(days.at(-daysAgo, '11:30'), days.at(-daysAgo, '11:00'), days.at(-daysAgo, '11:25')),
  ];

function screening(
  at: Temporal.Instant,
  scheduledAt: Temporal.Instant,
  completedAt: Temporal.Instant | null,
): DemoEvent {
  const status = completedAt === null ? 'SCHEDULED' : 'COMPLETED';
  const title = 'Screening call';
  return { at, act: { kind: 'INTERVIEW', title, status, scheduledAt, completedAt, isPreliminaryScreen: true } };
}

interface Promised {
  /** The interview in which the date was told. */
  readonly interviewedAgo: number;
  readonly due: number;
  readonly milestone?: SetAct['milestone'];
  readonly precision?: SetAct['precision'];
}

/** Was interviewed, and told by when there will be word. */
export const promised =
  ({ interviewedAgo, due, milestone = 'DECISION', precision = 'DAY' }: Promised): Plot =>
  (days) => [
    ...screened(interviewedAgo + 3)(days),
    stage(days.at(-interviewedAgo - 2, '10:00'), 'Interview'),
    // First the promise: it was made in the conversation, which then was recorded as held.
    {
      at: days.at(-interviewedAgo, '14:45'),
      act: { kind: 'SET', milestone, precision, decisionDate: days.day(due) },
    },
    {
      at: days.at(-interviewedAgo, '15:00'),
      act: {
        kind: 'INTERVIEW',
        title: 'Interview with the team',
        status: 'COMPLETED',
        scheduledAt: days.at(-interviewedAgo, '14:00'),
        completedAt: days.at(-interviewedAgo, '14:50'),
        isPreliminaryScreen: false,
      },
    },
  ];

/** Somebody fell ill before a second conversation, which was called off; another one is to take place. */
export const rescheduled =
  (promise: Promised): Plot =>
  (days) => {
    const talk = {
      kind: 'INTERVIEW',
      title: 'Final conversation',
      isPreliminaryScreen: false,
      completedAt: null,
    } as const;
    const [cancelled, instead] = [days.at(-1, '13:00'), days.at(2, '10:30')];
    return [
      ...promised(promise)(days),
      { at: days.at(-1, '09:15'), act: { ...talk, status: 'CANCELLED', scheduledAt: cancelled } },
      { at: days.at(-1, '09:30'), act: { ...talk, status: 'SCHEDULED', scheduledAt: instead } },
    ];
  };

interface Move {
  readonly movedAgo: number;
  readonly to: number;
  readonly reason: ChangeReason;
  readonly internalNote?: string;
}

/** The date was moved, and the recruiter called to say so. */
export const moved =
  (promise: Promised, ...moves: Move[]): Plot =>
  (days) => [...promised(promise)(days), ...moves.map((move) => movedByPhone(days, move))];

function movedByPhone(days: DemoDays, { movedAgo, to, reason, internalNote = '' }: Move): DemoEvent {
  const act: MoveAct = {
    kind: 'MOVE',
    decisionDate: days.day(to),
    reason,
    note: null,
    internalNote: internalNote || null,
    alreadyTold: true,
  };
  return { at: days.at(-movedAgo, '16:10'), act };
}

/** The date was moved within the last hours, and nobody has told the candidate: the service will. */
export const movedAndUntold =
  (
    promise: Promised,
    hoursAgo: number,
    move: Omit<MoveAct, 'kind' | 'decisionDate' | 'alreadyTold'> & { to: number },
  ): Plot =>
  (days) => {
    const { to, ...words } = move;
    const act: MoveAct = { kind: 'MOVE', decisionDate: days.day(to), alreadyTold: false, ...words };
    return [...promised(promise)(days), { at: days.now.subtract({ hours: hoursAgo }), act }];
  };

/** Paused, and told so by phone. */
export const held =
  (promise: Promised, hold: { heldAgo: number; until: number; reason: ChangeReason; internalNote: string }): Plot =>
  (days) => {
    const { heldAgo, until, ...why } = hold;
    return [
      ...promised(promise)(days),
      { at: days.at(-heldAgo, '11:20'), act: { kind: 'HOLD', until: days.day(until), ...why } },
    ];
  };

type Decision = Pick<DecideAct, 'outcome' | 'reason'> & { readonly decidedAgo: number };

/** Decided, and the recruiter called. */
export const decided =
  (before: Plot, { decidedAgo, ...decision }: Decision): Plot =>
  (days) => [
    ...before(days),
    stage(days.at(-decidedAgo, '15:30'), decision.outcome === 'REJECTED' ? 'Final round' : 'Offer'),
    { at: days.at(-decidedAgo, '16:30'), act: { kind: 'DECIDE', tellCandidate: 'ALREADY_TOLD', ...decision } },
  ];

/** On to the last conversation, with a date of its own. */
export const advanced =
  (promise: Promised, { decidedAgo, due }: { decidedAgo: number; due: number }): Plot =>
  (days) => [
    ...promised(promise)(days),
    { at: days.at(-decidedAgo, '16:00'), act: { kind: 'DECIDE', outcome: 'ADVANCED', tellCandidate: 'ALREADY_TOLD' } },
    stage(days.at(-decidedAgo, '16:05'), 'Final round'),
    {
      at: days.at(-decidedAgo, '16:10'),
      act: { kind: 'SET', milestone: 'DECISION', precision: 'DAY', decisionDate: days.day(due) },
    },
  ];

/** Called to say that they take their application back. */
export const withdrew =
  (promise: Promised, { calledAgo, internalNote }: { calledAgo: number; internalNote: string }): Plot =>
  (days) => [...promised(promise)(days), { at: days.at(-calledAgo, '11:40'), act: { kind: 'WITHDRAW', internalNote } }];

/** Decided this day, to be told in two: the worst state there is. */
export const decidedAndUntold =
  (promise: Promised, decision: Pick<DecideAct, 'outcome' | 'reason' | 'note'>): Plot =>
  (days) => {
    const at = days.now.subtract({ hours: 3 });
    const tellOn = localDate(at, days.zone).add({ days: 2 }).toString();
    return [...promised(promise)(days), { at, act: { kind: 'DECIDE', tellCandidate: 'LATER', tellOn, ...decision } }];
  };
