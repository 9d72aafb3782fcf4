import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Metrics } from '../metrics/metrics.js';

/** When each task of this process last ended well, and how often it failed. */
@Injectable()
export class TaskMetrics {
  readonly #ran: Gauge<'task'>;
  readonly #failed: Counter<'task'>;

  constructor({ registry }: Metrics) {
    const about = { labelNames: ['task'] as const, registers: [registry] };
    this.#ran = new Gauge({
      name: 'followthrough_task_last_run_timestamp_seconds',
      help: 'When the task last ended without a failure in this process, in seconds since 1970; 0 if it has not.',
      ...about,
    });
    this.#failed = new Counter({
      name: 'followthrough_task_failures_total',
      help: 'Runs of the task that failed in this process.',
      ...about,
    });
  }

  /** Tells of the task before it has run. */
  show(task: string): void {
    this.#ran.set({ task }, 0);
    this.#failed.inc({ task }, 0);
  }

  ran(task: string): void {
    this.#ran.setToCurrentTime({ task });
  }

  failed(task: string): void {
    this.#failed.inc({ task });
  }
}
