import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Words } from './news-of-timeline.js';

// What was said last counts: the reason of the latest change, and the latest words to the candidate.
const wordsSql = `
  SELECT (array_agg(reason ORDER BY number DESC) FILTER (WHERE reason IS NOT NULL))[1] AS reason,
         (array_agg(note ORDER BY number DESC) FILTER (WHERE note IS NOT NULL))[1] AS note, max(at) AS at
  FROM timeline_revisions WHERE organization_id = $1 AND timeline_id = $2 AND number BETWEEN $3 AND $4`;

/** What members said of the revisions from one to another. */
export async function wordsOf(tx: WriteTransaction, timelineId: string, since: number, to: number): Promise<Words> {
  const [words] = await tx.query<Words>(wordsSql, [tx.organizationId, timelineId, since, to]);
  if (words === undefined) throw new Error('the changes have no revisions');
  return words;
}
