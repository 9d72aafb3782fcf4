import type { SendResult } from '../smtp/send-result.js';

/** The message cannot be made into a mail: its stored address, language or content is unusable, now and ever. */
export interface Unsendable {
  readonly outcome: 'unsendable';
  readonly reason: string;
}

/** How one attempt ended: what the relay made of it, or that there was nothing to hand to a relay. */
export type AttemptResult = SendResult | Unsendable;
