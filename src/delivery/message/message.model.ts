import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node/node.js';
import { DateTimeScalar } from '../../platform/graphql/scalars/date-time-scalar.js';
import { IdScalar } from '../../platform/graphql/scalars/id-scalar.js';
import type { FailureClass } from '../diagnosis/diagnosis.js';
import type { MessageStatus } from './message.entity.js';
import { AttemptOutcomeEnum, AttemptPhaseEnum, BounceClassEnum, MessageStatusEnum } from './message.enums.js';
import type { MessageAttemptRow, MessageRow } from './message.loader.js';

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

  @Field(() => AttemptOutcomeEnum, {
    nullable: true,
    description: 'How it ended; null while it lasts, or if its process died.',
  })
  readonly outcome!: MessageAttemptRow['outcome'];

  @Field(() => AttemptPhaseEnum, {
    nullable: true,
    description: 'Where it was when it ended; null if it was accepted.',
  })
  readonly phase!: MessageAttemptRow['phase'];

  @Field(() => Int, {
    name: 'smtpCode',
    nullable: true,
    description: "The number of the mail server's answer (RFC 5321); null if it gave none.",
  })
  readonly code!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The mail server's answer, or the reason there was none; at most 512 characters.",
  })
  readonly answer!: string | null;
}

@ObjectType({ implements: () => [Node], description: 'One e-mail exactly as composed, and what became of it.' })
export class Message implements Pick<MessageRow, 'id' | 'status' | 'locale' | 'subject' | 'sentAt'> {
  @Field(() => IdScalar, { description: 'Made by the service.' })
  readonly id!: string;

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
}
