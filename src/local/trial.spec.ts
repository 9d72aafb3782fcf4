import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ServiceProcess, startServiceProcess } from '../../test/support/service-process.js';
import { removeDataDirectory } from '../../test/support/test-cluster.js';
import type { Started } from './demo/started.js';

interface Mail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
}

interface SlippedAnswer {
  readonly data: { readonly applications: { readonly nodes: readonly { readonly timeline: { status: string } }[] } };
}

// A start with a database to create, on a machine that is busy with other tests.
const startMs = 90_000;
const pollMs = 50;

describe('a service started without any configuration', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let started: Started;
  let mails: readonly Mail[];

  const file = () => join(dataDir, 'started.json');
  const start = async (): Promise<Started> => {
    service = startServiceProcess({ DATA_DIR: dataDir, PORT: '0' });
    await service.said('Try it:');
    return JSON.parse(await readFile(file(), 'utf8'));
  };
  const mailbox = async <T>(path: string) => (await (await fetch(`${started.mailboxUrl}${path}`)).json()) as T;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'followthrough-trial-'));
    started = await start();
    for (mails = []; mails.length < 2; await pause(pollMs)) mails = await mailbox<Mail[]>('/messages');
  }, startMs);
  afterAll(async () => {
    await service.kill('SIGTERM');
    await removeDataDirectory(dataDir);
  }, startMs);

  it('has two slip mails in its mailbox: one date has passed, one was moved', async () => {
    const subjects = Object.fromEntries(mails.map(({ to, subject }) => [to.join(), subject]));
    expect(subjects).toEqual({
      'matthias.brandl@example.test': expect.stringMatching(/^Noch offen, Nachricht bis .*: Servicetechniker:in/),
      'oluwaseun.adeyemi@example.test': expect.stringMatching(/^Decision moved to .*: Senior Firmware Engineer$/),
    });
    const { id } = mails.find(({ to }) => to[0]?.startsWith('oluwaseun')) ?? {};
    const moved = await mailbox<{ text: string; headers: Record<string, string> }>(`/messages/${id}`);
    expect(moved.text).toContain('Hello Olúwaṣeun Adéyẹmí');
    expect(moved.headers['reply-to']).toContain('hanna.lindqvist@tidewren.test');
  });

  it('says where to look, to people and to scripts', async () => {
    const output = service.output();
    for (const text of [started.graphqlUrl, started.graphiqlUrl, started.apiKey, started.mailboxUrl, file()]) {
      expect(output).toContain(text);
    }
    expect(output).toContain('settling time 20 s, window always open, no daily cap');
    expect(output).toContain('two slip mails arrive in the mailbox within 15 seconds');
    expect(started).toMatchObject({ pid: service.process.pid, port: Number(new URL(started.graphqlUrl).port) });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await fetch(started.healthUrl)).status).toBe(200);
  });

  it('serves GraphiQL from its own address, with the key of the demo', async () => {
    const page = await fetch(String(started.graphiqlUrl));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(started.apiKey);
  });

  it('prints a command that works when it is pasted', async () => {
    const command = /^ {2}(curl .*)$/m.exec(service.output())?.[1];
    // What a shell makes of the line, without asking that curl be installed.
    const { stdout } = await promisify(execFile)('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${command}`]);
    const [silent, url = '', header1, authorization, header2, contentType, data, body] = stdout.trim().split('\n');
    expect([silent, header1, header2, data]).toEqual(['-s', '-H', '-H', '-d']);
    const headers = [authorization, contentType].map((text = ''): [string, string] => {
      const [name = '', value = ''] = text.split(': ');
      return [name, value];
    });
    const answer = (await (await fetch(url, { method: 'POST', headers, body })).json()) as SlippedAnswer;
    expect(answer.data.applications.nodes.map(({ timeline }) => timeline.status)).toEqual(Array(5).fill('SLIPPED'));
  });

  it(
    'takes started.json back when it ends, and shows the same demo and key the next time',
    async () => {
      await service.kill('SIGTERM');
      expect(existsSync(file())).toBe(false);
      const again = await start();
      expect(again.apiKey).toBe(started.apiKey);
      expect(again.demo).toEqual(started.demo);
      expect(service.output()).not.toContain('two slip mails');
    },
    startMs,
  );
});
