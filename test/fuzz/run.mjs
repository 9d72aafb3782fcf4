import { spawn } from 'node:child_process';
import { once } from 'node:events';

// npm run test:fuzz [-- <seed>]: ten thousand random operations, other ones each time unless a seed is given.

const seed = process.argv[2] ?? String(Date.now() % 2 ** 31);
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '-i',
    'test/fuzz',
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: '10000', FUZZ_SEED: seed } },
);
const [code] = await once(jest, 'exit');
process.stdout.write(`seed ${seed}\n`);
process.exit(code ?? 1);
