import type { MailNote } from '../../mails/index.js';
import type { ActorRecord } from '../../platform/actor/actor.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { NewsWords } from './news-of-timeline.js';

interface Row extends Pick<NewsWords, 'reason' | 'at'> {
  readonly note: string | null;
  readonly noteLocale: string | null;
  readonly noteBy: ActorRecord | null;
}

// What was said last counts: the reason of the latest change, and the latest words to the candidate.
const wordsSql = `
  SELECT (array_agg(reason ORDER BY number DESC) FILTER (WHERE reason IS NOT NULL))[1] AS reason,
         (array_agg(note ORDER BY number DESC) FILTER (WHERE note IS NOT NULL))[1] AS note,
         (array_agg(note_locale ORDER BY number DESC) FILTER (WHERE note IS NOT NULL))[1] AS "noteLocale",
         (array_agg(actor ORDER BY number DESC) FILTER (WHERE note IS NOT NULL))[1] AS "noteBy", max(at) AS at
  FROM timeline_revisions WHERE organization_id = $1 AND timeline_id = $2 AND number BETWEEN $3 AND $4`;

/** What members said of the revisions from one to another. */
export async function wordsOf(tx: WriteTransaction, timelineId: string, since: number, to: number): Promise<NewsWords> {
  const [words] = await tx.query<Row>(wordsSql, [tx.organizationId, timelineId, since, to]);
  if (words === undefined) throw new Error('the changes have no revisions');
  const { reason, note, noteLocale, noteBy, at } = words;
  return { reason, note: noteBy === null ? null : noteFrom(note, noteBy, noteLocale), at };
}

/** Words to a candidate as a mail tells them: by whom, if a person said them. */
export function noteFrom(text: string | null, by: ActorRecord, locale: string | null): MailNote | null {
  const author = by.kind === 'MEMBER' ? by.name : (by.onBehalfOf?.name ?? null);
  return text === null ? null : { text, author, locale };
}

/** Words that a member put in the place of others: nobody's name stands for them. */
export function editedNote(text: string | null): MailNote | null {
  return text === null ? null : { text, author: null, locale: null };
}
