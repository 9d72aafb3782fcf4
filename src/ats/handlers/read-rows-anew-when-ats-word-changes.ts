import { handler } from '../../platform/events/subscription.js';
import { AtsWordsService } from '../words/ats-words.service.js';
import { atsWordChanged } from '../words/words.events.js';

export const readRowsAnewWhenAtsWordChanges = handler({
  name: 'read-rows-anew-when-ats-word-changes',
  on: atsWordChanged,
  inject: [AtsWordsService],
  run: ([words], changed, tx) => words.readAnew(tx, changed),
});
