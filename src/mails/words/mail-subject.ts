import { withoutIsolates } from '../layout/isolate.js';
import { withPlainSpaces } from '../layout/keep-together.js';
import { columnsOf, cutToColumns } from '../layout/split-words.js';
import type { MailWords } from './mail-words.js';

/** What clients on phones and in lists show of a subject; a wide character takes two. */
export const SUBJECT_COLUMNS = 60;
/** So much of a title is shown whatever the news: the subject grows instead. */
const LEAST_COLUMNS = 9;

/** The news first, then the job, in what room is left. */
export function writeSubject(headline: string, job: { title: string }, words: MailWords): string {
  return fitted(job.title, (title) => words.say('subject', { headline, job: title }));
}

/** A line with as much of a title as there is room for. */
export function fitted(title: string, write: (title: string) => string): string {
  const room = Math.max(SUBJECT_COLUMNS - columnsOf(plainLine(write(''))), LEAST_COLUMNS);
  return plainLine(write(cutToColumns(title, room)));
}

/** For a header: without what only a body needs. */
export function plainLine(text: string): string {
  return withPlainSpaces(withoutIsolates(text));
}
