import { handler } from '../../platform/events/subscription.js';
import { outcomesOutdated } from '../tell/outcome.events.js';
import { WaitingOutcomes } from '../tell/waiting-outcomes.js';

export const lookAtOutcomesAgainWhenTheyAreOutdated = handler({
  name: 'look-at-outcomes-again-when-they-are-outdated',
  on: outcomesOutdated,
  inject: [WaitingOutcomes],
  run: ([waiting], { jobId }, tx) => waiting.lookAgain(tx, { jobId }),
});
