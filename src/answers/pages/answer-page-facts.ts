import type { AnswerDetail } from '../answer.js';
import type { Answerable, AnswerContext } from '../answerable.js';
import type { TypedAnswer } from '../read-answer.js';
import type { AnswerWord } from '../words/answer-words.js';
import type { AnswerReader } from '../words/words-for.js';

/** What is wrong with one answer, at the field that it is about. */
export interface FieldFault {
  readonly field: 'choice' | 'day' | 'note';
  readonly words: string;
}

/** A message that waits for a member, as it would leave. */
export interface WaitingMessage {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly note: string | null;
  /** A no in the place of a yes: somebody calls before it leaves. */
  readonly takesBackYes: boolean;
}

/** What was typed about a message that waits, for the page on which it comes back. */
export interface TypedAboutMessage {
  readonly act: string;
  readonly note: string;
  readonly noteFault: string | null;
}

export interface AnswerPageFacts {
  readonly context: AnswerContext;
  readonly reader: AnswerReader;
  readonly token: string;
  /** Those that the page is about. */
  readonly applications: readonly Answerable[];
  readonly typed: ReadonlyMap<string, TypedAnswer>;
  readonly faults: ReadonlyMap<string, FieldFault>;
  /** What is wrong with the whole. */
  readonly fault: string | null;
  /** What came of the last form. */
  readonly note: AnswerWord | null;
  readonly waiting: WaitingMessage | null;
  readonly typedAboutWaiting: TypedAboutMessage | null;
}

/** An answer in words, for its member. */
export function doneLine(detail: AnswerDetail, reader: AnswerReader): string {
  const { mail } = reader;
  switch (detail.act) {
    case 'ON_TRACK':
      return reader.say('onTrack');
    case 'CALLED':
      return reader.say('called');
    case 'HOLD':
      return reader.say('held', { date: mail.day(detail.until) });
    case 'MOVE':
      return reader.say('dateNow', { date: mail.day(detail.decisionDate) });
    case 'DECIDE':
      return reader.say(({ HIRED: 'yes', REJECTED: 'no', ADVANCED: 'next' } as const)[detail.outcome]);
  }
}
