import { readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root, and asks for an account which /etc/passwd names.
 * @returns the account to run under when this process is root, otherwise undefined: run as we are.
 */
export async function unprivilegedAccount(databaseDir: string | undefined): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parsePasswd(await readFile('/etc/passwd', 'utf8')).filter((account) => account.uid !== 0);
  const owner = databaseDir === undefined ? undefined : await ownerOf(databaseDir);
  const account =
    owner === undefined
      ? (named(accounts, 'postgres') ?? named(accounts, 'nobody'))
      : accounts.find(({ uid }) => uid === owner);
  if (account === undefined) {
    const message = 'PostgreSQL does not run as root, and /etc/passwd names no account for it';
    throw new EmbeddedPostgresError('NO_ACCOUNT', message);
  }
  return account;
}

export function parsePasswd(text: string): Account[] {
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function named(accounts: Account[], name: string): Account | undefined {
  return accounts.find((account) => account.name === name);
}

async function ownerOf(databaseDir: string): Promise<number | undefined> {
  return (await stat(databaseDir).catch(() => undefined))?.uid;
}
