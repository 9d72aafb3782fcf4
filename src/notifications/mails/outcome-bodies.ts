import { type BodyWriter, factsTable, type MailBody, type MailFact } from './mail-body.js';
import type { MailFacts, MailOutcome } from './mail-facts.js';
import type { MailWords } from './mail-words.js';
import { needed } from './missing-fact.js';

type RejectionReason = NonNullable<Extract<MailOutcome, { kind: 'REJECTED' }>['reason']>;

const OUTCOMES: Record<MailOutcome['kind'], BodyWriter> = {
  HIRED: hired,
  REJECTED: rejected,
  ADVANCED: onward,
};

const REJECTIONS: Record<RejectionReason, (words: MailWords) => string> = {
  POSITION_FILLED: (words) => words.say('rejected.now.filled', {}),
  POSITION_CANCELLED: (words) => words.say('rejected.now.cancelled', {}),
  OTHER: (words) => words.say('rejected.now', {}),
};

export const outcomeBody: BodyWriter = (facts, words) =>
  OUTCOMES[needed(facts.outcome, 'OUTCOME', 'outcome').kind](facts, words);

function hired(facts: MailFacts, words: MailWords): MailBody {
  const { nextWordOn } = facts;
  return {
    headline: () => words.say('hired.headline', {}),
    preheader: words.say('hired.now', {}),
    paragraphs: [
      before(facts, words),
      [words.say('hired.now', {}), words.say('hired.thanks', {})],
      [nextWordOn ? words.say('hired.next', { date: words.day(nextWordOn) }) : words.say('hired.next.unknown', {})],
    ],
    facts: factsTable(facts, words, [dateTold(facts, words), nextWord(facts, words)]),
  };
}

function rejected(facts: MailFacts, words: MailWords): MailBody {
  const reason = facts.outcome?.kind === 'REJECTED' ? facts.outcome.reason : null;
  const now = REJECTIONS[reason ?? 'OTHER'](words);
  return {
    headline: () => words.say('rejected.headline', {}),
    preheader: now,
    paragraphs: [
      [words.say('rejected.thanks', { job: facts.job.title, organization: facts.organization.name })],
      [now, words.say('rejected.sorry', {})],
      [words.say('rejected.next', {})],
    ],
    facts: factsTable(facts, words, [dateTold(facts, words)]),
  };
}

function onward(facts: MailFacts, words: MailWords): MailBody {
  const { dateNow } = facts.timeline;
  return {
    headline: () => words.say('onward.headline', {}),
    preheader: words.say('onward.now', {}),
    paragraphs: [
      before(facts, words),
      [words.say('onward.now', {}), words.say('onward.thanks', {})],
      [whatFollows(facts, words)],
    ],
    facts: factsTable(facts, words, [
      dateNow ? { label: words.say('fact.now', {}), value: words.named(dateNow) } : dateTold(facts, words),
      dateNow ? null : nextWord(facts, words),
    ]),
  };
}

function whatFollows({ timeline: { dateNow, milestone }, nextWordOn }: MailFacts, words: MailWords): string {
  if (dateNow) return words.say('now.date', { milestone, by: words.by(dateNow) });
  if (nextWordOn) return words.say('onward.next', { date: words.day(nextWordOn) });
  return words.say('onward.next.unknown', {});
}

function before(facts: MailFacts, words: MailWords): string[] {
  return [words.say('about', { job: facts.job.title, organization: facts.organization.name })];
}

function dateTold({ timeline: { dateBefore } }: MailFacts, words: MailWords): MailFact | null {
  return dateBefore && { label: words.say('fact.told', {}), value: words.named(dateBefore) };
}

function nextWord({ nextWordOn }: MailFacts, words: MailWords): MailFact | null {
  return nextWordOn ? { label: words.say('fact.nextWord', {}), value: words.day(nextWordOn) } : null;
}
