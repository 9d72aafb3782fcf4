import type { MailFact } from '../layout/mail-content.js';
import type { MailFacts, MailOutcome } from '../mail-facts.js';
import { outcomeMail } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import type { MailWords } from '../words/mail-words.js';
import { about, type BodyWriter, factsTable, type MailBody, nextWordFact } from './mail-body.js';

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

/** Tells that decision: the facts have to be of it. */
export function outcomeBody(decision: MailOutcome['kind']): BodyWriter {
  return (facts, words) => {
    needed(facts.outcome?.kind === decision ? facts.outcome : null, outcomeMail(decision), 'outcome');
    const body = OUTCOMES[decision](facts, words);
    return facts.corrects ? correction(body, facts, words) : body;
  };
}

/** What was told before was wrong: that comes first, then what holds. */
function correction(body: MailBody, facts: MailFacts, words: MailWords): MailBody {
  const [before = [], [now = '', ...then] = [], ...next] = body.paragraphs;
  const thanks = facts.outcome?.kind === 'REJECTED' ? before.map((sentence) => words.opening(sentence)) : [];
  return {
    ...body,
    headline: () => words.say('correction.headline', {}),
    paragraphs: [
      [about(facts, words), words.say('correction.before', {}), words.say('sorry', {})],
      [words.say('correction.holds', {}), now, ...then, ...thanks],
      ...next,
    ],
  };
}

function hired(facts: MailFacts, words: MailWords): MailBody {
  const { nextWordOn } = facts;
  return {
    headline: () => words.say('hired.headline', {}),
    preheader: words.say('hired.now', {}),
    paragraphs: [
      [about(facts, words)],
      [words.say('hired.now', {}), words.say('hired.thanks', {})],
      [nextWordOn ? words.say('hired.next', { date: words.day(nextWordOn) }) : words.say('hired.next.unknown', {})],
    ],
    facts: factsTable(facts, words, [dateTold(facts, words), nextWordFact(facts, words)]),
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
      [about(facts, words)],
      [words.say('onward.now', {}), words.say('onward.thanks', {})],
      [whatFollows(facts, words)],
    ],
    facts: factsTable(facts, words, [
      dateNow ? { label: words.say('fact.now', {}), value: words.named(dateNow) } : dateTold(facts, words),
      dateNow ? null : nextWordFact(facts, words),
    ]),
  };
}

function whatFollows({ timeline: { dateNow, milestone }, nextWordOn }: MailFacts, words: MailWords): string {
  if (dateNow) return words.say('now.date', { milestone, by: words.by(dateNow) });
  if (nextWordOn) return words.say('onward.next', { date: words.day(nextWordOn) });
  return words.say('onward.next.unknown', {});
}

function dateTold({ timeline: { dateBefore } }: MailFacts, words: MailWords): MailFact | null {
  return dateBefore && { label: words.say('fact.told', {}), value: words.named(dateBefore) };
}
