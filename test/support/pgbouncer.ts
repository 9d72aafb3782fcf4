import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../src/local/embedded-postgres/free-port.js';
import { unprivilegedAccount } from '../../src/local/embedded-postgres/unprivileged-account.js';

/** A pooler in front of the test cluster. */
export interface PgBouncer {
  /** The same role and database, through the pooler. */
  readonly serviceUrl: string;
  /** What the service has to be told about this pooler (docs/operations.md). */
  readonly settings: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

// Fewer than the connections of one process: its pools take turns on them, and so do the organizations.
const serverConnections = 3;

/** The version of the PgBouncer that is installed, such as `1.18.0`; undefined if none is. */
export async function pgBouncerVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('pgbouncer', ['--version']);
    return /PgBouncer (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

/** Starts PgBouncer in transaction mode, configured as docs/operations.md says, in front of the server of this address. */
export async function startPgBouncer(serviceUrl: string): Promise<PgBouncer> {
  const version = await pgBouncerVersion();
  if (version === undefined) throw new Error('PgBouncer is not installed');
  const followsPrepared = isAtLeast(version, [1, 21]);
  const address = new URL(serviceUrl);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), `followthrough-pgbouncer-${process.pid}-`));
  const config = join(folder, 'pgbouncer.ini');
  const users = join(folder, 'users.txt');
  await writeFile(users, `"${address.username}" "${address.password}"\n`, { mode: 0o600 });
  const lines = [
    '[databases]',
    `* = host=${address.hostname} port=${address.port}`,
    '[pgbouncer]',
    'pool_mode = transaction',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
    `default_pool_size = ${serverConnections}`,
    'max_client_conn = 500',
    'ignore_startup_parameters = statement_timeout,lock_timeout,idle_in_transaction_session_timeout',
    ...(followsPrepared ? ['max_prepared_statements = 200'] : []),
  ];
  await writeFile(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  // It refuses to run as root, as PostgreSQL does.
  const account = await unprivilegedAccount(undefined);
  if (account) for (const path of [folder, users, config]) await chown(path, account.uid, account.gid);
  const process_ = spawn('pgbouncer', ['-q', config], {
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  await listening(port, process_);
  address.port = String(port);
  return {
    serviceUrl: address.href,
    settings: followsPrepared ? {} : { PREPARED_STATEMENTS: 'false' },
    stop: async () => {
      const ended = once(process_, 'exit');
      process_.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number);
  return first > major || (first === major && second >= minor);
}

async function listening(port: number, process_: ChildProcess): Promise<void> {
  for (;;) {
    if (process_.exitCode !== null) throw new Error(`PgBouncer ended with ${process_.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await new Promise(setImmediate);
  }
}
