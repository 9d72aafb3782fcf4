import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { WithheldBecause } from '../rules/judge-change.js';
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

export const WithheldBecauseEnum = {
  UNCHANGED: 'UNCHANGED',
  DATE_PASSED: 'DATE_PASSED',
  TOLD_BY_MEMBER: 'TOLD_BY_MEMBER',
  DECIDED: 'DECIDED',
  CANCELLED: 'CANCELLED',
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
  },
});

@ObjectType({
  description:
    'The decision that somebody is told something, or that they are not, and why. Every change of a timeline ends in exactly one.',
})
export class Notification
  implements
    Pick<NotificationEntity, 'id' | 'kind' | 'decision' | 'withheldBecause' | 'revision' | 'sinceRevision' | 'at'>
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, {
    description:
      'What it tells: TIMELINE_SET, TIMELINE_EXTENDED, TIMELINE_ADVANCED, TIMELINE_RECONFIRMED, TIMELINE_HELD, TIMELINE_RESUMED, TIMELINE_PASSED or OUTCOME.',
  })
  readonly kind!: NotificationEntity['kind'];

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
