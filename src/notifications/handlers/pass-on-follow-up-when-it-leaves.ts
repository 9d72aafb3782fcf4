import { handler } from '../../platform/events/subscription.js';
import { followUpMade } from '../follow-ups/follow-up.events.js';
import { PassOnFollowUp } from '../follow-ups/pass-on-follow-up.js';

export const passOnFollowUpWhenItLeaves = handler({
  name: 'pass-on-follow-up-when-it-leaves',
  on: followUpMade,
  inject: [PassOnFollowUp],
  run: ([passOn], { followUpId }, tx) => passOn.passOn(tx, followUpId),
});
