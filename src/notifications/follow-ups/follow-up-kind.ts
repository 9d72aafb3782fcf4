import { registerEnumType } from '@nestjs/graphql';
import type { CandidateAct } from '../../mails/index.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

/** What a candidate can send by their page. */
export const FOLLOW_UP_KINDS = [
  'UPDATE_REQUEST',
  'STILL_INTERESTED',
  'THANK_YOU',
  'COMPETING_OFFER',
  'WITHDRAW',
  'ACCEPTED_ELSEWHERE',
  'DATA_REQUEST',
  'ERASURE_REQUEST',
] as const;

export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** Those that somebody has to answer; the others are good to know. */
export const ANSWERABLE: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>([
  'UPDATE_REQUEST',
  'COMPETING_OFFER',
  'DATA_REQUEST',
  'ERASURE_REQUEST',
]);

/** Rule 11: those that have a deadline are told at once and alone. The law gives a month for what concerns data. */
export const URGENT: ReadonlySet<FollowUpKind> = new Set<FollowUpKind>([
  'COMPETING_OFFER',
  'DATA_REQUEST',
  'ERASURE_REQUEST',
]);

/** By which words mails speak of it. */
export function mailActOf(kind: FollowUpKind): CandidateAct {
  return kind === 'ACCEPTED_ELSEWHERE' ? 'WITHDRAW' : kind;
}

export const FollowUpKindEnum = enumOf<FollowUpKind>(FOLLOW_UP_KINDS);

registerEnumType(FollowUpKindEnum, {
  name: 'FollowUpKind',
  description: 'What a candidate can send by their page.',
  valuesMap: {
    UPDATE_REQUEST: { description: 'They ask how things stand. To be answered.' },
    STILL_INTERESTED: { description: 'They are still interested.' },
    THANK_YOU: { description: 'They say thank you.' },
    COMPETING_OFFER: {
      description:
        'They have another offer, to be answered by a day. To be answered; shown to recruiters and admins only, and opened by `openCompetingOffer`.',
    },
    WITHDRAW: { description: 'They take the application back.' },
    ACCEPTED_ELSEWHERE: { description: 'They accepted another offer: all their applications here have ended.' },
    DATA_REQUEST: { description: 'They ask which data you hold about them. To be answered: see `exportCandidate`.' },
    ERASURE_REQUEST: { description: 'They ask to be erased. To be answered: see `eraseCandidate`.' },
  },
});
