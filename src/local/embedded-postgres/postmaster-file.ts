import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL writes into `postmaster.pid`; pid is NaN if the file was cut short by a power failure. */
export interface PostmasterFile {
  pid: number;
  port: number;
  status: string;
}

export async function readPostmasterFile(databaseDir: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(fileIn(databaseDir), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parsePostmasterFile(text);
}

/** Lines: pid, data directory, start time, port, socket directory, listen address, shared memory key, status. */
export function parsePostmasterFile(text: string): PostmasterFile {
  const lines = text.split('\n');
  // A negative pid is a single-user server's.
  return {
    pid: Math.abs(Number.parseInt(lines[0] ?? '', 10)),
    port: Number.parseInt(lines[3] ?? '', 10),
    status: (lines[7] ?? '').trim(),
  };
}

export async function removePostmasterFile(databaseDir: string): Promise<void> {
  await rm(fileIn(databaseDir), { force: true });
}

function fileIn(databaseDir: string): string {
  return join(databaseDir, 'postmaster.pid');
}
