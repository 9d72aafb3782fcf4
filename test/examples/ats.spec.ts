import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { exampleTypes } from '../../scripts/example-types.js';
import { runCommand } from '../../src/cli/run-command.js';
import { type MailServer, startMailServer } from '../support/mail-server/start-mail-server.js';
import { type ServiceProcess, startServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const node = (...args: string[]) => run(process.execPath, args, { cwd: root, env: process.env });

const acme =
  '--slug acme --name Acme --time-zone Europe/Berlin --country DE --owner-name Olga --owner-email olga@acme.test';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isReady(url: string): Promise<boolean> {
  const { ok } = await fetch(new URL('/health/ready', url)).catch(() => ({ ok: false }));
  return ok;
}

describe('the example of an ATS', () => {
  let database: TestDatabase;
  let mail: MailServer;
  let service: ServiceProcess;
  let url: string;
  let key: string;

  beforeAll(async () => {
    [database, mail] = await Promise.all([createTestDatabase(), startMailServer()]);
    const settings = {
      DATABASE_URL: database.serviceUrl,
      SMTP_URL: mail.url,
      SMTP_TLS: 'off',
      PUBLIC_URL: 'http://127.0.0.1',
      SECRET_KEYS: Buffer.alloc(32, 'example').toString('base64'),
      OUTBOUND_ALLOW: '127.0.0.1',
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      LOG_LEVEL: 'info',
    };
    const printed: string[] = [];
    const terminal = { out: (line: string) => void printed.push(line), err: (line: string) => void printed.push(line) };
    expect(await runCommand(['organizations', 'create', ...acme.split(' ')], settings, terminal)).toBe(0);
    key = JSON.parse(printed.join('')).apiKey;
    service = startServiceProcess(settings);
    url = `http://127.0.0.1:${settings.PORT}/graphql`;
    while (!(await isReady(url))) expect(service.output()).not.toContain('followthrough:');
  });
  afterAll(async () => {
    await service.kill('SIGTERM');
    await mail.stop();
    await database.drop();
  });

  it('loads, hears by webhooks and follows the feed after an outage, with a started service', async () => {
    const example = run(process.execPath, ['examples/ats/run.ts'], {
      cwd: root,
      env: { ...process.env, FOLLOWTHROUGH_URL: url, FOLLOWTHROUGH_KEY: key },
    });
    expect((await example).stdout.trim().split('\n')).toEqual([
      'loaded 2, the same 2 again',
      'heard by webhook: timeline.set.v1',
      'read in the feed after the outage: timeline.extended.v1',
      'nothing is left: 0',
    ]);
  });

  it('is typed by the schema as it is: `npm run schema` writes its types', async () => {
    const schema = buildSchema(await readFile(`${root}src/schema.graphql`, 'utf8'));
    expect(await readFile(`${root}examples/schema.d.ts`, 'utf8')).toBe(exampleTypes(schema));
    await node('node_modules/typescript7/bin/tsc', '-p', 'examples/tsconfig.json', '--noEmit');
  });
});
