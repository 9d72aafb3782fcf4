import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { Dispatcher, type DispatcherOptions } from '../../src/delivery/dispatch/dispatcher.js';
import { MessageLedger } from '../../src/delivery/dispatch/message-ledger.js';
import { MessageEntity } from '../../src/delivery/message/message.entity.js';
import { MessageAttemptEntity } from '../../src/delivery/message/message-attempt.entity.js';
import { MessagesService, type NewMessage } from '../../src/delivery/message/messages.service.js';
import { RelayEntity } from '../../src/delivery/relay/relay.entity.js';
import { RelayConnections } from '../../src/delivery/relay/relay-connections.js';
import type { Deadlines } from '../../src/delivery/smtp/relay.js';
import { SmtpSender } from '../../src/delivery/smtp/smtp-sender.js';
import { SuppressionEntity } from '../../src/delivery/suppression/suppression.entity.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import { CLOCK } from '../../src/platform/clock/clock.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { toDate } from '../../src/platform/database/dates.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { EventWorker } from '../../src/platform/events/event-worker.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { type MailServer, startMailServer } from '../support/mail-server/start-mail-server.js';
import { TestClock } from '../support/test-clock.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The ledger of messages on its own database, with a mail server and a clock in the test's hands. */
export interface TestDelivery {
  readonly database: TestDatabase;
  readonly worker: WorkerDatabase;
  readonly mail: MailServer;
  readonly clock: TestClock;
  readonly messages: MessagesService;
  readonly ledger: MessageLedger;
  readonly relays: RelayConnections;
  organization(): Promise<string>;
  write<T>(organizationId: string, work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  /** A message that is due now. */
  enqueue(organizationId: string, message?: Partial<NewMessage>): Promise<string>;
  message(organizationId: string, id: string): Promise<MessageEntity>;
  attempts(organizationId: string, id: string): Promise<MessageAttemptEntity[]>;
  events(organizationId: string): Promise<{ type: string; payload: Record<string, string> }[]>;
  /** One that sends to the mail server; stopped with the rest. */
  dispatcher(options?: Partial<DispatcherOptions> & { deadlines?: Partial<Deadlines> }): Dispatcher;
  sender(deadlines?: Partial<Deadlines>): SmtpSender;
  /** Nothing waits any more. */
  clear(): Promise<void>;
  /** As the superuser, whom row-level security does not bind. */
  sql(text: string, values?: unknown[]): Promise<pg.QueryResult>;
  stop(): Promise<void>;
}

const mailFrom = 'timelines@followthrough.test';
const publicUrl = 'https://timelines.followthrough.test';

@Module({ providers: [MessagesService, RelayConnections] })
class MessagesOnly {}

export async function startDelivery(now = '2026-12-01T09:00:00Z'): Promise<TestDelivery> {
  const database = await createTestDatabase();
  const mail = await startMailServer();
  const clock = new TestClock(now);
  const config = parseConfig({
    ...clusterUrls().settings,
    DATABASE_URL: database.serviceUrl,
    SMTP_URL: mail.url,
    MAIL_FROM: mailFrom,
    PUBLIC_URL: publicUrl,
    SECRET_KEYS: Buffer.alloc(32, 'tests').toString('base64'),
    OUTBOUND_ALLOW: '127.0.0.1',
  });
  const app = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, [MessageEntity, MessageAttemptEntity, RelayEntity, SuppressionEntity]),
      MessagesOnly,
    ],
  })
    .overrideProvider(CLOCK)
    .useValue(clock)
    .overrideProvider(EventWorker)
    .useValue({})
    .compile();
  await app.init();
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  const worker = app.get(WorkerDatabase);
  const messages = app.get(MessagesService);
  const relays = app.get(RelayConnections);
  const ledger = new MessageLedger(worker, () => 0.5);
  const dispatchers: Dispatcher[] = [];
  const senders: SmtpSender[] = [];

  const write: TestDelivery['write'] = async (organizationId, work) => {
    const result = await worker.write(systemActor(organizationId), work);
    if (result instanceof Problem) throw new Error(result.message);
    return result;
  };
  const sender: TestDelivery['sender'] = (deadlines = {}) => {
    const made = new SmtpSender({ url: mail.url, tls: 'off', concurrency: 4, deadlines });
    senders.push(made);
    return made;
  };
  return {
    database,
    worker,
    mail,
    clock,
    messages,
    ledger,
    relays,
    write,
    sender,
    organization: async () => {
      const id = newId();
      const at = toDate(clock.now);
      await superuser.query(
        `INSERT INTO organizations (id, slug, name, time_zone, country, locale, created_at, updated_at)
         VALUES ($1, $2, 'Northwind Labs', 'Europe/Berlin', 'DE', 'en', $3, $3)`,
        [id, `org-${id}`, at],
      );
      return id;
    },
    enqueue: (organizationId, message = {}) =>
      write(organizationId, (tx) => messages.enqueue(tx, { ...aMessage, ...message })),
    message: (organizationId, id) =>
      write(organizationId, (tx) => tx.manager.findOneByOrFail(MessageEntity, { organizationId, id })),
    attempts: (organizationId, id) =>
      write(organizationId, (tx) =>
        tx.manager.find(MessageAttemptEntity, {
          where: { organizationId, messageId: id },
          order: { number: 'ASC' },
        }),
      ),
    events: (organizationId) =>
      write(organizationId, (tx) =>
        tx.query('SELECT type, payload FROM domain_events WHERE organization_id = $1 ORDER BY id', [organizationId]),
      ),
    dispatcher: ({ deadlines, ...options } = {}) => {
      const made = new Dispatcher(ledger, sender(deadlines), {
        mailFrom,
        publicUrl,
        concurrency: 4,
        relays,
        monotonic: () => clock.now.epochMilliseconds,
        ...options,
      });
      dispatchers.push(made);
      return made;
    },
    clear: async () => {
      await superuser.query(
        `UPDATE messages SET status = 'CANCELLED', next_attempt_at = NULL, leased_until = NULL
         WHERE status IN ('QUEUED', 'SENDING')`,
      );
    },
    sql: (text, values) => superuser.query(text, values),
    stop: async () => {
      await Promise.all(dispatchers.map((each) => each.stop()));
      await Promise.all(senders.map((each) => each.close()));
      await app.close();
      await superuser.end();
      await mail.stop();
      await database.drop();
    },
  };
}

const aMessage: NewMessage = {
  kind: 'TIMELINE_EXTENDED',
  locale: 'en',
  fromName: 'Northwind Labs',
  to: { name: 'Ana Ríos', address: 'ana@candidates.test' },
  replyTo: { name: 'Rita Brandt', address: 'rita@northwind.test' },
  subject: 'A new date for your application',
  text: 'You will hear from us by 11 December.\n',
  html: '<p>You will hear from us by 11 December.</p>',
};
