import type { TimelineFacts } from '../../timelines/time.js';

export interface PassedJudgement {
  readonly kind: 'TIMELINE_PASSED';
  readonly decision: 'SEND';
}

/** Rules 5 and 17: sent if it is still asked for; else it fell away, and leaves no record. */
export function judgePassed(facts: TimelineFacts): PassedJudgement | null {
  return facts.asked === 'PASSED' ? { kind: 'TIMELINE_PASSED', decision: 'SEND' } : null;
}
