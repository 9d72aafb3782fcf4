import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// npm run test:clients: installs the clients, which nothing else needs (300 MB), and runs what docs/clients shows.

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Against hanging, not against slowness. */
const minutes = 60_000;

function run(atMostMs, ...command) {
  const { status, error } = spawnSync('npm', command, {
    cwd: root,
    stdio: 'inherit',
    timeout: atMostMs,
    shell: process.platform === 'win32',
    env: { ...process.env, CLIENTS: 'needed' },
  });
  if (error !== undefined) process.stderr.write(`npm ${command.join(' ')}: ${error.message}\n`);
  if (status !== 0) process.exit(1);
}

run(5 * minutes, 'ci', '--prefix', 'test/clients', '--ignore-scripts');
run(5 * minutes, 'test', '--', '-i', 'test/clients');
