import { candidateChanged } from '../../candidates/index.js';
import { handler } from '../../platform/events/subscription.js';
import { OfferAgain } from '../tell/offer-again.js';

export const tellAgainWhenCandidateCanBeReached = handler({
  name: 'tell-again-when-candidate-can-be-reached',
  on: candidateChanged,
  inject: [OfferAgain],
  run: ([offerAgain], { candidateId }, tx) => offerAgain.toNewAddress(tx, candidateId),
});
