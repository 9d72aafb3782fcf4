import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  type ContactChannel,
  ContactChannelEnum,
  OutcomeKindEnum,
  type RejectionReason,
  RejectionReasonEnum,
} from '../../applications/index.js';
import {
  type CancelledBecause,
  CancelledBecauseEnum,
  type MessageFailure,
  MessageFailureEnum,
} from '../../delivery/index.js';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { OutcomeKind, RevisionKind, WithheldBecause } from '../../rules/index.js';
import {
  type ChangeReason,
  ChangeReasonEnum,
  type NextActionKind,
  NextActionKindEnum,
  RevisionKindEnum,
  type Slip,
  SlipKindEnum,
} from '../../timelines/index.js';
import { NotificationKindEnum, WithheldBecauseEnum } from '../notification/notification.enums.js';
import type { NotificationKind } from '../notification/notification-kind.js';
import { type CommunicationKind, CommunicationKindEnum } from './communication.enum.js';

@ObjectType({ description: 'One entry of the story between you and a candidate about one application.' })
export class Communication {
  @Field(() => DateTimeScalar, { description: 'When it happened, or will.' })
  readonly at!: Date;

  @Field(() => CommunicationKindEnum, { description: 'What sort of thing it is.' })
  readonly kind!: CommunicationKind;

  @Field(() => String, { description: 'All of it as one English sentence.' })
  readonly summary!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The date before, if a date changed or broke.' })
  readonly from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The date it is about.' })
  readonly to!: string | null;

  @Field(() => RevisionKindEnum, {
    nullable: true,
    description: 'What the revision did that was made, told by a member, or came back.',
  })
  readonly revisionKind!: RevisionKind | null;

  @Field(() => ChangeReasonEnum, { nullable: true, description: 'Why a date was changed, if that was said.' })
  readonly reason!: ChangeReason | null;

  @Field(() => SlipKindEnum, { nullable: true, description: 'How a promise broke.' })
  readonly slipKind!: Slip['kind'] | null;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'What was decided, or told by a member.' })
  readonly outcome!: OutcomeKind | null;

  @Field(() => RejectionReasonEnum, {
    nullable: true,
    description: 'Why there is no offer; null unless a rejection was decided.',
  })
  readonly rejectionReason!: RejectionReason | null;

  @Field(() => ContactChannelEnum, { nullable: true, description: 'How a member spoke with the candidate.' })
  readonly channel!: ContactChannel | null;

  @Field(() => NotificationKindEnum, {
    nullable: true,
    description: 'What the candidate or a member was told, was not, or is about to be.',
  })
  readonly notificationKind!: NotificationKind | null;

  @Field(() => WithheldBecauseEnum, { nullable: true, description: 'Why nothing was composed.' })
  readonly withheldBecause!: WithheldBecause | null;

  @Field(() => CancelledBecauseEnum, { nullable: true, description: 'What overtook the message.' })
  readonly cancelledBecause!: CancelledBecause | null;

  @Field(() => MessageFailureEnum, { nullable: true, description: 'Of what the message died.' })
  readonly failure!: MessageFailure | null;

  @Field(() => NextActionKindEnum, { nullable: true, description: 'What comes next by itself.' })
  readonly nextAction!: NextActionKind | null;

  @Field(() => String, { nullable: true, description: 'Who did it, or which member was told: their name then.' })
  readonly by!: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'The timeline it is about.' })
  readonly timelineId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision it is about.' })
  readonly revision!: number | null;
}
