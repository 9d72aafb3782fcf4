import type { DeliveryFailure } from './delivery-statements.js';

// When what is away for a while is tried again, in seconds after the try before: two days in all.
const waits = [30, 120, 600, 1_800, 7_200, 14_400, 28_800, 43_200, 43_200];

// What waits for a row is looked at as long as rows wait: 7 days, the last 27 times every 6 hours.
const waitsForRows = [600, 3_600, ...Array<number>(27).fill(21_600)];

// A fault in the service stays until another version of it comes; what only looks like one may be over within minutes.
const waitsForOurselves = [30, 120, 600];

const waitsOf: Readonly<Partial<Record<DeliveryFailure, readonly number[]>>> = {
  NOT_KNOWN_YET: waitsForRows,
  OWN_FAULT: waitsForOurselves,
};

/** Null: it is given up, for a person to look at. */
export function waitAfter(attempts: number, failure: DeliveryFailure): number | null {
  return (waitsOf[failure] ?? waits)[attempts] ?? null;
}
