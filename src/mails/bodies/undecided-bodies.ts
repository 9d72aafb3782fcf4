import type { MailFacts, PromisedDate } from '../mail-facts.js';
import type { MailKind } from '../mail-kind.js';
import { needed } from '../missing-fact.js';
import type { MailWords } from '../words/mail-words.js';
import { about, type BodyWriter, factsTable, followUpFact, nextWordFact } from './mail-body.js';

/** States what is so and nothing else: no blame, no reason, no date that nobody has set. */
export const passedBody: BodyWriter = (facts, words) => {
  const passed = passedDate('TIMELINE_PASSED', facts);
  const { milestone } = facts.timeline;
  const { nextWordOn } = facts;
  const said = words.say('told.date', { milestone, by: words.by(passed) });
  return {
    headline: () => words.say('passed.headline', { milestone }),
    preheader: said,
    paragraphs: [
      [about(facts, words), said],
      [words.say('passed.now', { milestone, precision: passed.precision }), words.say('sorry', {})],
      [
        nextWordOn
          ? words.say('passed.next', { milestone, date: words.day(nextWordOn) })
          : words.say('passed.next.unknown', {}),
      ],
    ],
    facts: factsTable(facts, words, [told(passed, words), nextWordFact(facts, words), followUpFact(facts, words)]),
  };
};

/** One of the notes after that. The last announces a person instead of another note. */
export const undecidedBody: BodyWriter = (facts, words) => {
  const passed = passedDate('STILL_UNDECIDED', facts);
  const { milestone } = facts.timeline;
  const date = words.day(needed(facts.nextWordOn, 'STILL_UNDECIDED', 'nextWordOn'));
  const next = facts.lastNote ? words.say('undecided.last', { date }) : words.say('passed.next', { milestone, date });
  return {
    headline: () => words.say('undecided.headline', { milestone }),
    preheader: next,
    paragraphs: [
      [about(facts, words), words.say('told.date', { milestone, by: words.by(passed) })],
      [words.say('undecided.now', { milestone }), words.say('undecided.sorry', {})],
      [next],
    ],
    facts: factsTable(facts, words, [
      told(passed, words),
      facts.lastNote ? { label: words.say('fact.person', {}), value: date } : nextWordFact(facts, words),
      followUpFact(facts, words),
    ]),
  };
};

function passedDate(kind: MailKind, { timeline: { dateBefore, dateNow } }: MailFacts): PromisedDate {
  return needed(dateBefore ?? dateNow, kind, 'timeline.dateBefore');
}

function told(passed: PromisedDate, words: MailWords) {
  return { label: words.say('fact.told', {}), value: words.named(passed) };
}
