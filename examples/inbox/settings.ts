import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';

/** Whose words a connection speaks. */
export const vendors = [
  'GREENHOUSE',
  'LEVER',
  'ASHBY',
  'WORKABLE',
  'RECRUITEE',
  'SMARTRECRUITERS',
  'MERGE',
  'GENERIC',
] as const;

export type Vendor = (typeof vendors)[number];

/** What is entered in the other system. The secret is one: keep the file to yourself, and delete it after the trial. */
export interface Connection {
  readonly connectionId: string;
  readonly secret: string;
  /** Where the other system sends. */
  readonly url: string;
}

export const apiUrl = setting('FOLLOWTHROUGH_URL');
export const apiKey = setting('FOLLOWTHROUGH_KEY');

const file = process.env['CONNECTION_FILE'] ?? 'connection.json';

export async function keep(connection: Connection): Promise<void> {
  await writeFile(file, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
}

export async function kept(): Promise<Connection> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`set ${name}`);
  return value;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
