import { resolve } from 'node:path';
import process from 'node:process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoPolicy } from '../organizations/index.js';
import type { Config } from '../platform/config/config.js';
import { banner } from './demo/banner.js';
import { makeDemo } from './demo/make-demo.js';
import { removeStarted, type Started, startedFile, writeStarted } from './demo/started.js';
import type { LocalParts } from './local-parts.js';

/** With the embedded database: makes the demo on the first start, and says where to look, on every start. */
export async function prepareTrial(app: NestFastifyApplication, config: Config, parts: LocalParts): Promise<void> {
  if (!parts.trial) return;
  const dataDir = resolve(config.dataDir);
  const { apiKey, demo } = await makeDemo(app, dataDir);
  const { slipMailsToCome, ...places } = demo;
  const url = await app.getUrl();
  const started: Started = {
    graphqlUrl: `${url}/graphql`,
    ...(config.graphiql ? { graphiqlUrl: `${url}/graphiql` } : {}),
    apiKey,
    ...(parts.mailboxUrl === undefined ? {} : { mailboxUrl: parts.mailboxUrl }),
    healthUrl: `${url}/health/ready`,
    pid: process.pid,
    port: Number(new URL(url).port),
    demo: { ...places, policy: demoPolicy },
  };
  await writeStarted(dataDir, started);
  process.once('exit', () => removeStarted(dataDir, process.pid));
  const slipMails = slipMailsToCome && config.role !== 'api';
  process.stdout.write(banner(started, { startedFile: startedFile(dataDir), slipMails }));
}
