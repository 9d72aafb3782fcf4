import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '../../platform/graphql/scalars/date-scalar.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';

export const COMMUNICATION_KINDS = [
  'DATE_CHANGED',
  'PROMISE_BROKEN',
  'DECIDED',
  'CONTACT_LOGGED',
  'TOLD_BY_MEMBER',
  'TELLING',
  'TOLD',
  'NOT_TOLD',
  'CAME_BACK',
  'MEMBER_TOLD',
  'NEXT',
] as const;

export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

export const CommunicationKindEnum = Object.fromEntries(COMMUNICATION_KINDS.map((kind) => [kind, kind])) as {
  readonly [Kind in CommunicationKind]: Kind;
};

registerEnumType(CommunicationKindEnum, {
  name: 'CommunicationKind',
  description: 'What happened between you and a candidate, or what comes next.',
  valuesMap: {
    DATE_CHANGED: {
      description: 'A date was promised, moved, confirmed, held or resumed: `what` is the kind of the revision.',
    },
    PROMISE_BROKEN: { description: 'A promise broke: `what` is the kind of the slip.' },
    DECIDED: { description: 'A decision was recorded: `what` is the outcome.' },
    CONTACT_LOGGED: { description: 'A member spoke with the candidate: `what` is the channel.' },
    TOLD_BY_MEMBER: { description: 'A member told the candidate the date, or the outcome.' },
    TELLING: { description: 'A message is on its way or waits: `what` is its kind.' },
    TOLD: { description: "The candidate's mail server accepted a message: `what` is its kind." },
    NOT_TOLD: { description: 'The candidate was not told: `what` of, and `because`.' },
    CAME_BACK: { description: 'A message came back: what it told does not count as disclosed any more.' },
    MEMBER_TOLD: { description: 'A member was told, in their digest or at once: `what` of.' },
    NEXT: { description: 'What comes next by itself: `what` it is, and at which instant.' },
  },
});

@ObjectType({ description: 'One entry of the story between you and a candidate about one application.' })
export class Communication {
  @Field(() => DateTimeScalar, { description: 'When it happened, or will.' })
  readonly at!: Date;

  @Field(() => CommunicationKindEnum, { description: 'What sort of thing it is.' })
  readonly kind!: CommunicationKind;

  @Field(() => String, {
    description:
      'More exactly: a RevisionKind, a SlipKind, an outcome, a channel, the kind of a notification, or the kind of a next action.',
  })
  readonly what!: string;

  @Field(() => String, { description: 'The same as one English sentence.' })
  readonly summary!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The date before, if a date changed or broke.' })
  readonly from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The date it is about.' })
  readonly to!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A ChangeReason, a WithheldBecause, or why a message was not sent (`Message.failure`).',
  })
  readonly because!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did it, or which member was told: their name then.' })
  readonly by!: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'The timeline it is about.' })
  readonly timelineId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision it is about.' })
  readonly revision!: number | null;
}
