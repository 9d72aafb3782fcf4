import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { WithheldBecause } from '../../rules/index.js';
import type { NotificationEntity } from './notification.entity.js';

export const NotificationDecisionEnum = { SEND: 'SEND', WITHHOLD: 'WITHHOLD' } as const;

registerEnumType(NotificationDecisionEnum, {
  name: 'NotificationDecision',
  description: 'Whether somebody was to be told.',
  valuesMap: {
    SEND: { description: 'A message was composed: see `message`.' },
    WITHHOLD: { description: 'Nobody was told: see `withheldBecause`.' },
  },
});

export const NotificationRecipientEnum = { CANDIDATE: 'CANDIDATE', MEMBER: 'MEMBER' } as const;

registerEnumType(NotificationRecipientEnum, {
  name: 'NotificationRecipient',
  description: 'Who is told.',
  valuesMap: {
    CANDIDATE: { description: 'The candidate of the application.' },
    MEMBER: { description: 'A member, in the digest of a morning: see `member`.' },
  },
});

export const WithheldBecauseEnum = {
  UNCHANGED: 'UNCHANGED',
  DATE_PASSED: 'DATE_PASSED',
  TOLD_BY_MEMBER: 'TOLD_BY_MEMBER',
  DECIDED: 'DECIDED',
  CANCELLED: 'CANCELLED',
  NOT_APPROVED: 'NOT_APPROVED',
  SUPPRESSED: 'SUPPRESSED',
  DECLINED: 'DECLINED',
} as const satisfies Record<WithheldBecause, WithheldBecause>;

registerEnumType(WithheldBecauseEnum, {
  name: 'WithheldBecause',
  description: 'Why nobody was told.',
  valuesMap: {
    UNCHANGED: { description: 'The changes cancelled each other out: what the candidate knows still holds.' },
    DATE_PASSED: { description: 'The new date was over before it could be told; it needs another.' },
    TOLD_BY_MEMBER: { description: 'A member had told the candidate.' },
    DECIDED: { description: 'The application was decided meanwhile; the outcome is told instead.' },
    CANCELLED: { description: 'The application ended meanwhile, or the candidate was erased.' },
    NOT_APPROVED: { description: 'A member stopped the message, or nobody approved it while its date was ahead.' },
    SUPPRESSED: {
      description: 'Nothing is sent to that address: it bounced, or its owner asked not to be written to.',
    },
    DECLINED: { description: 'It only reassures, and the candidate asked to do without such mails.' },
  },
});

@ObjectType({
  description:
    'The decision that somebody is told something, or that they are not, and why. Every change of a timeline ends in exactly one to its candidate.',
})
export class Notification
  implements
    Pick<
      NotificationEntity,
      | 'id'
      | 'kind'
      | 'recipient'
      | 'rung'
      | 'day'
      | 'decision'
      | 'withheldBecause'
      | 'revision'
      | 'sinceRevision'
      | 'at'
    >
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, {
    description:
      'What it tells. A candidate: TIMELINE_SET, TIMELINE_EXTENDED, TIMELINE_ADVANCED, TIMELINE_RECONFIRMED, TIMELINE_HELD, TIMELINE_RESUMED, TIMELINE_PASSED, STILL_UNDECIDED, OUTCOME or RECEIPT. A member: DECISION_DUE, OVERDUE, ESCALATED, UNTOLD_DECISION, CALL_NEEDED, SILENT_APPLICATIONS, MESSAGE_AWAITS_APPROVAL, NEW_DATE_NEEDED, CONFIRM_DATE, CANDIDATE_UNREACHABLE or CANDIDATE_ACTED.',
  })
  readonly kind!: NotificationEntity['kind'];

  @Field(() => NotificationRecipientEnum, { description: 'Who is told, or is not.' })
  readonly recipient!: 'CANDIDATE' | 'MEMBER';

  @Field(() => Int, {
    nullable: true,
    description:
      'Of DECISION_DUE, OVERDUE and ESCALATED, the business days from the decision date, negative before it. Of STILL_UNDECIDED, the number of the note, from 1. Null for all else.',
  })
  readonly rung!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The member's local day of the digest, for what a digest may repeat on another day: UNTOLD_DECISION, MESSAGE_AWAITS_APPROVAL and SILENT_APPLICATIONS. Of CALL_NEEDED, the day from which the call is needed. Null for all else.",
  })
  readonly day!: string | null;

  @Field(() => NotificationDecisionEnum, { description: 'Whether somebody was to be told.' })
  readonly decision!: 'SEND' | 'WITHHOLD';

  @Field(() => WithheldBecauseEnum, { nullable: true, description: 'Why not; null if a message was composed.' })
  readonly withheldBecause!: WithheldBecause | null;

  @Field(() => Int, {
    nullable: true,
    description: 'First of the revisions it answers; null if it answers one, or an outcome.',
  })
  readonly sinceRevision!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Last of the revisions it answers, or the revision whose promise passed; null for an outcome.',
  })
  readonly revision!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  readonly at!: Date;
}
