import type { MailFacts, MailOutcome } from '../mail-facts.js';
import { outcomeMail } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import { inLanguageOf } from '../words/mail-languages.js';
import type { MailWords } from '../words/mail-words.js';
import {
  about,
  acting,
  type BodyWriter,
  dateFact,
  type MailBody,
  nextWordFact,
  tableOf,
  whoAnswers,
} from './mail-body.js';

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

/** What was told before was wrong: that comes first, then what is so. */
function correction(body: MailBody, facts: MailFacts, words: MailWords): MailBody {
  const [before = [], [now = '', ...then] = [], ...next] = body.paragraphs;
  const isNo = facts.outcome?.kind === 'REJECTED';
  const yesWasWrong = facts.corrects === 'HIRED' && facts.outcome?.kind !== 'HIRED';
  const acted = yesWasWrong && whoAnswers(facts) ? [[words.say('correction.acted', acting(facts))]] : [];
  const topic = words.opening(about(facts, words));
  return {
    ...body,
    headline: () => words.say('correction.headline', {}),
    preheader: topic,
    paragraphs: [
      [about(facts, words), words.say(yesWasWrong ? 'correction.yes' : 'correction.before', {})],
      [words.say('correction.holds', {}), now, ...then],
      ...acted,
      ...(isNo ? [before.map((sentence) => words.opening(sentence))] : []),
      ...next,
    ],
  };
}

/** An offer in prospect: it binds nobody before it is made in writing. */
function hired(facts: MailFacts, words: MailWords): MailBody {
  const { nextWordOn } = facts;
  const next = words.say('hired.next', { ...acting(facts), ...by(nextWordOn, words) });
  return {
    headline: () => words.say('hired.headline', {}),
    preheader: next,
    paragraphs: [
      [about(facts, words)],
      [words.say('hired.now', {}), words.say('hired.thanks', {})],
      [next, words.say('hired.wait', {})],
    ],
    facts: tableOf(facts, words, [
      nextWordOn ? { label: words.say('fact.offer', {}), value: words.day(nextWordOn, 'MEDIUM') } : null,
    ]),
  };
}

/** Thanks first, on a lock screen too; no form's table under bad news. */
function rejected(facts: MailFacts, words: MailWords): MailBody {
  const reason = facts.outcome?.kind === 'REJECTED' ? facts.outcome.reason : null;
  const thanks = words.say('rejected.thanks', { job: facts.job.title, organization: facts.organization.name });
  const { dataRetention } = inLanguageOf(facts.organization.footers ?? {}, words.reader) ?? {};
  return {
    headline: () => words.say('rejected.headline', {}),
    preheader: words.opening(thanks),
    paragraphs: [
      [thanks],
      [REJECTIONS[reason ?? 'OTHER'](words), words.say('rejected.sorry', {})],
      [words.say('rejected.next', {})],
      ...(dataRetention ? [[dataRetention]] : []),
    ],
    facts: [],
    isFarewell: true,
  };
}

function onward(facts: MailFacts, words: MailWords): MailBody {
  const { dateNow, milestone } = facts.timeline;
  const next = dateNow
    ? words.say('now.date', { milestone, by: words.by(dateNow) })
    : words.say('onward.next', { ...acting(facts), ...by(facts.nextWordOn, words) });
  return {
    headline: () => words.say('onward.headline', {}),
    preheader: next,
    paragraphs: [
      [about(facts, words)],
      [words.say('onward.now', {}), words.say('onward.thanks', {})],
      dateNow ? [next, words.say('next.moves', { milestone })] : [next],
    ],
    facts: tableOf(facts, words, [dateNow ? dateFact(facts, words) : nextWordFact(facts, words)]),
  };
}

function by(day: string | null | undefined, words: MailWords): { when: 'DAY' | 'OPEN'; date: string } {
  return day ? { when: 'DAY', date: words.day(day) } : { when: 'OPEN', date: '' };
}
