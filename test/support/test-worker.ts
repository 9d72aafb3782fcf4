import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { TakeImports, TranslateDeliveries } from '../../src/ats/index.js';
import { BounceAddresses } from '../../src/delivery/bounce/bounce-address.js';
import { MessageLedger } from '../../src/delivery/dispatch/message-ledger.js';
import { AttemptResults, Dispatcher, RelayConnections } from '../../src/delivery/index.js';
import type { TlsMode } from '../../src/delivery/smtp/relay.js';
import { SmtpSender } from '../../src/delivery/smtp/smtp-sender.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { BounceConfig } from '../../src/platform/config/config.js';
import type { DkimConfig } from '../../src/platform/config/dkim-config.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { EventBus } from '../../src/platform/events/event-bus.js';
import { eventIdsOf, type QueueEntry } from '../../src/platform/queue/queue.js';
import { Sweep } from '../../src/timelines/index.js';
import { Sequencer, WebhookDispatcher } from '../../src/webhooks/index.js';
import type { TestClock } from './test-clock.js';

interface WorkerOptions {
  readonly smtpUrl: string;
  readonly smtpTls: TlsMode;
  /** Where mails come back to; to whom they are from, if there is no such place. */
  readonly bounce: BounceConfig | undefined;
  readonly dkim: DkimConfig | undefined;
  readonly mailFrom: string;
  readonly publicUrl: string;
  readonly markForPostmark: boolean;
  readonly clock: TestClock;
  readonly databaseUrl: string;
  /** Whether what is between the worker and the database knows statements by name. */
  readonly preparedStatements: boolean;
}

interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly data: QueueEntry;
}

// What is to run at once starts when it was made, by the real clock; what is to run later, by the test's, which may be
// days behind.
const waitingSql = `
  SELECT id, name, data FROM pgboss.job
  WHERE state < 'active' AND name NOT LIKE '%.dead' AND name NOT LIKE '\\_\\_%' AND name IS DISTINCT FROM $2
    AND (start_after = created_on OR start_after <= $1)
  ORDER BY created_on, id LIMIT 1`;
const companionsSql = `
  SELECT id, name, data FROM pgboss.job
  WHERE state < 'active' AND name = $2 AND data->>'organizationId' = $3 AND (start_after = created_on OR start_after <= $1)
  ORDER BY created_on, id`;
const handledSql = 'DELETE FROM pgboss.job WHERE id = ANY($1)';

/** Does what the worker's ticks would do, when the test says so and by the test's clock. */
export class TestWorker {
  readonly #dispatcher: Dispatcher;
  readonly #queue: pg.Client;
  #connected: Promise<unknown> | undefined;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly options: WorkerOptions,
  ) {
    const ledger = new MessageLedger(app.get(WorkerDatabase), () => 0.5);
    const sender = new SmtpSender({ url: options.smtpUrl, tls: options.smtpTls, concurrency: 4 });
    const { mailFrom, publicUrl, markForPostmark, clock, bounce, dkim } = options;
    const relays = app.get(RelayConnections);
    const monotonic = () => clock.now.epochMilliseconds;
    this.#dispatcher = new Dispatcher(ledger, sender, {
      mailFrom,
      publicUrl,
      markForPostmark,
      concurrency: 4,
      relays,
      results: app.get(AttemptResults),
      monotonic,
      ...(bounce === undefined ? {} : { bounceAddresses: new BounceAddresses(bounce.domain, bounce.key) }),
      ...(dkim === undefined ? {} : { dkim }),
    });
    this.#queue = new pg.Client({ connectionString: options.databaseUrl });
  }

  /** Until nothing more is due, but for one handler whose events wait. */
  async settle(butFor: string | null = null): Promise<void> {
    for (;;) {
      const translated = (await this.app.get(TranslateDeliveries).run()) + (await this.app.get(TakeImports).run());
      const swept = await this.app.get(Sweep).run();
      const handled = await this.handleEvents(butFor);
      await this.#dispatcher.idle();
      const numbered = await this.app.get(Sequencer).run();
      await this.app.get(WebhookDispatcher).idle();
      if (translated + swept + handled + numbered === 0 && (await this.handleEvents(butFor)) === 0) return;
    }
  }

  async handleEvents(butFor: string | null = null): Promise<number> {
    this.#connected ??= this.#queue.connect();
    await this.#connected;
    for (let handled = 0; ; handled += 1) {
      const entries = await this.#next(butFor);
      const [entry] = entries;
      if (entry === undefined) return handled;
      const ids = entries.flatMap(({ data }) => eventIdsOf(data));
      await this.app
        .get(WorkerDatabase)
        .write(systemActor(entry.data.organizationId), (tx) => this.app.get(EventBus).run(entry.name, ids, tx));
      await this.#ask('handled', handledSql, [entries.map(({ id }) => id)]);
    }
  }

  /** What is handled next in one transaction. */
  async #next(butFor: string | null): Promise<readonly Waiting[]> {
    const now = this.options.clock.now.toString();
    const { rows } = await this.#ask<Waiting>('waiting', waitingSql, [now, butFor]);
    const [entry] = rows;
    if (entry === undefined || !this.app.get(EventBus).isTogether(entry.name)) return rows;
    const { name, data } = entry;
    return (await this.#ask<Waiting>('companions', companionsSql, [now, name, data.organizationId])).rows;
  }

  #ask<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<pg.QueryResult<Row>> {
    return this.#queue.query<Row>({ ...(this.options.preparedStatements ? { name } : {}), text, values });
  }

  async stop(): Promise<void> {
    await this.#dispatcher.stop();
    await this.#queue.end();
  }
}
