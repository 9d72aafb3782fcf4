import { Temporal } from 'temporal-polyfill';
import type { Policy } from '../policy/policy.js';

/** When a candidate may ask for an update, and why then (rule 12). `left`: how often they still may, this time included. */
export type UpdateRequestWindow =
  | { readonly state: 'OPEN'; readonly left: number }
  /** Until the day on which an answer may be asked after. */
  | { readonly state: 'NOT_YET'; readonly from: Temporal.PlainDate; readonly left: number }
  /** Asked, and not answered yet. */
  | { readonly state: 'ASKED'; readonly on: Temporal.PlainDate; readonly left: number }
  /** Answered: the next time is some days after the last. */
  | { readonly state: 'AGAIN_FROM'; readonly from: Temporal.PlainDate; readonly left: number }
  | { readonly state: 'USED_UP'; readonly left: 0 };

export interface UpdateRequestFacts {
  /** The candidate's local day. */
  readonly today: Temporal.PlainDate;
  /** From when what they were shown may be asked after; it is today or before once they were told that a date passed. */
  readonly opensOn: Temporal.PlainDate;
  /** The local days of those that stand, in their order. */
  readonly askedOn: readonly Temporal.PlainDate[];
  /** Whether the last has been answered. */
  readonly answered: boolean;
}

export function updateRequestWindow(
  { today, opensOn, askedOn, answered }: UpdateRequestFacts,
  { updateRequests: { most, daysApart } }: Pick<Policy, 'updateRequests'>,
): UpdateRequestWindow {
  const left = Math.max(0, most - askedOn.length);
  const last = askedOn.at(-1);
  if (last !== undefined && !answered) return { state: 'ASKED', on: last, left };
  if (left === 0) return { state: 'USED_UP', left };
  const again = last?.add({ days: daysApart });
  if (again !== undefined && isAfter(again, opensOn) && isAfter(again, today))
    return { state: 'AGAIN_FROM', from: again, left };
  return isAfter(opensOn, today) ? { state: 'NOT_YET', from: opensOn, left } : { state: 'OPEN', left };
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
