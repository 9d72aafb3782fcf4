import { type AuditEntryRow, type ChainLink, type Head, hashOfDetail, linkAfter } from './chain-hash.js';

/** A link of the chain as it is stored, with the entry and the detail it stands for, if they are there. */
export interface StoredLink extends ChainLink {
  readonly entry: AuditEntryRow | null;
  readonly detail: StoredDetail | null;
}

/** A detail with its salt, or neither once it was erased. */
export interface StoredDetail {
  readonly detail: string | null;
  readonly salt: Buffer | null;
}

/**
 * What is wrong with a link: a number is left out before it; it does not continue the link before; its entry is gone;
 * its entry or its hash is not what was chained; its detail is gone without a trace, or not what was hashed.
 */
export type Fault = 'NUMBER' | 'PREVIOUS_HASH' | 'ENTRY_MISSING' | 'HASH' | 'DETAIL_MISSING' | 'DETAIL';

export function examineLink(previous: Head, link: StoredLink): Fault | null {
  if (link.number !== previous.number + 1) return 'NUMBER';
  if (!link.previousHash.equals(previous.hash)) return 'PREVIOUS_HASH';
  if (link.entry === null) return 'ENTRY_MISSING';
  if (!link.hash.equals(linkAfter(previous, link.entry).hash)) return 'HASH';
  return examineDetail(link.entry, link.detail);
}

function examineDetail({ detailHash }: AuditEntryRow, stored: StoredDetail | null): Fault | null {
  if (stored === null) return 'DETAIL_MISSING';
  const { detail, salt } = stored;
  if (detail === null || salt === null) return null;
  return hashOfDetail(salt, detail).equals(detailHash) ? null : 'DETAIL';
}
