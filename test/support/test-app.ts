import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { Admission } from '../../src/platform/admission/admission.js';
import { UnreadAnswers } from '../../src/platform/admission/unread-answers.js';
import { CLOCK } from '../../src/platform/clock/clock.js';
import { MONOTONIC, processTime } from '../../src/platform/clock/monotonic.js';
import { type Config, parseConfig } from '../../src/platform/config/config.js';
import { EventWorker } from '../../src/platform/events/event-worker.js';
import { httpOptions, prepareHttp } from '../../src/platform/http/http-options.js';
import { TaskRunner } from '../../src/platform/schedule/task-runner.js';
import { type DnsServer, startDnsServer } from './dns-server.js';
import { type HttpClient, httpClient } from './http-client.js';
import { type MailServer, startMailServer } from './mail-server/start-mail-server.js';
import { type RelayServer, startRelayServer, trustTestCertificates } from './relay-server.js';
import { TestClock } from './test-clock.js';
import { clusterUrls, createTestDatabase, type TestDatabase } from './test-database.js';
import { createOrganization, type TestOrganization } from './test-organization.js';
import { TestWorker } from './test-worker.js';

// A test may ask a thousand things in a minute.
const unthrottled = {
  RATE_KEY_PER_MINUTE: '1000000',
  RATE_ORGANIZATION_PER_MINUTE: '1000000',
  RATE_ADDRESS_PER_MINUTE: '1000000',
  RATE_LINK_PER_MINUTE: '1000000',
};

// As long as a process may remember who calls.
const rememberedMs = 5_000;

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly mail: MailServer;
  readonly clock: TestClock;
  /** The name server that is asked for records of organizations' domains: no name exists until a test says so. */
  readonly dns: DnsServer;
  /** A mail server that organizations may set as their relay, if it was asked for. */
  readonly relay: RelayServer | undefined;
  readonly http: HttpClient;
  organization(options?: Parameters<typeof createOrganization>[1]): Promise<TestOrganization>;
  /**
   * Does everything that is due at the clock's time, until nothing more is: sweeps, event handlers, deliveries. The events
   * of one handler can be left waiting.
   */
  settle(butFor?: string): Promise<void>;
  /** Lets what processes remember of callers grow old: the next request of each is looked up again. */
  forgetCallers(): void;
  /** Lets that much of the process's own time go by, which ages what it remembers and ends its rate limits' windows. */
  pass(milliseconds: number): void;
  /** Has that stopped, too, when the app stops. */
  stopWith(stop: () => Promise<void>): void;
  stop(): Promise<void>;
}

/**
 * The whole service on a database of its own, with a controllable clock and a real mail server. Nothing runs by itself.
 * Beside another app it is a second process of the same service, on that app's database. With patience, in milliseconds,
 * operations wait that long for their place; with `unread`, answers that are not read are waited for so long, and so many
 * bytes of them are held. With a relay, organizations may send by a server on this machine, whose
 * certificate this process trusts meanwhile.
 */
export async function startTestApp(
  options: {
    now?: string;
    settings?: Record<string, string>;
    beside?: TestApp;
    patience?: number;
    unread?: ConstructorParameters<typeof UnreadAnswers>;
    relay?: boolean;
  } = {},
): Promise<TestApp> {
  const database = options.beside?.database ?? (await createTestDatabase());
  const mail = await startMailServer();
  const dns = options.beside?.dns ?? (await startDnsServer());
  const clock = options.beside?.clock ?? new TestClock(options.now ?? '2026-12-01T09:00:00Z');
  const distrust = options.relay ? trustTestCertificates() : () => undefined;
  const relay = options.relay ? await startRelayServer() : undefined;
  const config: Config = parseConfig({
    ROLE: 'all',
    DATABASE_URL: database.serviceUrl,
    SMTP_URL: mail.url,
    SMTP_TLS: 'off',
    PUBLIC_URL: 'https://timelines.example.test',
    SECRET_KEYS: Buffer.alloc(32, 'tests').toString('base64'),
    DNS_SERVERS: dns.address,
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...clusterUrls().settings,
    ...unthrottled,
    ...(options.relay ? { OUTBOUND_ALLOW: '127.0.0.1' } : {}),
    ...options.settings,
  });
  let aged = 0;
  const pass = (milliseconds: number) => {
    aged += milliseconds;
  };
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
    .overrideProvider(CLOCK)
    .useValue(clock)
    .overrideProvider(MONOTONIC)
    .useValue(() => processTime() + aged)
    .overrideProvider(Admission)
    .useValue(new Admission(Math.min(config.apiConcurrency, config.apiPoolSize), options.patience, options.patience))
    .overrideProvider(UnreadAnswers)
    .useValue(new UnreadAnswers(...(options.unread ?? [])))
    // Tasks and event handlers stay off: the test decides when work is done.
    .overrideProvider(TaskRunner)
    .useValue({})
    .overrideProvider(EventWorker)
    .useValue({})
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(httpOptions(config)), {
    bufferLogs: true,
  });
  prepareHttp(app, config);
  await app.init();
  await app.listen(0, '127.0.0.1');
  const beside: (() => Promise<void>)[] = [];
  const worker = new TestWorker(app, {
    smtpUrl: config.smtpUrl ?? mail.url,
    smtpTls: config.smtpTls ?? 'off',
    bounce: config.bounce,
    dkim: config.dkim,
    mailFrom: config.mailFrom,
    publicUrl: config.publicUrl ?? '',
    markForPostmark: config.postmarkSecret !== undefined,
    clock,
    databaseUrl: database.serviceUrl,
    preparedStatements: config.preparedStatements,
  });
  return {
    app,
    database,
    mail,
    clock,
    dns,
    relay,
    http: httpClient(await app.getUrl()),
    organization: (settings) => createOrganization(app, settings),
    settle: (butFor) => worker.settle(butFor),
    forgetCallers: () => pass(rememberedMs),
    pass,
    stopWith: (stop) => void beside.push(stop),
    stop: async () => {
      await worker.stop();
      await app.close();
      for (const stop of beside) await stop();
      await mail.stop();
      await relay?.stop();
      distrust();
      if (options.beside === undefined) await dns.stop();
      if (options.beside === undefined) await database.drop();
    },
  };
}
