import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';
import { demoPolicy } from '../rules/index.js';
import { banner } from './demo/banner.js';
import { makeDemo } from './demo/make-demo.js';
import { removeStarted, type Started, startedFile, writeStarted } from './demo/started.js';
import type { LocalParts } from './local-parts.js';

/** A start with the embedded database. */
export interface Trial {
  readonly apiKey: string;
  /** Says where to look, once the service listens at that address. */
  announce(url: string): Promise<void>;
}

/** With the embedded database: makes the demo on the first start. Null without it. */
export async function prepareTrial(
  app: NestFastifyApplication,
  config: Config,
  parts: LocalParts,
): Promise<Trial | null> {
  if (!parts.trial) return null;
  const dataDir = resolve(config.dataDir);
  const { apiKey, demo } = await makeDemo(app, dataDir);
  // What a killed start left behind would send scripts to a process that is no more.
  await rm(startedFile(dataDir), { force: true });
  return {
    apiKey,
    announce: async (url) => {
      const { slipMailsToCome, ...places } = demo;
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
    },
  };
}
