import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

// npm run test:lives -- --lives 1200 --seed 1: so many random lives, in the service and in a replay of what people did.
const LIVES_OF_A_COMPANY = 6;
const COMPANIES_AT_ONCE = 10;
// Seeds in which a difference was found once.
const KEPT_SEEDS = [1, 4, 6, 3000];

const { values } = parseArgs({
  options: { lives: { type: 'string', default: '600' }, seed: { type: 'string', default: '1000' } },
});
const rounds = Math.max(1, Math.ceil(Number(values.lives) / (LIVES_OF_A_COMPANY * COMPANIES_AT_ONCE)));
const seeds = [...KEPT_SEEDS, ...Array.from({ length: rounds }, (_, round) => Number(values.seed) + round)];

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--testTimeout=1200000',
    'test/lives',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, LIVES_COMPANIES: String(COMPANIES_AT_ONCE), LIVES_SEEDS: seeds.join(',') },
  },
);
const [code] = await once(jest, 'exit');
process.exit(code ?? 1);
