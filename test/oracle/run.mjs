import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

// npm run test:oracle -- --lives 100000 --seed 1: so many random lives, by the code and by the text.
const { values } = parseArgs({
  options: { lives: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--testTimeout=86400000',
    'test/oracle',
  ],
  { stdio: 'inherit', env: { ...process.env, ORACLE_LIVES: values.lives, ORACLE_SEED: values.seed } },
);
const [code] = await once(jest, 'exit');
process.exit(code ?? 1);
