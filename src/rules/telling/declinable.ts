/**
 * What only reassures. A candidate may decline it without losing anything they were promised; what carries a new date, a
 * broken promise or a decision is not silenced by a preference.
 */
const DECLINABLE_KINDS: readonly string[] = ['TIMELINE_RECONFIRMED', 'STILL_UNDECIDED'];

/** Whether a candidate may do without one mail that tells all of this: what leaves anyway takes reassurances along. */
export function mayBeDeclined(kinds: readonly string[]): boolean {
  return kinds.every((kind) => DECLINABLE_KINDS.includes(kind));
}
