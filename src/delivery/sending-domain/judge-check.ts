import type { Temporal } from 'temporal-polyfill';
import type { CheckedRecord } from './dns-records.js';
import type { SendingDomainStatus } from './sending-domain.entity.js';

export interface DomainState {
  readonly status: SendingDomainStatus;
  /** Since when its records have not been seen; null if they were, the last time that DNS answered. */
  readonly missingSince: Temporal.Instant | null;
}

// Somebody who moves a domain to another name server has the records back by then.
const patienceHours = 72;
const againHours = 24;
// Nobody answered: it is soon known what is there.
const soonHours = 1;

/** What follows from a look at a domain's records. That nobody answers takes nothing away. */
export function judgeCheck(before: DomainState, records: readonly CheckedRecord[], now: Temporal.Instant): DomainState {
  if (records.every(({ state }) => state === 'FOUND')) return { status: 'VERIFIED', missingSince: null };
  if (before.status === 'PENDING' || !records.some(isAbsent)) return before;
  const missingSince = before.missingSince ?? now;
  const isOver = missingSince.until(now).total('hours') >= patienceHours;
  return { status: isOver ? 'FAILING' : before.status, missingSince };
}

/** When the records are looked at again; null: when somebody asks for it. */
export function nextCheck(
  { status }: DomainState,
  records: readonly CheckedRecord[],
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (status === 'PENDING') return null;
  const isKnown = records.some(isAbsent) || records.every(({ state }) => state === 'FOUND');
  return now.add({ hours: isKnown ? againHours : soonHours });
}

function isAbsent({ state }: CheckedRecord): boolean {
  return state === 'MISSING' || state === 'DIFFERENT';
}
