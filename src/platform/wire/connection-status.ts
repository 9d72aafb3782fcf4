import type { ClientBase } from 'pg';

type Client = ClientBase & { readonly readyForQuery: boolean; getTransactionStatus(): string };

/**
 * Whether a connection is in no transaction and waits for nothing. The status is that of the last answer: while one is
 * awaited, BEGIN's perhaps, it tells nothing.
 */
export function isIdle(client: ClientBase): boolean {
  return statusOf(client) === 'I';
}

/** Whether it is in a transaction in which nothing failed, and waits for nothing. */
export function isBetweenStatements(client: ClientBase): boolean {
  return statusOf(client) === 'T';
}

function statusOf(client: ClientBase): string | null {
  const { readyForQuery } = client as Client;
  return readyForQuery ? (client as Client).getTransactionStatus() : null;
}

/** COMMIT of a transaction in which a statement failed is answered without an error, and rolls it back. @param tag of its answer */
export function assertCommitted(tag: string): void {
  if (tag !== 'COMMIT') throw new Error('a statement had failed: the transaction was not committed');
}
