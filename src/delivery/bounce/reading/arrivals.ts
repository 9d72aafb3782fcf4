import { anyOf } from './any-of.js';

// As mail systems say that a mail arrived, or went on from them, to whoever asked for it.
const texts = anyOf([
  '(?:was|were|has been|have been|is|been) (?:successfully (?:delivered|relayed|sent)|relayed to|delivered (?:successfully|to (?:the|these|your) (?:recipient|mailbox)))',
  'successfully delivered to',
  'had successful delivery',
  'delivered to (?:the following|these) recipients?, but no delivery (?:status )?notification',
  'delivery to these recipients or (?:groups|distribution lists) is complete',
  'wurde erfolgreich zugestellt',
  'a été remis avec succès',
  'se ha entregado correctamente',
  '正常に配信されました',
]);
// Of several recipients another may not have got it.
const failures = anyOf([
  'fail',
  'undeliver',
  "(?:could|can|was|were|did|has|have) ?n[o'’]t",
  'error',
  'rejected',
  'permanent',
  'refused',
]);

/** Whether a report says that a mail arrived, and of nobody that it did not. */
export function isArrival(told: string): boolean {
  const words = told.replace(/\s+/g, ' ');
  return texts.test(words) && !failures.test(words);
}
