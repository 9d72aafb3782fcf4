import type { CalendarDate, MailFacts, PromisedDate } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import type { MailWords } from '../words/mail-words.js';
import { about, type BodyWriter, factsTable, type MailBody, stillOpen } from './mail-body.js';

/** States what is so and nothing else: no blame, no reason, no date that nobody has set. */
export const passedBody: BodyWriter = (facts, words) => {
  const passed = passedDate('TIMELINE_PASSED', facts);
  const { milestone } = facts.timeline;
  const nextWordOn = needed(facts.nextWordOn, 'TIMELINE_PASSED', 'nextWordOn');
  const { lastNote = false, holdEndedOn } = facts;
  const now = holdEndedOn
    ? words.say('passed.held', { date: words.day(holdEndedOn) })
    : words.say('passed.now', { milestone, precision: passed.precision });
  return {
    ...waiting(facts, words, passed, [now], nextWordOn),
    headline: (style) =>
      words.say(lastNote ? 'passed.headline.last' : 'passed.headline', {
        milestone,
        date: words.day(nextWordOn, style),
      }),
  };
};

/** One of the notes after that. The last announces a person instead of another note. */
export const undecidedBody: BodyWriter = (facts, words) => {
  const passed = passedDate('STILL_UNDECIDED', facts);
  const nextWordOn = needed(facts.nextWordOn, 'STILL_UNDECIDED', 'nextWordOn');
  const { milestone } = facts.timeline;
  const { noteNumber = 1, lastNote = false } = facts;
  const time = noteNumber > 1 ? 'AGAIN' : 'FIRST';
  return {
    ...waiting(
      facts,
      words,
      passed,
      [words.say('undecided.now', { milestone, time }), words.say('undecided.sorry', {})],
      nextWordOn,
    ),
    headline: (style) =>
      words.say(lastNote ? 'undecided.headline.last' : 'undecided.headline', {
        milestone,
        date: words.day(nextWordOn, style),
      }),
  };
};

function waiting(
  facts: MailFacts,
  words: MailWords,
  passed: PromisedDate,
  now: string[],
  nextWordOn: CalendarDate,
): Omit<MailBody, 'headline'> {
  const { milestone } = facts.timeline;
  const date = words.day(nextWordOn);
  const next = facts.lastNote ? words.say('undecided.last', { date }) : words.say('passed.next', { milestone, date });
  return {
    preheader: next,
    paragraphs: [
      [about(facts, words), words.say('told.date', { milestone, by: words.by(passed) })],
      now,
      [next],
      stillOpen(facts, words),
    ],
    facts: factsTable(facts, words, [
      { label: words.say('fact.told', {}), value: words.named(passed, 'MEDIUM') },
      {
        label: words.say(facts.lastNote ? 'fact.person' : 'fact.nextWord', {}),
        value: words.day(nextWordOn, 'MEDIUM'),
      },
    ]),
  };
}

function passedDate(kind: MailKind, { timeline: { dateBefore, dateNow } }: MailFacts): PromisedDate {
  return needed(dateBefore ?? dateNow, kind, 'timeline.dateBefore');
}
