import { anyOf } from './any-of.js';

// As mail systems say that they go on trying.
const subjects = anyOf([
  '\\bdelay(?:ed)?\\b',
  '\\bdeferred\\b',
  '\\bwarning\\b',
  'still being retried',
  'verz[oö]ger',
  'retard[eé]',
  'en retard',
  'retras',
  'atras',
  'ritard',
  'задерж',
  '遅延',
  '延迟',
]);
const texts = anyOf([
  'this is a warning(?: message)? only',
  'do not need to re-?send',
  '(?:has|have) not yet been delivered',
  '(?:has been|is) delayed',
  'still (?:being )?(?:retried|trying|in the queue)',
  'temporary problem delivering',
  'delivery incomplete',
  'will (?:retry|be re-?tried|keep trying|continue to (?:try|be)|try again)',
  'no action is required on your part',
  '(?:is|are) (?:only )?(?:a )?temporary (?:failure|error)',
  'could not be delivered for more than',
  'noch nicht zugestellt',
  'weitere zustellversuche',
  'sera (?:de nouveau|retent)',
  'se seguir[aá] intentando',
]);
const ends = anyOf([
  'g(?:ave|iving|iven) up',
  'permanent',
  'not going to try again',
  'no further attempts',
  'will not be retried',
]);

/** Whether a report says that a mail is late, and not that it failed. */
export function isDelay(subject: string, told: string): boolean {
  const words = told.replace(/\s+/g, ' ');
  if (!texts.test(words)) return subjects.test(subject) && /delay|late|retr/i.test(words) && !ends.test(words);
  return subjects.test(subject) || !ends.test(words);
}
