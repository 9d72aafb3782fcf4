import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Metrics } from '../../platform/metrics/metrics.js';
import { type AtsVendor, atsVendors } from '../connection/ats-connection.entity.js';

// What a delivery is in the end.
const deliveryResults = ['applied', 'test', 'nothing', 'unknown_event', 'failed'] as const;

const rowResults = ['created', 'updated', 'unchanged', 'stale', 'held', 'erased', 'skipped', 'problem'] as const;

/** Counts what other systems sent this process and what it made of that, by vendor: what a source is called is its organization's. */
@Injectable()
export class AtsMetrics {
  readonly #received: Counter<'vendor'>;
  readonly #settled: Counter<'vendor' | 'result'>;
  readonly #imported: Counter<'result'>;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.#received = new Counter({
      name: 'followthrough_ats_deliveries_received_total',
      help: 'Deliveries to inboxes that this process took: proven and stored, or known already.',
      labelNames: ['vendor'],
      registers,
    });
    this.#settled = new Counter({
      name: 'followthrough_ats_deliveries_settled_total',
      help: 'Deliveries that this process translated, by what became of them.',
      labelNames: ['vendor', 'result'],
      registers,
    });
    this.#imported = new Counter({
      name: 'followthrough_ats_import_rows_total',
      help: 'Records of files that this process took in, by what became of them.',
      labelNames: ['result'],
      registers,
    });
    // Known from the start: a rate over a counter that appears with its first event misses that.
    for (const vendor of atsVendors) {
      this.#received.inc({ vendor: vendor.toLowerCase() }, 0);
      for (const result of deliveryResults) this.#settled.inc({ vendor: vendor.toLowerCase(), result }, 0);
    }
    for (const result of rowResults) this.#imported.inc({ result }, 0);
  }

  received(vendor: AtsVendor): void {
    this.#received.inc({ vendor: vendor.toLowerCase() });
  }

  settled(vendor: AtsVendor, result: string): void {
    this.#settled.inc({ vendor: vendor.toLowerCase(), result: result.toLowerCase() });
  }

  imported(counts: Readonly<Record<string, number>>): void {
    for (const [result, count] of Object.entries(counts)) this.#imported.inc({ result: result.toLowerCase() }, count);
  }
}
