import type { FollowUpKind } from '../../notifications/index.js';
import { type ToldEvent, told } from './told-event.js';

interface FollowUp {
  readonly followUpId: string;
  readonly applicationId: string;
  readonly kind: FollowUpKind;
}

/** What a candidate sent, but for an offer they have elsewhere: other systems show what they hear to those who evaluate. */
export function tellFollowUp(type: 'follow_up.received.v1' | 'follow_up.answered.v1') {
  return ({ followUpId, applicationId, kind }: FollowUp): readonly ToldEvent[] =>
    kind === 'COMPETING_OFFER' ? [] : [told(type, { applicationId }, { followUpId, followUpKind: kind })];
}
