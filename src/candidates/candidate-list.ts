import { addSync } from '../platform/external-ref/sync-filter.js';
import type { Connection } from '../platform/graphql/connection/connection.js';
import { idPage } from '../platform/graphql/connection/id-page.js';
import { Conditions, type NarrowedList, narrowedPage, narrows } from '../platform/graphql/connection/narrowed-page.js';
import type { PageArgs } from '../platform/graphql/connection/page-input.js';
import type { RequestReads } from '../platform/graphql/request-reads.js';
import { canonicalAddress } from '../platform/mail-address/mail-address.js';
import { type CandidateRow, candidateColumns, candidatePages, countCandidates } from './candidate.loader.js';
import type { CandidateFilter } from './candidate-filter.js';
import { namedCandidate } from './named-candidate.js';

const whole = { direction: 'newest-first', ...candidatePages, count: countCandidates } as const;
const narrowed: NarrowedList = { ...whole, columns: candidateColumns, from: 'candidates', table: 'c' };

/** One page of candidates. */
export async function listCandidates(
  reads: RequestReads,
  filter: CandidateFilter | null | undefined,
  args: PageArgs,
): Promise<Connection<CandidateRow>> {
  const node = (row: CandidateRow) => row;
  if (!narrows(filter)) return await idPage(reads, whole, args, node);
  return await narrowedPage(reads, narrowed, conditionsOf(filter, reads.tx.organizationId), args, node);
}

function conditionsOf(filter: CandidateFilter, organizationId: string): Conditions {
  const { email, search } = filter;
  const conditions = new Conditions('c', organizationId);
  addSync(conditions, 'c', namedCandidate, filter);
  // The key is the address as it is stored, in lower case: of an expression row-level security lets no index know.
  if (email) conditions.add(`c.email_key = lower(${conditions.bind(canonicalAddress(email))} COLLATE "C")`);
  if (search) conditions.add(nameMatches('c', conditions.bind(search)));
  return conditions;
}

/**
 * SQL that is true of candidates whose name or address contains what was searched.
 * @param table what the table of candidates is called
 * @param search where the value stands
 */
export function nameMatches(table: string, search: string): string {
  return `${table}.search_text LIKE search_pattern(${search})`;
}
