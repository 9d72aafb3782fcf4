import { Field, ObjectType } from '@nestjs/graphql';
import { type MessageStatus, MessageStatusEnum } from '../../delivery/index.js';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'The message does not wait any more: it has left, was cancelled, or never had to be approved.',
})
export class MessageNotWaiting extends Problem {
  readonly code = 'MESSAGE_NOT_WAITING';

  @Field(() => MessageStatusEnum, { description: 'What has become of it.' })
  readonly messageStatus: MessageStatus;

  constructor(messageStatus: MessageStatus) {
    super('The message does not wait any more.', ['input', 'messageId']);
    this.messageStatus = messageStatus;
  }
}
