import { MAIL_BODIES } from '../../src/mails/bodies/mail-bodies.js';
import { cleanFacts } from '../../src/mails/clean-facts.js';
import type { MailFacts } from '../../src/mails/mail-facts.js';
import type { MailKind } from '../../src/mails/mail-kind.js';
import { readerOf } from '../../src/mails/words/mail-languages.js';
import { type MailWords, wordsFor } from '../../src/mails/words/mail-words.js';

/** What a sentence chooses by, and what is not just another of eight reasons. */
const CHOICES = ['milestone', 'who', 'when', 'time', 'precision'];

const english = wordsFor(readerOf('en'));

/**
 * Every sentence of a body, and every choice that it takes in it: what makes a face of a kind of mail. Labels of facts are
 * the same in all kinds.
 */
export function traitsOf(kind: MailKind, facts: MailFacts): Set<string> {
  const traits = new Set<string>();
  const say: MailWords['say'] = (key, values) => {
    const chosen = Object.entries(values).filter(([name]) => CHOICES.includes(name));
    const counted = key === 'extended.sorry' ? [`count=${Math.min(4, Number(Object.values(values)[0]))}`] : [];
    for (const choice of [...chosen.map(([name, value]) => `${name}=${value}`), ...counted])
      traits.add(`${nameOf(kind, key)} ${choice}`);
    traits.add(nameOf(kind, key));
    return english.say(key, values);
  };
  const body = MAIL_BODIES[kind](cleanFacts(facts), { ...english, say });
  body.headline('SHORT');
  return traits;
}

/** All decisions share their sentences, and so do all receipts. */
function nameOf(kind: MailKind, key: string): string {
  return key.startsWith('fact.') ? key : `${kind.replace(/^(OUTCOME|RECEIPT)_.*$/u, '$1')} ${key}`;
}
