import { createHash } from 'node:crypto';
import type { Operation } from './operation.js';

/**
 * Tells whether two requests are the same: SHA-256 of the operation's text, its name, its variables and the member who
 * acts. Names of the variables' fields are put in order: a client that builds its body anew need not keep one.
 */
export function fingerprintOf({ query, operationName, variables }: Operation, onBehalfOf: string | null): Buffer {
  const request = JSON.stringify([query, operationName ?? null, variables ?? null, onBehalfOf], inOrder);
  return createHash('sha256').update(request).digest();
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
