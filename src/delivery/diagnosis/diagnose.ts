import { type Cause, CLASS_OF_CAUSE, type Diagnosis, diagnosisOf, type Refusal } from './diagnosis.js';
import { plainWords } from './plain-words.js';
import { causeOfStatus } from './status-codes.js';
import { aboutMailbox } from './words/about-mailbox.js';
import { aboutUs } from './words/about-us.js';
import { addressDead } from './words/address-dead.js';
import { knownSentences } from './words/known-sentences.js';
import { isAboutOthers } from './words/other-parties.js';
import type { Phrases } from './words/phrases.js';
import { weakerWords } from './words/weaker-words.js';

// The milder first: what could mean several things is held against nobody's address.
const strongWords = [...knownSentences, ...aboutUs, ...aboutMailbox, ...addressDead];

/** What these say is true whatever the words beside them seem to say: 5.1.7, "no such domain", is about the sender's. */
const decisive = /\.(?:1\.[78]|2\.[23]|3\.4|7\.(?:2[0-69]))$/;

/** Mailbox unavailable, not local, name not allowed, syntax, and the two ways to take no mail at all (RFC 7504). */
const recipientCodes: ReadonlySet<number | null> = new Set([501, 521, 550, 551, 553, 556]);
/** Authentication wanted, failed, too weak or to be encrypted first (RFC 4954). */
const loginCodes: ReadonlySet<number | null> = new Set([530, 534, 535, 538]);

/**
 * What the answer of a mail server means, whoever tells of it: our own mail server while it refuses a mail, a report of one
 * that came back, or a provider. The only place where that is decided.
 */
export function diagnose(refusal: Refusal): Diagnosis {
  if (refusal.action !== 'failed') return { class: 'DELAYED', cause: null };
  return diagnosisOf(aboutUsBeforeTheRecipient(causeOf(refusal), refusal));
}

function causeOf({ code, enhanced, text, command, reportedAs }: Refusal): Cause {
  const byStatus = causeOfStatus(enhanced);
  if (byStatus !== null && decisive.test(enhanced ?? '')) return byStatus;
  if (loginCodes.has(code)) return 'LOGIN';
  const isTemporary = enhanced?.startsWith('4') === true || (code !== null && code < 500);
  const said = text === null ? '' : plainWords(text);
  const strong = causeIn(said, strongWords);
  if (strong !== null) return isTemporary ? soften(strong) : strong;
  const weak = causeIn(said, weakerWords);
  if (byStatus !== null && !(weak === 'EXPIRED' && CLASS_OF_CAUSE[byStatus] === 'ADDRESS_DEAD')) {
    return isTemporary && CLASS_OF_CAUSE[byStatus] === 'ADDRESS_DEAD' ? 'EXPIRED' : byStatus;
  }
  return weak ?? reportedAs ?? (isTemporary ? 'EXPIRED' : causeOfCode({ code, enhanced, command }, said));
}

function causeIn(said: string, words: readonly Phrases[]): Cause | null {
  if (said === '') return null;
  return words.find(({ patterns }) => patterns.some((pattern) => pattern.test(said)))?.cause ?? null;
}

/** A server that only puts a mail off may be wrong about a domain or a mailbox, but not about who its users are. */
function soften(cause: Cause): Cause {
  if (cause === 'MAILBOX_CLOSED') return 'NOT_NOW';
  return cause === 'DEAD_DOMAIN' || cause === 'MOVED_AWAY' ? 'EXPIRED' : cause;
}

/** Before a server has heard of the recipient it speaks of us: "no such domain" is ours. */
function aboutUsBeforeTheRecipient(cause: Cause, { command }: Refusal): Cause {
  const early = command === 'CONNECT' || command === 'MAIL';
  return early && CLASS_OF_CAUSE[cause] === 'ADDRESS_DEAD' ? 'SENDER_REFUSED' : cause;
}

/**
 * What is left: what a reply code says by itself, where the words are not about somebody else. A status that says nothing
 * decisive speaks against an address all the less.
 */
function causeOfCode({ code, enhanced, command }: Pick<Refusal, 'code' | 'enhanced' | 'command'>, said: string): Cause {
  if (code === 552) return command === 'RCPT' ? 'MAILBOX_FULL' : 'TOO_LARGE';
  if (command === 'CONNECT' || command === 'MAIL') return 'SENDER_REFUSED';
  // 5.4.1: no answer from the host; of whoever does answer, Exchange Online above all, that it does not know the recipient.
  const isBare = enhanced === null || /\.(?:0\.0|4\.1)$/.test(enhanced);
  if (command === 'RCPT' && isBare && recipientCodes.has(code) && !isAboutOthers(said)) return 'UNKNOWN_USER';
  return code === null ? 'UNKNOWN' : 'POLICY';
}
