import { hash } from 'node:crypto';
import type { SyncedType } from '../sync/rows.js';

// Stands at the front of what is hashed, so that the hash of another thing is never the same.
const form = 'followthrough-ats-ref-1';

/** By what a row of another system is found again, and what is left of its id when a person is erased: in hexadecimal digits. */
export function refHash(organizationId: string, connectionId: string, type: SyncedType, remoteId: string): string {
  return hash('sha256', JSON.stringify([form, organizationId, connectionId, type, remoteId]), 'hex');
}
