import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { FailureClass } from '../diagnosis/diagnosis.js';
import type { MessageStatus } from './message.entity.js';
import type { MessageAttemptRow, MessageRow } from './message.loader.js';

export const MessageStatusEnum = {
  WAITING: 'WAITING',
  QUEUED: 'QUEUED',
  SENDING: 'SENDING',
  SENT: 'SENT',
  CANCELLED: 'CANCELLED',
  DEAD: 'DEAD',
} as const satisfies Record<MessageStatus, MessageStatus>;

registerEnumType(MessageStatusEnum, {
  name: 'MessageStatus',
  description: 'What became of a message.',
  valuesMap: {
    WAITING: { description: 'Composed, and waiting for a member to approve it or for its delay to end.' },
    QUEUED: { description: 'Waiting for its next attempt.' },
    SENDING: { description: 'Being handed to the mail server now.' },
    SENT: { description: 'The mail server accepted it.' },
    CANCELLED: { description: 'Overtaken before the mail server accepted it; it is not tried again.' },
    DEAD: { description: 'Refused for good, or tried for too long. A person has to look: see `failure`.' },
  },
});

export const BounceClassEnum = {
  ADDRESS_DEAD: 'ADDRESS_DEAD',
  NOT_DELIVERED: 'NOT_DELIVERED',
  SENDER_FAULT: 'SENDER_FAULT',
  OTHER: 'OTHER',
} as const satisfies Record<FailureClass, FailureClass>;

registerEnumType(BounceClassEnum, {
  name: 'BounceClass',
  description: 'What it means that a message came back. In each case its reader does not know what it says.',
  valuesMap: {
    ADDRESS_DEAD: {
      description: 'Nobody reads mail at the address: nothing more is sent there. Call, and correct the address.',
    },
    NOT_DELIVERED: {
      description:
        'This message did not arrive (mailbox full, given up after days, too large, content, the receiver’s rules); the address may be alive, and later messages go there. Call.',
    },
    SENDER_FAULT: {
      description:
        'It was refused because of the service: its address on the net, a block list, a signature, too many mails at once. Nothing is held against the address; once mended, `redriveMessages` sends it again.',
    },
    OTHER: {
      description: 'It came back, and the report does not say why in words that are known: see `bounceReport`.',
    },
  },
});

@ObjectType({ description: 'One try to hand a message to the mail server.' })
export class MessageAttempt
  implements Pick<MessageAttemptRow, 'number' | 'startedAt' | 'endedAt' | 'outcome' | 'phase' | 'code' | 'answer'>
{
  @Field(() => Int, { description: 'From 1.' })
  readonly number!: number;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  readonly startedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its result was recorded; null while it lasts, or if its process died.',
  })
  readonly endedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'ACCEPTED, REJECTED, FAILED (before any content left) or UNCERTAIN (content left, no answer came).',
  })
  readonly outcome!: MessageAttemptRow['outcome'];

  @Field(() => String, {
    nullable: true,
    description: 'Where the SMTP conversation was when it ended, if not accepted; `compose` if there was none.',
  })
  readonly phase!: string | null;

  @Field(() => Int, { nullable: true, description: "The mail server's reply code." })
  readonly code!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The mail server's answer, or the reason there was none; at most 512 characters.",
  })
  readonly answer!: string | null;
}

@ObjectType({ description: 'One e-mail exactly as composed, and what became of it.' })
export class Message implements Pick<MessageRow, 'id' | 'kind' | 'status' | 'locale' | 'subject' | 'sentAt'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

  @Field(() => String, { description: 'What it tells, such as `TIMELINE_EXTENDED` or `OUTCOME`.' })
  readonly kind!: string;

  @Field(() => MessageStatusEnum, { description: 'What became of it.' })
  readonly status!: MessageStatus;

  @Field(() => String, { description: 'The language it is written in: a BCP 47 tag.' })
  readonly locale!: string;

  @Field(() => String, {
    description: 'Name of the recipient. Like address, subject and bodies it is `(erased)` once they were erased.',
  })
  readonly toName!: string;

  @Field(() => String, { description: 'Address of the recipient.' })
  readonly toAddress!: string;

  @Field(() => String, { description: 'Subject line.' })
  readonly subject!: string;

  @Field(() => String, { description: 'Its Message-ID, the same over every attempt.' })
  readonly messageId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was composed.' })
  readonly composedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last put back into the queue by `redriveMessages`; null if it never was.',
  })
  readonly redrivenAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the mail server accepted it.' })
  readonly sentAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When we heard that it came back, although it had been accepted: its reader does not know what it says. If a later report says something harder, when we heard that.',
  })
  readonly bouncedAt!: Date | null;

  @Field(() => BounceClassEnum, {
    nullable: true,
    description: 'What its coming back means: null if it did not. Of several reports the hardest.',
  })
  readonly bounceClass!: FailureClass | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The report of its coming back, in the words it has for people, without the mail it quotes; at most 4,000 characters. Null if there are none, and once its candidate was erased. Written by a stranger’s machine: show it as text.',
  })
  readonly bounceReport!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the recipient's mail server said when it sent it back; at most 512 characters.",
  })
  readonly bounceAnswer!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried next; null once it has ended.' })
  readonly nextAttemptAt!: Date | null;

  @Field(() => Boolean, {
    description:
      'An earlier attempt may have arrived although no answer came; the same Message-ID lets mail programs fold the two.',
  })
  readonly possibleDuplicate!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Why it is dead: RECIPIENT_REFUSED, MESSAGE_REFUSED, SENDER_FAULT (refused because of the service, not of the address), UNSENDABLE (no mail can be made of it), EXPIRED (tried for too long) or UNCERTAIN (it may have arrived). Or what overtook it, such as SUPERSEDED, DECIDED or ERASED.',
  })
  readonly failure!: string | null;
}
