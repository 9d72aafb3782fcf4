import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CONFIG, type Config } from '../config/config.js';

/** What this process counts and measures. Labels are few and fixed: no tenant, no address, no id. */
@Injectable()
export class Metrics implements OnModuleInit {
  /** Of this process and application alone: prom-client's global one would be shared by all. */
  readonly registry = new Registry();

  readonly #measures: (() => Promise<void>)[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Has something measured whenever the metrics are read; it does not throw. */
  measure(each: () => Promise<void>): void {
    this.#measures.push(each);
  }

  /** Everything as it is now, in the text of Prometheus. */
  async text(): Promise<string> {
    for (const measure of this.#measures) await measure();
    return await this.registry.metrics();
  }

  onModuleInit(): void {
    // It watches the event loop and the garbage collector, which has a price.
    if (this.config.metrics !== undefined) collectDefaultMetrics({ register: this.registry });
  }
}
