import { type Cause, CLASS_OF_CAUSE, type DiagnosisClass } from '../../diagnosis/diagnosis.js';

/** What somebody says became of a mail that had been accepted. */
export interface BounceReport {
  readonly class: DiagnosisClass;
  /** Why it did not arrive; null if that is not what it says. */
  readonly cause: Cause | null;
  /** What the recipient's mail server said, if the report repeats it; at most 512 characters. */
  readonly answer: string | null;
  /** What the report tells people, without what it quotes; at most 4,000 characters. Null if it tells nobody anything. */
  readonly text: string | null;
  /** That the mail had been forwarded from there when it failed, in lower case; null if nothing says so. */
  readonly forwardedFrom: string | null;
}

// As of every answer of a mail server.
const longestAnswer = 512;
// Enough to understand any report; what is kept of it is shown to members.
const longestText = 4_000;

/** That a mail did not arrive. */
export function failureReport(
  cause: Cause,
  { answer, text, forwardedFrom = null }: { answer: string | null; text: string | null; forwardedFrom?: string | null },
): BounceReport {
  return {
    class: CLASS_OF_CAUSE[cause],
    cause,
    answer: shortened(answer, longestAnswer),
    text: shortened(text, longestText),
    forwardedFrom,
  };
}

/** What says of no mail that it did not arrive. */
export function otherReport(what: Extract<DiagnosisClass, 'COMPLAINT' | 'DELAYED' | 'AUTO_REPLY'>): BounceReport {
  return { class: what, cause: null, answer: null, text: null, forwardedFrom: null };
}

/** Legible: what is kept is shown. */
function shortened(text: string | null, longest: number): string | null {
  const visible = text
    ?.toWellFormed()
    .replace(/[^\P{C}\n\t]/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();
  return visible ? visible : null;
}
