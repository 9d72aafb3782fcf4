import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ATTEMPT_OUTCOMES, type WebhookAttemptOutcome } from './judge-answer.js';

/** Counts how the tries of this process to bring an event to an endpoint ended. */
@Injectable()
export class TryResults {
  readonly #ended: Counter<'outcome'>;

  constructor({ registry }: Metrics) {
    this.#ended = new Counter({
      name: 'followthrough_webhook_tries_total',
      help: 'Tries of this process to bring an event to an endpoint, by how they ended.',
      labelNames: ['outcome'],
      registers: [registry],
    });
    // Known from the start: a rate over a counter that appears with its first event misses that.
    for (const outcome of ATTEMPT_OUTCOMES) this.#ended.inc({ outcome: outcome.toLowerCase() }, 0);
  }

  count(outcome: WebhookAttemptOutcome): void {
    this.#ended.inc({ outcome: outcome.toLowerCase() });
  }
}
