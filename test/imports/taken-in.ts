import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Service } from '../faults/harness/service.js';
import { connectAts } from '../support/ats/connections.js';
import type { TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { type Watched, watchProcess } from './watch-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of so many applications, as a spreadsheet of Windows saves it: its first odd byte stands near its end. */
export async function writeCandidates(path: string, rows: number): Promise<void> {
  const odd = Math.floor(rows * 0.9);
  const lines = function* () {
    yield 'candidate_id;name;email;job_title;status;stage;applied_on;note\r\n';
    for (let at = 1; at <= rows; at += 1) {
      const name = at === odd ? 'Zo\xeb \x80' : `Person ${at}`;
      yield `c${at};${name};p${at}@mail.example;Job ${at % 50};active;Interview;2026-11-01;"two\nlines"\r\n`;
    }
  };
  await pipeline(Readable.from(lines(), { encoding: 'latin1' }), createWriteStream(path, { encoding: 'latin1' }));
}

/** What became of a file that was killed on its way, and given again. */
export interface TakenIn {
  readonly answer: Record<string, unknown>;
  /** How many records were done when it was killed. */
  readonly doneAtKill: number;
  /** How many candidates and applications there are. */
  readonly made: readonly [candidates: number, applications: number];
  readonly reported: number;
  readonly seconds: number;
  /** Processor time of the process that did the rest, from its start. */
  readonly processorSeconds: number;
  /** Of the process that did the rest, in MiB, twice a second from the first records that it took in. */
  readonly resident: readonly number[];
}

/** Hears how far it is: so many records of so many. */
export type Heard = (done: number, mebibytes: number) => void;

/**
 * Takes a file in by the command line, in a process that is killed once so many records are done, and goes on in another.
 * @param app whose database it is: nothing of it takes part
 */
export async function takeInKilled(
  app: TestApp,
  org: TestOrganization,
  path: string,
  killAt: number,
  heard: Heard = () => undefined,
): Promise<TakenIn> {
  const connection = await connectAts(org, 'GENERIC');
  const database = new pg.Client({ connectionString: app.database.superuserUrl });
  await database.connect();
  try {
    const begin = () => startImport(app, ['--organization', org.id, '--connection', connection, '--file', path]);
    const first = begin();
    const done = async () => {
      const { rows } = await database.query('SELECT done_count FROM ats_imports WHERE organization_id = $1', [org.id]);
      return Number(rows[0]?.done_count ?? 0);
    };
    while ((await done()) < killAt && first.child.exitCode === null) await delay(10);
    first.child.kill('SIGKILL');
    await first.ended;
    const doneAtKill = await done();
    // As if its lease were over: nobody waits for two minutes here.
    await database.query('UPDATE ats_imports SET leased_until = NULL WHERE organization_id = $1', [org.id]);
    const begun = performance.now();
    const second = begin();
    const watched = watchProcess(second.child.pid ?? 0, done, doneAtKill, heard);
    const { out, code } = await second.ended;
    const { resident, processorSeconds } = await watched.stop();
    if (code !== 0) throw new Error(out);
    return {
      answer: JSON.parse(out.trim().split('\n').at(-1) ?? ''),
      doneAtKill,
      ...(await countedOf(database, org.id)),
      seconds: (performance.now() - begun) / 1_000,
      processorSeconds,
      resident,
    };
  } finally {
    await database.end();
  }
}

/** Takes a file in that is sent to a process of the service, which takes it in by itself. */
export async function takeInSent(
  app: TestApp,
  org: TestOrganization,
  path: string,
  heard: Heard = () => undefined,
): Promise<TakenIn> {
  const connection = await connectAts(org, 'GENERIC');
  const database = new pg.Client({ connectionString: app.database.superuserUrl });
  await database.connect();
  const service = await Service.start('all', {
    DATABASE_URL: app.database.serviceUrl,
    SMTP_URL: app.mail.url,
    SMTP_TLS: 'off',
    PUBLIC_URL: 'https://timelines.example.test',
    SECRET_KEYS: Buffer.alloc(32, 'tests').toString('base64'),
  });
  const watching: { stop: () => Promise<Watched> }[] = [];
  try {
    const headers = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'text/csv' };
    const sending = { method: 'POST', headers, body: new Uint8Array(await readFile(path)) };
    const begun = performance.now();
    const sent = await fetch(`${service.url}/ats/imports?connection=${connection}`, sending);
    if (sent.status !== 202) throw new Error(`it was answered with ${sent.status}: ${await sent.text()}`);
    const { importId } = (await sent.json()) as { importId: string };
    const standing = async () => {
      const asked = `{ atsImport(id: "${importId}") { status rowCount doneCount faultCode } }`;
      return (await org.graphql(asked)).data.atsImport;
    };
    watching.push(watchProcess(service.pid, async () => (await standing()).doneCount, 0, heard));
    let answer = await standing();
    for (; answer.status === 'PENDING' && !service.hasEnded; answer = await standing()) await delay(500);
    const seconds = (performance.now() - begun) / 1_000;
    const watched = await watching[0]?.stop();
    if (watched === undefined) throw new Error('nobody looked');
    return { answer, doneAtKill: 0, ...(await countedOf(database, org.id)), seconds, ...watched };
  } finally {
    await Promise.all(watching.map((each) => each.stop()));
    await service.end('SIGTERM');
    await database.end();
  }
}

async function countedOf(database: pg.Client, organizationId: string): Promise<Pick<TakenIn, 'made' | 'reported'>> {
  const count = async (table: string) => {
    const asked = `SELECT count(*)::int AS count FROM ${table} WHERE organization_id = $1`;
    return (await database.query(asked, [organizationId])).rows[0].count as number;
  };
  return {
    made: [await count('candidates'), await count('applications')],
    reported: await count('ats_import_rows'),
  };
}

// With the limits that `npm start` gives.
function startImport(app: TestApp, args: readonly string[]) {
  const program = [
    '--max-old-space-size=512',
    '--max-semi-space-size=8',
    '--import',
    './test/support/run-typescript.mjs',
    'src/cli.ts',
    'import',
    ...args,
  ];
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: app.database.serviceUrl,
    SMTP_URL: app.mail.url,
    SMTP_TLS: 'off',
  };
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, ended: endOf(child) };
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; out: string }> {
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code: code as number | null, out };
}
