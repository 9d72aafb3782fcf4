import type { MailFact } from '../layout/mail-content.js';
import type { CandidateAct, MailFacts } from '../mail-facts.js';
import { receiptMail } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';
import { about, acting, type BodyWriter, dateFact, factsTable, nextWordFact } from './mail-body.js';

interface Receipt {
  headline: keyof MailSentences & `receipt.${string}.headline`;
  /** What has arrived; the first sentence is the preheader. */
  now(facts: MailFacts, words: MailWords): string[];
  next(facts: MailFacts, words: MailWords): string[];
  facts(facts: MailFacts, words: MailWords): (MailFact | null)[];
  ends?: 'THE_APPLICATION' | 'ALL_MAILS';
}

const RECEIPTS: Record<CandidateAct, Receipt> = {
  UPDATE_REQUEST: {
    headline: 'receipt.update.headline',
    now: (facts, words) => [words.say('receipt.update.now', {}), passedOn(facts, words)],
    next: ({ nextWordOn }, words) => [
      nextWordOn
        ? words.say('receipt.update.next', { date: words.day(nextWordOn) })
        : words.say('receipt.update.next.unknown', {}),
    ],
    facts: (facts, words) => [dateFact(facts, words), nextWordFact(facts, words)],
  },
  STILL_INTERESTED: {
    headline: 'receipt.interested.headline',
    now: (facts, words) => [words.say('receipt.interested.now', {}), passedOn(facts, words)],
    next: unchanged,
    facts: (facts, words) => [dateFact(facts, words)],
  },
  THANK_YOU: {
    headline: 'receipt.thanks.headline',
    now: (facts, words) => [words.say('receipt.thanks.now', {}), passedOn(facts, words)],
    next: unchanged,
    facts: (facts, words) => [dateFact(facts, words)],
  },
  COMPETING_OFFER: {
    headline: 'receipt.offer.headline',
    now: (facts, words) => [words.say('receipt.offer.now', { date: deadline(facts, words) }), passedOn(facts, words)],
    next: (_facts, words) => [words.say('receipt.offer.next', {})],
    facts: (facts, words) => [
      { label: words.say('fact.deadline', {}), value: deadline(facts, words, 'MEDIUM') },
      dateFact(facts, words),
    ],
  },
  WITHDRAW: {
    headline: 'receipt.withdrawn.headline',
    now: (_facts, words) => [words.say('receipt.withdrawn.now', {}), words.say('receipt.withdrawn.thanks', {})],
    next: (_facts, words) => [words.say('receipt.withdrawn.next', {})],
    facts: () => [],
    ends: 'THE_APPLICATION',
  },
  DO_NOT_WRITE: {
    headline: 'receipt.silent.headline',
    now: (_facts, words) => [words.say('receipt.silent.now', {})],
    next: (facts, words) => [
      words.say('receipt.silent.goesOn', {}),
      words.say('receipt.silent.told', acting(facts)),
      undo(facts, words),
    ],
    facts: () => [],
    ends: 'ALL_MAILS',
  },
  DATA_REQUEST: {
    headline: 'receipt.data.headline',
    now: (facts, words) => [words.say('receipt.data.now', {}), passedOn(facts, words)],
    next: (_facts, words) => [words.say('receipt.data.next', {})],
    facts: () => [],
  },
  ERASURE_REQUEST: {
    headline: 'receipt.erasure.headline',
    now: (facts, words) => [words.say('receipt.erasure.now', {}), passedOn(facts, words)],
    next: (_facts, words) => [words.say('receipt.erasure.next', {})],
    facts: () => [],
  },
};

/** Says that the act has arrived, and promises nothing that it does not bring about. The facts have to be of it. */
export function receiptBody(act: CandidateAct): BodyWriter {
  const receipt = RECEIPTS[act];
  const isAboutEverything = receipt.ends === 'ALL_MAILS';
  return (facts, words) => {
    needed(facts.receipt?.act === act ? facts.receipt : null, receiptMail(act), 'receipt');
    const now = receipt.now(facts, words);
    return {
      headline: () => words.say(receipt.headline, {}),
      preheader: words.opening(now[0] ?? ''),
      paragraphs: [isAboutEverything ? now : [about(facts, words), ...now], receipt.next(facts, words)],
      facts: receipt.ends ? [] : factsTable(facts, words, receipt.facts(facts, words)),
      isFarewell: receipt.ends === 'THE_APPLICATION',
      isAboutEverything,
    };
  };
}

function passedOn(facts: MailFacts, words: MailWords): string {
  return words.say('receipt.passedOn', acting(facts));
}

/** The date in the table below is the one that held before, too. */
function unchanged(_facts: MailFacts, words: MailWords): string[] {
  return [words.say('receipt.unchanged', {})];
}

/** Where they can say that they want mails again; it names somebody only if there is somebody. */
function undo({ recruiter, organization }: MailFacts, words: MailWords): string {
  const address = recruiter?.email ?? organization.replyTo;
  return address
    ? words.say('receipt.silent.undo', { address })
    : words.say('receipt.silent.undo.unknown', { organization: organization.name });
}

function deadline({ receipt }: MailFacts, words: MailWords, style: 'LONG' | 'MEDIUM' = 'LONG'): string {
  const { deadline: day } = receipt?.act === 'COMPETING_OFFER' ? receipt : { deadline: null };
  return words.day(needed(day, 'RECEIPT_COMPETING_OFFER', 'deadline'), style);
}
