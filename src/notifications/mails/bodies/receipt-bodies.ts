import type { MailFact } from '../layout/mail-content.js';
import type { CandidateAct, MailFacts } from '../mail-facts.js';
import { receiptMail } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';
import { about, type BodyWriter, factsTable, nextWordFact } from './mail-body.js';

interface Receipt {
  headline: keyof MailSentences & `receipt.${string}.headline`;
  /** What has arrived; the first sentence is the preheader. */
  now(facts: MailFacts, words: MailWords): string[];
  next(facts: MailFacts, words: MailWords): string[];
  facts(facts: MailFacts, words: MailWords): (MailFact | null)[];
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
    facts: (facts, words) => [dateNow(facts, words), nextWordFact(facts, words)],
  },
  STILL_INTERESTED: {
    headline: 'receipt.interested.headline',
    now: (facts, words) => [words.say('receipt.interested.now', {}), passedOn(facts, words)],
    next: unchanged,
    facts: (facts, words) => [dateNow(facts, words)],
  },
  THANK_YOU: {
    headline: 'receipt.thanks.headline',
    now: (facts, words) => [words.say('receipt.thanks.now', {}), passedOn(facts, words)],
    next: unchanged,
    facts: (facts, words) => [dateNow(facts, words)],
  },
  COMPETING_OFFER: {
    headline: 'receipt.offer.headline',
    now: (facts, words) => [words.say('receipt.offer.now', { date: deadline(facts, words) }), passedOn(facts, words)],
    next: (_facts, words) => [words.say('receipt.offer.next', {})],
    facts: (facts, words) => [
      { label: words.say('fact.deadline', {}), value: deadline(facts, words) },
      dateNow(facts, words),
    ],
  },
  WITHDRAW: {
    headline: 'receipt.withdrawn.headline',
    now: (_facts, words) => [words.say('receipt.withdrawn.now', {}), words.say('receipt.withdrawn.thanks', {})],
    next: (_facts, words) => [words.say('receipt.withdrawn.next', {})],
    facts: () => [],
  },
  DO_NOT_WRITE: {
    headline: 'receipt.silent.headline',
    now: (_facts, words) => [words.say('receipt.silent.now', {})],
    next: (_facts, words) => [words.say('receipt.silent.next', {})],
    facts: () => [],
  },
};

/** Says that the act has arrived, and promises nothing that it does not bring about. The facts have to be of it. */
export function receiptBody(act: CandidateAct): BodyWriter {
  const receipt = RECEIPTS[act];
  return (facts, words) => {
    needed(facts.receipt?.act === act ? facts.receipt : null, receiptMail(act), 'receipt');
    const now = receipt.now(facts, words);
    return {
      headline: () => words.say(receipt.headline, {}),
      preheader: now[0] ?? '',
      paragraphs: [[about(facts, words), ...now], receipt.next(facts, words)],
      facts: factsTable(facts, words, receipt.facts(facts, words)),
    };
  };
}

function passedOn({ recruiter }: MailFacts, words: MailWords): string {
  return recruiter?.name
    ? words.say('receipt.passedOn', { recruiter: recruiter.name })
    : words.say('receipt.passedOn.unknown', {});
}

/** The date in the table below is the one that held before, too. */
function unchanged(_facts: MailFacts, words: MailWords): string[] {
  return [words.say('receipt.unchanged', {})];
}

function dateNow({ timeline: { dateNow } }: MailFacts, words: MailWords): MailFact | null {
  return dateNow && { label: words.say('fact.now', {}), value: words.named(dateNow) };
}

function deadline({ receipt }: MailFacts, words: MailWords): string {
  const { deadline: day } = receipt?.act === 'COMPETING_OFFER' ? receipt : { deadline: null };
  return words.day(needed(day, 'RECEIPT_COMPETING_OFFER', 'deadline'));
}
