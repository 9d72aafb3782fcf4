import { spawn } from 'node:child_process';
import { once } from 'node:events';
import '../support/run-typescript.mjs';

// npm run test:isolation: everything that keeps organizations apart, in its full size.
// npm run test:pgbouncer: what talks to the database, once more through PgBouncer in transaction mode.

const { pgBouncerVersion } = await import('../support/pgbouncer.ts');
const throughPgBouncer = process.argv.includes('--through-pgbouncer');
const say = (line) => process.stdout.write(`${line}\n`);

const everything = [
  'catalog',
  'tenant-tables',
  'isolation-',
  'permission-matrix',
  'tainted-connection',
  'read-session',
  'schema-calls',
];
const pooled = [
  'isolation-',
  'tainted-connection',
  'main-story',
  'changes-told',
  'graphql-access',
  'graphql-failures',
  'group-transaction',
  'message-ledger',
  'event-worker',
  'handled-together',
  'disclosed-together',
  'queue.spec',
];

if (throughPgBouncer) {
  const version = await pgBouncerVersion();
  if (version === undefined) {
    say('PgBouncer is not installed here, so nothing was tested through it (Debian: apt-get install pgbouncer).');
    process.exit(0);
  }
  say(`Through PgBouncer ${version}, in transaction mode.`);
}

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    ...(throughPgBouncer ? pooled : everything),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(throughPgBouncer ? { TEST_THROUGH: 'pgbouncer' } : { ISOLATION_CALLS: '10000' }),
    },
  },
);
const [code] = await once(jest, 'exit');
process.exit(code ?? 1);
