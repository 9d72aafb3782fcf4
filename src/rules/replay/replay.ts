import type { Temporal } from 'temporal-polyfill';
import { isBefore, laterOf } from '../calendar/instants.js';
import { CandidateWorld, type Setting } from './candidate-world.js';
import { happen } from './happen.js';
import type { HistoryEvent } from './history-event.js';

/** One candidate's history: what happened to them, without what followed by itself. */
export interface CandidateHistory extends Setting {
  /** In the order of their instants. */
  readonly events: readonly HistoryEvent[];
  readonly until: Temporal.Instant;
}

/** Tells a history again, by the rules of its setting, with a clock that jumps from one instant to the next. */
export function replay(history: CandidateHistory): CandidateWorld {
  return toTheEnd(replaying(history));
}

/** The same step by step: whoever has long histories told can do something else between any two. */
export function* replaying({ events, until, ...setting }: CandidateHistory): Generator<void, CandidateWorld> {
  const world = new CandidateWorld(setting);
  let now = events[0]?.at ?? until;
  for (const event of events) {
    // What falls due at the instant of what is done comes after it.
    now = yield* runningUntil(world, now, event.at);
    happen(world, event);
    yield;
  }
  yield* runningUntil(world, now, until);
  return world;
}

/** Lets everything happen that does so by itself before `end`. @returns the instant that is reached: `end` */
export function runUntil(world: CandidateWorld, from: Temporal.Instant, end: Temporal.Instant): Temporal.Instant {
  return toTheEnd(runningUntil(world, from, end));
}

function* runningUntil(
  world: CandidateWorld,
  from: Temporal.Instant,
  end: Temporal.Instant,
): Generator<void, Temporal.Instant> {
  let now = from;
  for (let next = world.nextInstant(); next !== null && isBefore(next, end); next = world.nextInstant()) {
    now = laterOf(now, next);
    world.tick(now);
    yield;
  }
  return laterOf(now, end);
}

function toTheEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
