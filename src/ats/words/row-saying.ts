import type { SaidOfApplication } from '../kinds/application-words.js';
import type { AnyRow } from '../kinds/row-kind.js';
import type { Said } from '../refs/ats-refs.js';
import type { WordKind } from '../sync/rows.js';
import { wordKey } from './meanings.js';

/** What was said of a row. */
export interface SaidRow {
  readonly remoteId: string;
  readonly said: Said;
}

interface Word {
  readonly original: string;
}

/** The row as if it came again with the words it came with; null if it does not say this one. */
export function rowSaying(kind: WordKind, word: string, { remoteId, said }: SaidRow): AnyRow | null {
  const says = (each: unknown) => each != null && wordKey((each as Word).original) === word;
  if (kind === 'JOB_STATUS') return says(said.status) ? rowOf(remoteId, { status: said.status }) : null;
  if (kind === 'INTERVIEW_STATUS') {
    const { status, ...told } = said;
    return says(status) ? { ...rowOf(remoteId, { status }), ...told } : null;
  }
  const { status, stage, reason, reasonType } = said as Partial<SaidOfApplication>;
  const asked = { APPLICATION_STATUS: [status], STAGE: [stage], REJECTION_REASON: [reason, reasonType] }[kind];
  return asked.some(says)
    ? rowOf(remoteId, { status, stage, rejectionReason: reason, rejectionReasonType: reasonType })
    : null;
}

function rowOf(remoteId: string, words: Readonly<Record<string, unknown>>): AnyRow {
  const said = Object.entries(words).filter(([, word]) => word != null);
  return { remoteId, ...Object.fromEntries(said.map(([field, word]) => [field, (word as Word).original])) };
}
