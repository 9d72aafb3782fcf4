import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came, before anything of it is believed. */
export interface Arrived {
  readonly headers: IncomingHttpHeaders;
  /** The bytes that were signed: decompressed, and never parsed and written again. */
  readonly body: Buffer;
  readonly at: Date;
}

/** Whether a request was made by somebody who holds one of the secrets, and is no recording of an old one. */
export type Proof = (arrived: Arrived, secrets: readonly string[]) => boolean;

/** A header that may stand there once. */
export function headerOf({ headers }: Pick<Arrived, 'headers'>, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' ? value : null;
}
