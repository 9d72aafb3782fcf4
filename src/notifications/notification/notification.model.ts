import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { WithheldBecause } from '../../rules/index.js';
import type { NotificationEntity } from './notification.entity.js';
import {
  NotificationDecisionEnum,
  NotificationKindEnum,
  NotificationRecipientEnum,
  WithheldBecauseEnum,
} from './notification.enums.js';

@ObjectType({
  implements: () => [Node],
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
      | 'nextWordOn'
      | 'decision'
      | 'withheldBecause'
      | 'revision'
      | 'sinceRevision'
      | 'at'
    >
{
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => NotificationKindEnum, { description: 'What it tells.' })
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
      "The member's local day of the digest, for what a digest may repeat on another day: UNTOLD_DECISION, UNTOLD_REOPENING, CALL_PROMISED, MESSAGE_AWAITS_APPROVAL and SILENT_APPLICATIONS. Of CALL_NEEDED, the day from which the call is needed. Null for all else.",
  })
  readonly day!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Of TIMELINE_PASSED, STILL_UNDECIDED and TIMELINE_HELD, the day by which the candidate hears again, if nothing else is told before: of the last of these notes from a person. Null for all else.',
  })
  readonly nextWordOn!: string | null;

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
