// How a folder of reports of mails that came back is read: `npm run bounces -- <folder> […]`. Against the INDEX.tsv of each
// folder, and of each within it, if it has one: its columns `file` and `should` (suppress, came-back, complaint, ignore,
// either). Beside reports by mail (.eml) it takes the notices of Amazon SES and Postmark (.json). Ends with 1 if a rate is
// missed.
import { readdir, readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';

registerHooks({
  resolve(specifier, context, next) {
    const fromSource = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    return next(fromSource ? specifier.replace(/\.js$/u, '.ts') : specifier, context);
  },
});

const delivery = new URL('../src/delivery/', import.meta.url);
const { readReport } = await import(new URL('bounce/reading/read-report.ts', delivery).href);
const { readSesNotice, sesNotice } = await import(new URL('bounce/reading/ses-notice.ts', delivery).href);
const { readPostmarkReport } = await import(new URL('provider-webhooks/read-postmark-report.ts', delivery).href);

interface Report {
  readonly class: string;
  readonly cause: string | null;
  readonly answer: string | null;
}

interface Row {
  readonly file: string;
  /** Null without an index. */
  readonly should: string | null;
  readonly decided: string;
  readonly report: Report | null;
}

const anyMessage = '00000000-0000-7000-8000-000000000000';
const decisions: Readonly<Record<string, string>> = {
  ADDRESS_DEAD: 'suppress',
  NOT_DELIVERED: 'came-back',
  SENDER_FAULT: 'came-back',
  OTHER: 'came-back',
  COMPLAINT: 'complaint',
};

async function read(path: string): Promise<Report | null> {
  const content = await readFile(path);
  if (!path.endsWith('.json')) return await readReport(content);
  const notice = JSON.parse(content.toString('utf8'));
  if (notice.RecordType === undefined) return readSesNotice(sesNotice.parse(notice));
  return readPostmarkReport({ ...notice, Metadata: { followthrough: anyMessage } })?.report ?? null;
}

async function indexOf(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'INDEX.tsv'), 'utf8').catch(() => '');
  const [header = '', ...lines] = text.split(/\r?\n/);
  const names = header.split('\t');
  const [file, should] = [names.indexOf('file'), names.indexOf('should')];
  const pairs = lines.map((line) => line.split('\t')).map((cells) => [cells[file] ?? '', cells[should] ?? ''] as const);
  return new Map(pairs.filter(([name, what]) => name !== '' && what !== ''));
}

async function rowsOf(folder: string): Promise<Row[]> {
  const index = await indexOf(folder);
  const files = (await readdir(folder)).filter((name) => /\.(?:eml|json)$/u.test(name)).sort();
  const rows: Row[] = [];
  for (const file of files) {
    const report = await read(join(folder, file));
    rows.push({ file, should: index.get(file) ?? null, decided: decisions[report?.class ?? ''] ?? 'ignore', report });
  }
  return rows;
}

const arrives = new Set(['suppress', 'came-back']);
const isRight = ({ should, decided }: Row) => should === decided || (should === 'either' && arrives.has(decided));

/** A share of rows, and the share that is aimed at. */
function rate(
  what: string,
  rows: readonly Row[],
  hit: (row: Row) => boolean,
  aim: (share: number) => boolean,
): boolean {
  const hits = rows.filter(hit).length;
  const share = rows.length === 0 ? 0 : hits / rows.length;
  const isMet = rows.length === 0 || aim(share);
  console.log(`${what}: ${hits} of ${rows.length} (${(share * 100).toFixed(1)}%)${isMet ? '' : '  MISSED'}`);
  return isMet;
}

function summarize(rows: readonly Row[]): boolean {
  const of = (...should: string[]) => rows.filter((row) => row.should !== null && should.includes(row.should));
  return [
    rate(
      'surely dead, suppressed (at least 95%)',
      of('suppress'),
      (row) => row.decided === 'suppress',
      (s) => s >= 0.95,
    ),
    rate(
      'alive, suppressed (at most 1%)',
      of('came-back', 'ignore'),
      (row) => row.decided === 'suppress',
      (s) => s <= 0.01,
    ),
    rate(
      'failed, noticed (at least 95%)',
      of('suppress', 'came-back', 'either'),
      (row) => arrives.has(row.decided),
      (s) => s >= 0.95,
    ),
    rate(
      'answers and delays, taken for failures (none)',
      of('ignore'),
      (row) => arrives.has(row.decided),
      (s) => s === 0,
    ),
    rate(
      'complaints, taken for complaints',
      of('complaint'),
      (row) => row.decided === 'complaint',
      () => true,
    ),
    rate(
      'as the index says',
      rows.filter((row) => row.should !== null),
      isRight,
      () => true,
    ),
  ].every(Boolean);
}

function print(rows: readonly Row[]): void {
  const width = Math.max(4, ...rows.map(({ file }) => file.length));
  console.log(`${'file'.padEnd(width)}  ${'should'.padEnd(9)}  ${'decided'.padEnd(9)}         reason`);
  for (const row of rows) {
    const { file, should, decided, report } = row;
    const mark = should === null || isRight(row) ? '     ' : 'WRONG';
    const reason = [report?.class, report?.cause, report?.answer?.slice(0, 100)].filter(Boolean).join(' · ');
    console.log(`${file.padEnd(width)}  ${(should ?? '').padEnd(9)}  ${decided.padEnd(9)}  ${mark}  ${reason}`);
  }
}

/** That folder, and those within it that hold others, each with an index of its own. */
async function foldersOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const within = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  return [folder, ...(await Promise.all(within.sort().map(foldersOf))).flat()];
}

const given = process.argv.slice(2);
if (given.length === 0) throw new Error('npm run bounces -- <folder of .eml files> […]');
const all: Row[] = [];
for (const folder of (await Promise.all(given.map(foldersOf))).flat()) {
  const rows = await rowsOf(folder);
  if (rows.length === 0) continue;
  console.log(`\n${folder}`);
  print(rows);
  all.push(...rows);
}
if (all.length === 0) throw new Error(`no .eml or .json file in ${given.join(', ')}`);
console.log('');
if (all.some(({ should }) => should !== null) && !summarize(all)) process.exitCode = 1;
