import type { NamedRow } from '../platform/external-ref/named-rows.js';

/** A candidate, as inputs name one. */
export const namedCandidate: NamedRow = {
  what: 'candidate',
  table: 'candidates',
  aliases: { table: 'candidate_aliases', row: 'candidate_id' },
};
