import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { toInstant } from '../../platform/database/dates.js';
import { TenantDatabase } from '../../platform/database/tenant-database.js';
import { Metrics } from '../../platform/metrics/metrics.js';

interface UnfinishedRow {
  readonly work: string;
  readonly unfinished: string;
  readonly oldestAt: Date | null;
}

const unfinishedSql = `SELECT work, unfinished, oldest_at AS "oldestAt" FROM count_unfinished_ats_work()`;

/** What other systems brought over all organizations and is not done with: the same whichever process is asked. */
@Injectable()
export class UnfinishedAtsWork {
  readonly #logger = new Logger('Metrics');
  readonly #unfinished: Gauge<'work'>;
  readonly #age: Gauge<'work'>;

  constructor(
    private readonly database: TenantDatabase,
    metrics: Metrics,
  ) {
    const about = { labelNames: ['work'] as const, registers: [metrics.registry] };
    this.#unfinished = new Gauge({
      name: 'followthrough_ats_unfinished',
      help: 'Rows that wait for what they belong to, deliveries to be translated, files that are taken in, over all organizations.',
      ...about,
    });
    this.#age = new Gauge({
      name: 'followthrough_ats_oldest_unfinished_seconds',
      help: 'How long ago the oldest of them came; 0 if there is none.',
      ...about,
    });
    metrics.measure(() => this.#measure());
  }

  async #measure(): Promise<void> {
    this.#unfinished.reset();
    this.#age.reset();
    try {
      const now = await this.database.now();
      for (const row of await this.database.acrossOrganizations<UnfinishedRow>(unfinishedSql, [])) {
        const { work, unfinished, oldestAt } = row;
        this.#unfinished.set({ work }, Number(unfinished));
        this.#age.set({ work }, oldestAt === null ? 0 : toInstant(oldestAt).until(now).total('seconds'));
      }
    } catch (error) {
      this.#logger.warn({ err: error }, 'what other systems brought could not be counted');
    }
  }
}
