import { execFile } from 'node:child_process';
import { promisify, types } from 'node:util';
import { reasonOf } from './system-error.js';
import type { Account } from './unprivileged-account.js';

/**
 * What PostgreSQL's programs get of an environment: nothing of ours, which may hold secrets. With a time zone given,
 * initdb does not compare the machine's with all 600 it knows, a fifth of its time.
 */
export const POSTGRES_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

const run = promisify(execFile);

/** Runs a program, as `account` if one is given, and fails with the last line that it said. */
export async function runToEnd(
  file: string,
  parameters: string[],
  options: { cwd: string; account: Account | undefined },
): Promise<void> {
  const { cwd, account } = options;
  const identity = account && { uid: account.uid, gid: account.gid };
  try {
    await run(file, parameters, { cwd, env: POSTGRES_ENVIRONMENT, ...identity });
  } catch (error) {
    const said = types.isNativeError(error) && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said.split('\n').at(-1) || reasonOf(error), { cause: error });
  }
}
