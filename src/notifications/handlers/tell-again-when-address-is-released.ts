import { suppressionReleased } from '../../delivery/index.js';
import { handler } from '../../platform/events/subscription.js';
import { OfferAgain } from '../tell/offer-again.js';

export const tellAgainWhenAddressIsReleased = handler({
  name: 'tell-again-when-address-is-released',
  on: suppressionReleased,
  inject: [OfferAgain],
  run: ([offerAgain], { suppressionId }, tx) => offerAgain.toReleased(tx, suppressionId),
});
