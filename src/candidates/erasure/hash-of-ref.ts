import { hash } from 'node:crypto';
import type { ExternalRef } from '../../platform/external-ref/external-ref.js';

// Stands at the front of what is hashed, so that the hash of another thing is never the same.
const form = 'followthrough-candidate-1';

/**
 * What is kept of an erased candidate's external reference: the SHA-256 of a JSON array of the form, the organization's
 * id, the source and the remote id. The id salts it, so that the hash of the same reference is another one in another
 * organization. It is no secret: whoever has the table and the list of references can still tell which one a hash is of.
 */
export function hashOfRef(organizationId: string, { source, remoteId }: ExternalRef): Buffer {
  return hash('sha256', JSON.stringify([form, organizationId, source, remoteId]), 'buffer');
}
