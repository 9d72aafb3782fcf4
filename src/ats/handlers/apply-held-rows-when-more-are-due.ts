import { handler } from '../../platform/events/subscription.js';
import { heldRowsDue } from '../held/held.events.js';
import { HeldRowsService } from '../held/held-rows.service.js';

export const applyHeldRowsWhenMoreAreDue = handler({
  name: 'apply-held-rows-when-more-are-due',
  on: heldRowsDue,
  inject: [HeldRowsService],
  run: ([held], due, tx) => held.apply(tx, due),
});
