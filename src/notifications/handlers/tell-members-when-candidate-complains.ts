import { messageComplained } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { CandidatePreferences } from '../preferences/candidate-preferences.js';
import { Unreachable } from '../tell/unreachable.js';

export const tellMembersWhenCandidateComplains = handler({
  name: 'tell-members-when-candidate-complains',
  on: messageComplained,
  inject: [CandidatePreferences, Unreachable],
  run: async ([preferences, unreachable], { messageId }, tx) => {
    await preferences.complained(tx, messageId);
    await unreachable.tell(tx, messageId);
  },
});
