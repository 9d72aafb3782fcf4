import type { MailFact } from '../layout/mail-content.js';
import type { MailFacts, PromisedDate } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import { type DateStyle, isBefore } from '../words/mail-dates.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';
import {
  about,
  type BodyWriter,
  dateFact,
  factsTable,
  isSame,
  type MailBody,
  reasonFor,
  stillOpen,
  told,
} from './mail-body.js';

export const setBody: BodyWriter = (facts, words) => ({
  ...datedBody('TIMELINE_SET', facts, words, [words.say('set.before', {})]),
  headline: headlineOf('set.headline', facts, words),
});

/** It remembers: whether the date is over already, and how often it happened before. */
export const extendedBody: BodyWriter = (facts, words) => {
  const { slipNumber = 1, dateBeforeIsOver = false } = facts;
  const isFirst = slipNumber <= 1;
  const body = datedBody('TIMELINE_EXTENDED', facts, words, [
    ...told(facts, words),
    ...(dateBeforeIsOver ? [words.say('extended.passed', {})] : []),
    ...(isFirst && !dateBeforeIsOver ? [words.say('extended.before', {})] : []),
    words.say('extended.sorry', { count: Math.max(1, slipNumber) }),
    ...reasonFor('EXTENDED', facts, words),
  ]);
  return {
    ...body,
    headline: headlineOf(extendedKey(dateBeforeIsOver, isFirst), facts, words),
    preheader: words.say('open.now', {}),
    paragraphs: [...body.paragraphs.slice(0, -1), [nextMoves(facts, words)], stillOpen(facts, words)],
  };
};

function extendedKey(isOver: boolean, isFirst: boolean): DatedHeadline {
  if (isOver) return 'extended.headline.passed';
  return isFirst ? 'extended.headline' : 'extended.headline.again';
}

export const advancedBody: BodyWriter = (facts, words) => ({
  ...datedBody('TIMELINE_ADVANCED', facts, words, told(facts, words, words.say('advanced.before', {}))),
  headline: headlineOf('advanced.headline', facts, words),
});

/** Nothing is said twice: the date again only where it is called something else. */
export const reconfirmedBody: BodyWriter = (facts, words) => {
  const { dateBefore, dateNow } = facts.timeline;
  const body = datedBody('TIMELINE_RECONFIRMED', facts, words, told(facts, words, words.say('reconfirmed.before', {})));
  const [before = [], now = [], ...next] = body.paragraphs;
  const isNews = !dateBefore || !dateNow || !isSame(dateBefore, dateNow);
  return {
    ...body,
    headline: headlineOf('reconfirmed.headline', facts, words),
    paragraphs: [before, ...(isNews ? [now] : []), ...next],
  };
};

/** A date that passed during the hold is owed an apology: that it goes on they may know already. */
export const resumedBody: BodyWriter = (facts, words) => {
  const isOver = facts.dateBeforeIsOver ?? false;
  const before = words.say(isOver ? 'resumed.passed' : 'resumed.before', {});
  return {
    ...datedBody('TIMELINE_RESUMED', facts, words, [...told(facts, words), before]),
    headline: headlineOf(isOver ? 'extended.headline.passed' : 'resumed.headline', facts, words),
  };
};

export const heldBody: BodyWriter = (facts, words) => {
  const until = needed(facts.timeline.holdUntil, 'TIMELINE_HELD', 'timeline.holdUntil');
  const { dateBefore, milestone } = facts.timeline;
  const dateAfter = dateAfterHold(facts);
  const meaning = words.say('held.meaning', {});
  const [, ...offer] = stillOpen(facts, words);
  return {
    headline: (style) => words.say('held.headline', { date: words.day(until, style) }),
    preheader: meaning,
    paragraphs: [
      [about(facts, words), ...told(facts, words)],
      [
        words.say('held.now', { date: words.day(until) }),
        ...reasonFor('HELD', facts, words),
        // One that is over already was taken back before.
        ...(dateBefore && !dateAfter && !facts.dateBeforeIsOver ? [words.say('held.over', {})] : []),
      ],
      dateAfter
        ? [words.say('held.date', { milestone, by: words.by(dateAfter) }), nextMoves(facts, words)]
        : [nextWord(facts, words)],
      [meaning, ...offer],
    ],
    facts: factsTable(facts, words, [
      ...datesTable({ ...facts, timeline: { ...facts.timeline, dateNow: dateAfter } }, words),
      { label: words.say('fact.resumes', {}), value: words.day(until, 'MEDIUM') },
    ]),
  };
};

/** A date inside of a hold cannot be kept: naming it would be false hope. */
export function dateAfterHold({ timeline: { dateNow, holdUntil } }: MailFacts): PromisedDate | null {
  return dateNow && holdUntil && !isBefore(dateNow.date, holdUntil) ? dateNow : null;
}

/** The mails whose news is a date: what was said before, the date now, what happens next. */
function datedBody(kind: MailKind, facts: MailFacts, words: MailWords, before: string[]): Omit<MailBody, 'headline'> {
  const { milestone } = facts.timeline;
  const dateNow = needed(facts.timeline.dateNow, kind, 'timeline.dateNow');
  const moves = nextMoves(facts, words);
  return {
    preheader: moves,
    paragraphs: [
      [about(facts, words), ...before],
      [words.say('now.date', { milestone, by: words.by(dateNow) })],
      [moves, words.say('next.nothing', {})],
    ],
    facts: factsTable(facts, words, datesTable(facts, words)),
  };
}

/** The earlier date only where it is another one. */
function datesTable(facts: MailFacts, words: MailWords): (MailFact | null)[] {
  const { dateBefore, dateNow } = facts.timeline;
  const earlier = dateBefore && {
    label: words.say(dateNow ? 'fact.earlier' : 'fact.told', {}),
    value: words.named(dateBefore, 'MEDIUM'),
  };
  return [dateNow && dateBefore && isSame(dateBefore, dateNow) ? null : earlier, dateFact(facts, words)];
}

function nextMoves({ timeline: { milestone } }: MailFacts, words: MailWords): string {
  return words.say('next.moves', { milestone });
}

function nextWord({ nextWordOn }: MailFacts, words: MailWords): string {
  return words.say('held.next', nextWordOn ? { when: 'DAY', date: words.day(nextWordOn) } : { when: 'OPEN', date: '' });
}

type DatedHeadline =
  `${'set' | 'extended' | 'advanced' | 'reconfirmed' | 'resumed'}.headline${'' | '.again' | '.passed'}` &
    keyof MailSentences;

function headlineOf(key: DatedHeadline, { timeline: { dateNow, milestone } }: MailFacts, words: MailWords) {
  return (style: DateStyle) =>
    words.say(key, {
      milestone,
      by: dateNow ? words.by(dateNow, style) : '',
      to: dateNow ? words.to(dateNow, style) : '',
    });
}
