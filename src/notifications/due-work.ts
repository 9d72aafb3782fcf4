import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { toInstant } from '../platform/database/dates.js';
import { TenantDatabase } from '../platform/database/tenant-database.js';
import { WorkerDatabase } from '../platform/database/worker-database.js';
import { OldestDue } from '../platform/health/oldest-due.js';
import { Metrics } from '../platform/metrics/metrics.js';

interface DueRow {
  readonly timelines: number;
  readonly messages: number;
  readonly digests: number;
  readonly oldestTimeline: Date | null;
  readonly oldestMessage: Date | null;
  readonly oldestDigest: Date | null;
}

const dueSql = `
  SELECT timelines_due AS timelines, messages_due AS messages, digests_due AS digests,
         oldest_timeline_at AS "oldestTimeline", oldest_message_at AS "oldestMessage", oldest_digest_at AS "oldestDigest"
  FROM count_due($1)`;

const oldestSql = 'SELECT oldest_due_at AS "oldestDueAt" FROM count_due($1)';

/**
 * How much work waits over all organizations, and for how long: the same whichever process is asked. For the metrics, and
 * for liveness.
 */
@Injectable()
export class DueWork {
  readonly #logger = new Logger('Metrics');
  readonly #due: Gauge<'work'>;
  readonly #age: Gauge<'work'>;

  constructor(
    private readonly database: TenantDatabase,
    worker: WorkerDatabase,
    metrics: Metrics,
    oldest: OldestDue,
  ) {
    oldest.foundBy(async (now) => {
      const [due] = await worker.acrossOrganizations<{ oldestDueAt: Date | null }>(oldestSql, [now.toString()]);
      return due?.oldestDueAt ? toInstant(due.oldestDueAt) : null;
    });
    const registers = [metrics.registry];
    this.#due = new Gauge({
      name: 'followthrough_work_due',
      help: 'Timelines, messages and digests whose instant has come, over all organizations.',
      labelNames: ['work'],
      registers,
    });
    this.#age = new Gauge({
      name: 'followthrough_work_oldest_due_seconds',
      help: 'For how long the oldest of them has been due; 0 if none is.',
      labelNames: ['work'],
      registers,
    });
    metrics.measure(() => this.#measure());
  }

  /** Counts anew. Without a database there is nothing to say: the process's own numbers are told all the same. */
  async #measure(): Promise<void> {
    this.#due.reset();
    this.#age.reset();
    try {
      const now = await this.database.now();
      const [row] = await this.database.acrossOrganizations<DueRow>(dueSql, [now.toString()]);
      if (row === undefined) return;
      const kinds = [
        ['timelines', row.timelines, row.oldestTimeline],
        ['messages', row.messages, row.oldestMessage],
        ['digests', row.digests, row.oldestDigest],
      ] as const;
      for (const [work, due, oldest] of kinds) {
        this.#due.set({ work }, Number(due));
        this.#age.set({ work }, oldest === null ? 0 : toInstant(oldest).until(now).total('seconds'));
      }
    } catch (error) {
      this.#logger.warn({ err: error }, 'due work could not be counted');
    }
  }
}
