import type { ServerResponse } from 'node:http';
import type { RequestReads } from './request-reads.js';

// What still runs for a caller who has gone ends with its statement, which PostgreSQL ends before that. Milliseconds.
const endsAtLatestMs = 10_000;

/**
 * What an operation holds while it is under way: its reads, and its place. Both are given back once it is answered. When
 * its caller goes away before, the reads are, and the place as soon as nothing of it runs any more: who asks and leaves,
 * again and again, gets no more done at once than who waits.
 */
export class UnderWay {
  #executing = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly reads: RequestReads,
    private readonly leave: () => void,
  ) {
    if (response.destroyed) this.#close();
    else response.once('close', () => this.#close());
  }

  executes(): void {
    this.#executing = true;
  }

  /** The answer is there, and on its way. */
  executed(): void {
    this.#executing = false;
    this.reads.close();
    if (this.response.destroyed) this.leave();
  }

  #close(): void {
    this.reads.close();
    if (this.#executing && !this.response.writableFinished) setTimeout(this.leave, endsAtLatestMs).unref();
    else this.leave();
  }
}
