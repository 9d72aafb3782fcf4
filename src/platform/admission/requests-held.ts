import type { ServerResponse } from 'node:http';
import { Overloaded } from './admission.js';
import { HeldBytes, type MostBytes } from './held-bytes.js';

const mebibyte = 1_048_576;
const mostHeld: MostBytes = { each: 16 * mebibyte, together: 64 * mebibyte };

/**
 * Bodies of requests that are being read, wait, or are answered: what they take of the memory. Asked before a body is
 * read, by what it says of its length.
 */
export class RequestsHeld {
  readonly #held: HeldBytes;

  constructor(most = mostHeld) {
    this.#held = new HeldBytes(most);
  }

  /** Holds a body until its request is answered. Throws Overloaded if so much may not be held. */
  hold(organizationId: string, response: ServerResponse, bytes: number): void {
    if (!this.#held.fits(organizationId, bytes)) throw new Overloaded('too much is held of requests');
    if (response.destroyed) return;
    this.#held.add(organizationId, bytes);
    response.once('close', () => this.#held.giveBack(organizationId, bytes));
  }
}
