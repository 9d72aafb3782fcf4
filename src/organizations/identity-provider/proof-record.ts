import { isIP } from 'node:net';

/** A TXT record of DNS. */
export interface ProofRecord {
  readonly type: 'TXT';
  readonly name: string;
  readonly value: string;
}

/**
 * The record by which whoever holds the DNS of an issuer's host says that its tokens are that organization's. Null for an
 * issuer that is an address and no name.
 */
export function proofRecordOf(issuer: string, organizationId: string): ProofRecord | null {
  const host = URL.parse(issuer)?.hostname.replace(/\.$/, '') ?? '';
  if (host === '' || host.startsWith('[') || isIP(host) !== 0) return null;
  return { type: 'TXT', name: `_followthrough.${host}`, value: `followthrough-organization=${organizationId}` };
}
