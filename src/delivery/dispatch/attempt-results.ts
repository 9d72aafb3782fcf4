import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../platform/metrics/metrics.js';
import { UndeliveredMails } from '../bounce/undelivered-mails.js';
import type { AttemptResult } from './attempt-result.js';
import type { BegunAttempt } from './begun-attempt.js';

// By whose mail server: the service's, an organization's own, or the one to which sandboxes send.
const relays = ['service', 'own', 'sandbox'] as const;

const outcomes = [
  'accepted',
  'rejected',
  'failed',
  'uncertain',
  'unsendable',
] as const satisfies AttemptResult['outcome'][];

/** Counts how the attempts of this process ended. */
@Injectable()
export class AttemptResults {
  readonly #ended: Counter<'relay' | 'outcome'>;

  constructor(
    { registry }: Metrics,
    private readonly undelivered: UndeliveredMails,
  ) {
    this.#ended = new Counter({
      name: 'followthrough_send_attempts_total',
      help: 'Attempts of this process to hand a message to a mail server, by whose server it is and how they ended.',
      labelNames: ['relay', 'outcome'],
      registers: [registry],
    });
    // Known from the start: a rate over a counter that appears with its first event misses that.
    for (const relay of relays) for (const outcome of outcomes) this.#ended.inc({ relay, outcome }, 0);
  }

  count({ claim, relay, ofSandbox }: Pick<BegunAttempt, 'claim' | 'relay' | 'ofSandbox'>, result: AttemptResult): void {
    const { outcome } = result;
    this.#ended.inc({ relay: ofSandbox ? 'sandbox' : relay === null ? 'service' : 'own', outcome });
    // Where the relay itself will not have us, the message waits.
    if (outcome === 'rejected' && result.cause !== null && result.class !== 'relay')
      this.undelivered.count(result.cause, claim.id);
  }
}
