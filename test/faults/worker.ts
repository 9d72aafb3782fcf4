import 'reflect-metadata';
import process from 'node:process';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Interval } from '@nestjs/schedule';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { AppModule } from '../../src/app.module.js';
import { MessageLedger } from '../../src/delivery/dispatch/message-ledger.js';
import { Dispatcher, ProcessDispatcher } from '../../src/delivery/index.js';
import { SmtpSender } from '../../src/delivery/smtp/smtp-sender.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';

const config = parseConfig(process.env);
const { smtpUrl, mailFrom, publicUrl = '' } = config;
if (smtpUrl === undefined) throw new Error('a worker needs its mail server');
const concurrency = Number(process.argv[2]);
const leaseSeconds = Number(process.argv[3]);

/** The service's own task, with a lease that a test can wait for. */
class DispatchWithLease {
  readonly #dispatcher: Dispatcher;

  constructor(database: WorkerDatabase, url: string) {
    const sender = new SmtpSender({ url, tls: 'off', concurrency });
    const ledger = new MessageLedger(database, Math.random, leaseSeconds);
    this.#dispatcher = new Dispatcher(ledger, sender, { mailFrom, publicUrl, concurrency });
  }

  @Interval(100)
  async tick(): Promise<void> {
    await this.#dispatcher.tick();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#dispatcher.stop();
  }
}

const module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
  .overrideProvider(ProcessDispatcher)
  .useFactory({
    inject: [WorkerDatabase],
    factory: (database: WorkerDatabase) => new DispatchWithLease(database, smtpUrl),
  })
  .compile();
const app = module.createNestApplication(new FastifyAdapter(), { bufferLogs: true });
app.useLogger(app.get(Logger));
await app.init();
process.send?.('ready');
process.once('disconnect', () => void app.close().then(() => process.exit(0)));
