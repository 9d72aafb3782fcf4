import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { watchResident } from '../memory/resident.js';
import { connectAts } from '../support/ats/connections.js';
import type { TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

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
  /** Of the process that did the rest, in MiB, each half a second. */
  readonly resident: readonly number[];
}

/**
 * Takes a file in by the command line, in a process that is killed once so many records are done, and goes on in another.
 * @param app whose database it is: nothing of it takes part
 */
export async function takeInKilled(
  app: TestApp,
  org: TestOrganization,
  path: string,
  killAt: number,
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
    while ((await done()) < killAt && first.child.exitCode === null);
    first.child.kill('SIGKILL');
    await first.ended;
    const doneAtKill = await done();
    // As if its lease were over: nobody waits for two minutes here.
    await database.query('UPDATE ats_imports SET leased_until = NULL WHERE organization_id = $1', [org.id]);
    const begun = performance.now();
    const second = begin();
    const resident = watchResident(second.child.pid ?? 0, 500);
    const { out, code } = await second.ended;
    resident.stop();
    if (code !== 0) throw new Error(out);
    const count = async (table: string) => {
      const { rows } = await database.query(`SELECT count(*)::int AS count FROM ${table} WHERE organization_id = $1`, [
        org.id,
      ]);
      return rows[0].count as number;
    };
    return {
      answer: JSON.parse(out.trim().split('\n').at(-1) ?? ''),
      doneAtKill,
      made: [await count('candidates'), await count('applications')],
      reported: await count('ats_import_rows'),
      seconds: (performance.now() - begun) / 1_000,
      resident: resident.samples,
    };
  } finally {
    await database.end();
  }
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
