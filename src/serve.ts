import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import type { LocalParts } from './local/local-parts.js';
import { prepareTrial } from './local/trial.js';
import type { Config } from './platform/config/config.js';
import { migrate } from './platform/database/migrations.js';
import { refuseUnsafeRole } from './platform/database/service-role.js';
import { EventBus } from './platform/events/event-bus.js';
import { registerGraphiql } from './platform/graphiql/register-graphiql.js';
import { Readiness } from './platform/health/readiness.js';
import { choosePort } from './platform/http/free-port.js';
import { queues } from './subscriptions.js';

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));

const firstPort = 3_000;

const firstQuery = `# What was each candidate promised, and what
# happens next by itself? Run it: Ctrl-Enter.
query Applications {
  applications(first: 5) {
    totalCount
    nodes {
      id
      stage
      status
      candidate { fullName email }
      job { title }
      timeline { status decisionDate disclosedDate slipCount nextAction { kind at } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

// A deployment kills after 30 s; what is not done by then is done again by another process.
const killAfterMs = 25_000;

/** Migrates, puts the service together and listens, until the process is asked to end. Throws if it cannot. */
export async function serve(asked: Config, parts: LocalParts): Promise<void> {
  let app: NestFastifyApplication | undefined;
  try {
    const port = await choosePort(asked.host, asked.port, firstPort);
    const config: Config = { ...parts.config, port, publicUrl: asked.publicUrl ?? localUrl(asked, port) };
    if (config.migrationDatabaseUrl !== undefined) {
      await migrate(config.migrationDatabaseUrl, { folder: migrationsFolder, queues });
    }
    if (config.databaseUrl !== undefined) await refuseUnsafeRole(config.databaseUrl);
    app = await createApp(config);
    refuseUnknownQueues(app);
    const trial = await prepareTrial(app, config, parts);
    if (config.graphiql && config.role !== 'worker') await serveGraphiql(app, trial?.apiKey);
    await app.listen(port, config.host);
    endOnSignal(app, parts, config);
    await trial?.announce(await app.getUrl());
  } catch (error) {
    await app?.close().catch(() => undefined);
    throw error;
  }
}

/** In a trial the mails are read on this machine. */
function localUrl({ databaseUrl, host }: Config, port: number): string | undefined {
  if (databaseUrl !== undefined) return undefined;
  const anywhere = host === '0.0.0.0' || host === '::';
  return `http://${anywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The page's key is that of a trial's demo; elsewhere whoever opens the page brings their own. */
async function serveGraphiql(app: NestFastifyApplication, apiKey: string | undefined): Promise<void> {
  await registerGraphiql(app.getHttpAdapter().getInstance(), {
    graphqlPath: '/graphql',
    defaultHeaders: apiKey === undefined ? null : { authorization: `Bearer ${apiKey}` },
    defaultQuery: firstQuery,
  });
}

/** A handler without its queue would lose events in silence. */
function refuseUnknownQueues(app: NestFastifyApplication): void {
  const unknown = app.get(EventBus).handlerNames.filter((name) => !queues.includes(name));
  if (unknown.length > 0) throw new Error(`no queue is installed for: ${unknown.join(', ')}`);
}

/**
 * In order: readiness fails; requests go elsewhere, and are served until they do; no new ones; requests and work under way
 * end, pools close, and what they stood on ends last. Who presses Ctrl-C, or asks twice, is alone with it: nobody is waited
 * for.
 */
function endOnSignal(app: NestFastifyApplication, parts: LocalParts, config: Config): void {
  let ending = false;
  const hurry = new AbortController();
  const graceMs = config.role === 'worker' ? 0 : config.drainGraceSeconds * 1_000;
  const end = async (signal: string) => {
    if (ending || signal !== 'SIGTERM') hurry.abort();
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), killAfterMs).unref();
    app.get(Readiness).drain();
    await delay(graceMs, undefined, { signal: hurry.signal }).catch(() => undefined);
    await app.close();
    await parts.stop();
    process.exit(signal === 'database' ? 1 : 0);
  };
  const endLoudly = (signal: string) =>
    end(signal).catch((error: unknown) => {
      process.stderr.write(`the service did not end cleanly: ${String(error)}\n`);
      process.exit(1);
    });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void endLoudly(signal));
  void parts.databaseExited?.then(() => {
    if (!ending) process.stderr.write('PostgreSQL ended; the service ends with it\n');
    return endLoudly('database');
  });
}
