import { createHash } from 'node:crypto';
import type { ActorRecord } from '../actor/actor.js';

/** An entry of the audit log, with every column of its row. */
export interface AuditEntryRow {
  readonly organizationId: string;
  readonly id: string;
  /** Microseconds since 1970, as exactly as the database keeps it. */
  readonly atMicroseconds: number;
  readonly action: string;
  readonly actorKind: ActorRecord['kind'];
  readonly actorId: string | null;
  readonly actorName: string;
  readonly onBehalfOfId: string | null;
  readonly onBehalfOfName: string | null;
  readonly address: string;
  readonly requestId: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly detailHash: Buffer;
}

/** Where a chain stands: the number and hash of its last link. */
export interface Head {
  readonly number: number;
  readonly hash: Buffer;
}

/** An entry's place in the chain of its organization. */
export interface ChainLink extends Head {
  readonly entryId: string;
  readonly previousHash: Buffer;
}

/** Before the first entry: its `previousHash` is 32 zero bytes. */
export const beginning: Head = { number: 0, hash: Buffer.alloc(32) };

// Stands at the front of what is hashed, so that another serialisation can never give the same bytes.
const form = 'followthrough-audit-1';

/**
 * The link of an entry behind `previous`.
 *
 * Its hash is the SHA-256 of the UTF-8 bytes of a JSON array without white space (`JSON.stringify`): the text
 * `followthrough-audit-1`, the number, the hash of the link before in lower-case hexadecimal, and then the columns of
 * the entry in the order of `AuditEntryRow`, ids as lower-case UUIDs, the instant as whole microseconds since 1970, the
 * hash of the detail in hexadecimal, and null for what is NULL.
 */
export function linkAfter(previous: Head, entry: AuditEntryRow): ChainLink {
  const number = previous.number + 1;
  const serialised = JSON.stringify([
    form,
    number,
    previous.hash.toString('hex'),
    entry.organizationId,
    entry.id,
    entry.atMicroseconds,
    entry.action,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.onBehalfOfId,
    entry.onBehalfOfName,
    entry.address,
    entry.requestId,
    entry.subjectType,
    entry.subjectId,
    entry.detailHash.toString('hex'),
  ]);
  return {
    number,
    entryId: entry.id,
    previousHash: previous.hash,
    hash: createHash('sha256').update(serialised, 'utf8').digest(),
  };
}

/** The links of several entries, in their order. */
export function linksAfter(head: Head, entries: readonly AuditEntryRow[]): ChainLink[] {
  const links: ChainLink[] = [];
  let last = head;
  for (const entry of entries) {
    const link = linkAfter(last, entry);
    links.push(link);
    last = link;
  }
  return links;
}

/** The SHA-256 of the salt's bytes followed by the detail's UTF-8 bytes: without the salt it tells nothing of the detail. */
export function hashOfDetail(salt: Buffer, detail: string): Buffer {
  return createHash('sha256').update(salt).update(detail, 'utf8').digest();
}
