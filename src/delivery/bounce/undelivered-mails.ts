import { Injectable, Logger } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../platform/metrics/metrics.js';
import { type Cause, CLASS_OF_CAUSE } from '../diagnosis/diagnosis.js';

/** Counts the mails that did not arrive, refused or sent back, and alerts whoever runs the service where it is their fault. */
@Injectable()
export class UndeliveredMails {
  readonly #logger = new Logger(UndeliveredMails.name);
  readonly #counter: Counter<'class' | 'cause'>;

  constructor({ registry }: Metrics) {
    this.#counter = new Counter({
      name: 'followthrough_undelivered_mails_total',
      help: 'Mails that did not arrive, as this process heard: refused for good, or accepted and sent back. By what it means and why.',
      labelNames: ['class', 'cause'],
      registers: [registry],
    });
    // Known from the start: a rate over a counter that appears with its first event misses that.
    for (const [cause, class_] of Object.entries(CLASS_OF_CAUSE)) this.#counter.inc({ class: class_, cause }, 0);
  }

  count(cause: Cause, messageId: string): void {
    this.#counter.inc({ class: CLASS_OF_CAUSE[cause], cause });
    if (CLASS_OF_CAUSE[cause] === 'SENDER_FAULT')
      this.#logger.error({ messageId, cause }, 'a mail did not arrive by a fault of ours: mend it, then redrive');
  }
}
