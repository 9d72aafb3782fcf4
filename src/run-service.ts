import './platform/wire/temporal/private-slots.js';
import process from 'node:process';
import { EmbeddedPostgresError } from './local/embedded-postgres/index.js';
import { type LocalParts, startLocalParts } from './local/local-parts.js';
import { InvalidConfig, parseConfig } from './platform/config/config.js';
import { LocksTaken } from './platform/database/brief-locks.js';
import { UnknownMigrations } from './platform/database/migration-ledger.js';
import { UnsafeDatabaseRole } from './platform/database/service-role.js';
import { PortTaken } from './platform/http/free-port.js';

/** Runs the service until it is asked to end. A start that cannot succeed says why in one line and exits with 1. */
export async function runService(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  let parts: LocalParts | undefined;
  try {
    const asked = parseConfig(env);
    // What a service that was killed left running is taken over first: the rest of the program takes longer to load.
    parts = await startLocalParts(asked, (line) => process.stderr.write(`${line}\n`));
    const { serve } = await import('./serve.js');
    await serve(asked, parts);
  } catch (error) {
    await parts?.stop();
    fail(error);
  }
}

const expectedErrors = [
  InvalidConfig,
  PortTaken,
  UnsafeDatabaseRole,
  UnknownMigrations,
  LocksTaken,
  EmbeddedPostgresError,
];

/** One line for what an operator can mend; the stack for what they cannot. */
function fail(error: unknown): never {
  const expected = expectedErrors.some((type) => error instanceof type);
  process.stderr.write(`followthrough: ${expected || isConnectionFault(error) ? lineOf(error) : stackOf(error)}\n`);
  process.exit(1);
}

function isConnectionFault(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  const { code } = error;
  // Network faults, and PostgreSQL's classes 28 (authorization) and 3D (no such database).
  return typeof code === 'string' && (/^E[A-Z]+$/.test(code) || /^(28|3D)/.test(code));
}

function lineOf(error: unknown): string {
  if (isConnectionFault(error)) {
    const { code, message } = error as { code: string; message?: string };
    return `the database cannot be used: ${message || code}`;
  }
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
