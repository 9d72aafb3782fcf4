import { messageComplained } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { Unreachable } from '../tell/unreachable.js';
import { CandidateWishes } from '../wishes/candidate-wishes.js';

export const tellMembersWhenCandidateComplains = handler({
  name: 'tell-members-when-candidate-complains',
  on: messageComplained,
  inject: [CandidateWishes, Unreachable],
  run: async ([wishes, unreachable], { messageId }, tx) => {
    await wishes.complained(tx, messageId);
    await unreachable.tell(tx, messageId);
  },
});
