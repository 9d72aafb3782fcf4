import type { Cause } from '../diagnosis.js';
import { type Language, languages } from './languages.js';
import type { Phrases } from './phrases.js';

const subjects = {
  UNKNOWN_USER: 'mailbox',
  MAILBOX_CLOSED: 'mailbox',
  MAILBOX_FULL: 'mailbox',
  DEAD_DOMAIN: 'domain',
} as const;
const predicates = {
  UNKNOWN_USER: 'unknown',
  MAILBOX_CLOSED: 'closed',
  MAILBOX_FULL: 'full',
  DEAD_DOMAIN: 'unknown',
} as const;

/** What is said of mailboxes and domains in other languages than English, the one before the other. */
export function otherLanguages(cause: keyof typeof subjects & Cause): Phrases {
  return each(cause, (language) => saidOf(language[subjects[cause]], language[predicates[cause]]));
}

/** The same of senders, of whom all that could be said of a mailbox is said: their address is one, too. */
export function sendersInOtherLanguages(): Phrases {
  return each('SENDER_REFUSED', ({ sender, unknown, closed }) => saidOf(sender, `${unknown}|${closed}`));
}

/** Our address on the net is called an address in every language. */
export function ipInOtherLanguages(): Phrases {
  return each('BLOCK_LIST', ({ unknown, closed }) => saidOf('(?<![a-z])ip(?![a-z])', `${unknown}|${closed}`));
}

function each(cause: Cause, patternsOf: (language: Language) => RegExp[]): Phrases {
  return { cause, patterns: Object.values(languages).flatMap(patternsOf) };
}

function saidOf(subject: string, predicate: string): RegExp[] {
  return [
    new RegExp(`(?:${subject}).{0,60}(?:${predicate})`),
    new RegExp(`(?:${predicate})\\S{0,6} ?.{0,12}(?:${subject})`),
  ];
}
