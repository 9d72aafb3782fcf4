import type { MailFacts, PromisedDate } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import { type DateStyle, isBefore } from '../words/mail-dates.js';
import type { MailSentences } from '../words/mail-language.js';
import type { MailWords } from '../words/mail-words.js';
import { about, type BodyWriter, factsTable, followUpFact, type MailBody } from './mail-body.js';

type DatedHeadline = Extract<
  keyof MailSentences,
  `${'set' | 'extended' | 'advanced' | 'reconfirmed' | 'resumed'}.headline`
>;

export const setBody: BodyWriter = (facts, words) =>
  datedBody('TIMELINE_SET', 'set.headline', facts, words, [words.say('set.before', {})]);

export const extendedBody: BodyWriter = (facts, words) =>
  datedBody('TIMELINE_EXTENDED', 'extended.headline', facts, words, [
    ...told(facts, words, words.say('extended.before', {})),
    ...reason(facts, words),
    words.say('sorry', {}),
  ]);

export const advancedBody: BodyWriter = (facts, words) =>
  datedBody('TIMELINE_ADVANCED', 'advanced.headline', facts, words, [
    ...told(facts, words, words.say('advanced.before', {})),
    ...reason(facts, words),
  ]);

export const reconfirmedBody: BodyWriter = (facts, words) =>
  datedBody(
    'TIMELINE_RECONFIRMED',
    'reconfirmed.headline',
    facts,
    words,
    told(facts, words, words.say('reconfirmed.before', {})),
  );

export const resumedBody: BodyWriter = (facts, words) =>
  datedBody('TIMELINE_RESUMED', 'resumed.headline', facts, words, [
    ...told(facts, words),
    words.say('resumed.before', {}),
  ]);

export const heldBody: BodyWriter = (facts, words) => {
  const until = needed(facts.timeline.holdUntil, 'TIMELINE_HELD', 'timeline.holdUntil');
  const { dateBefore, dateNow, milestone } = facts.timeline;
  // A date inside the hold cannot be kept: naming it would be false hope.
  const dateAfter = dateNow && !isBefore(dateNow.date, until) ? dateNow : null;
  const now = words.say('held.now', { date: words.day(until) });
  return {
    headline: (style) => words.say('held.headline', { date: words.day(until, style) }),
    preheader: now,
    paragraphs: [
      [about(facts, words), ...told(facts, words)],
      [now, ...(dateBefore && !dateAfter ? [words.say('held.pause', {})] : []), ...reason(facts, words)],
      [
        ...(dateAfter ? [words.say('held.date', { milestone, by: words.by(dateAfter) })] : []),
        words.say('held.next', {}),
      ],
    ],
    facts: factsTable(facts, words, [
      dateBefore && { label: words.say(dateAfter ? 'fact.before' : 'fact.told', {}), value: words.named(dateBefore) },
      dateAfter && { label: words.say('fact.now', {}), value: words.named(dateAfter) },
      { label: words.say('fact.until', {}), value: words.day(until) },
    ]),
  };
};

/** The mails whose news is a date: what was said before, the date now, what can be done about it. */
function datedBody(
  kind: MailKind,
  headline: DatedHeadline,
  facts: MailFacts,
  words: MailWords,
  before: string[],
): MailBody {
  const { dateBefore, milestone, followUpDate } = facts.timeline;
  const dateNow = needed(facts.timeline.dateNow, kind, 'timeline.dateNow');
  const dated = (date: PromisedDate, style?: DateStyle) => ({ milestone, by: words.by(date, style) });
  const now = words.say('now.date', dated(dateNow));
  return {
    headline: (style) => words.say(headline, dated(dateNow, style)),
    preheader: now,
    paragraphs: [
      [about(facts, words), ...before],
      [now],
      [
        words.say('next.moves', {}),
        ...(followUpDate ? [words.say('next.followUp', { date: words.day(followUpDate) })] : []),
      ],
    ],
    facts: factsTable(facts, words, [
      dateBefore && { label: words.say('fact.before', {}), value: words.named(dateBefore) },
      { label: words.say('fact.now', {}), value: words.named(dateNow) },
      followUpFact(facts, words),
    ]),
  };
}

/** The date the candidate was told, and what has become of it; nothing where none was told. */
function told(facts: MailFacts, words: MailWords, ...then: string[]): string[] {
  const { dateBefore, milestone } = facts.timeline;
  return dateBefore ? [words.say('told.date', { milestone, by: words.by(dateBefore) }), ...then] : [];
}

function reason({ reason }: MailFacts, words: MailWords): string[] {
  return reason ? [words.say('reason', { reason })] : [];
}
