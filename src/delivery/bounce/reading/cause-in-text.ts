import { diagnose } from '../../diagnosis/diagnose.js';
import type { Cause, Refusal } from '../../diagnosis/diagnosis.js';
import { answersIn } from './answers.js';

export interface FoundCause {
  readonly cause: Cause;
  /** The words of a mail server, if the text repeats them. */
  readonly answer: string | null;
}

/** What transcripts hold besides, and what any text can sound like. */
const saysLittle: ReadonlySet<Cause> = new Set<Cause>(['UNKNOWN', 'POLICY', 'EXPIRED', 'RECEIVER_FAULT']);

/** Why a mail did not arrive, by the first answer that says why; else by the words around, and the subject at last. */
export function causeInText(told: string, subject: string): FoundCause {
  const answers = answersIn(told).map((answer) => ({ cause: causeOf(answer), answer: answer.text }));
  const exact = answers.find(({ cause }) => !saysLittle.has(cause));
  if (exact !== undefined) return exact;
  const vague = answers.find(({ cause }) => cause !== 'UNKNOWN');
  const inWords = causeOfWords(told);
  if (vague !== undefined && saysLittle.has(inWords)) return vague;
  const cause = inWords === 'UNKNOWN' ? causeOfWords(subject) : inWords;
  return { cause, answer: vague?.answer ?? null };
}

/** Of something that failed. */
export function causeOf(refusal: Pick<Refusal, 'code' | 'enhanced' | 'text' | 'command'>): Cause {
  return diagnose({ ...refusal, action: 'failed', reportedAs: null }).cause ?? 'UNKNOWN';
}

function causeOfWords(text: string): Cause {
  return causeOf({ code: null, enhanced: null, text, command: null });
}
