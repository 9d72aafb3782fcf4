import { messageFailed } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { Unreachable } from '../tell/unreachable.js';

export const tellMembersWhenRecipientIsRefused = handler({
  name: 'tell-members-when-recipient-is-refused',
  on: messageFailed,
  inject: [Unreachable],
  run: ([unreachable], { messageId }, tx) => unreachable.tell(tx, messageId),
});
