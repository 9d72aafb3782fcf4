import { spawn } from 'node:child_process';
import { once } from 'node:events';

// npm run test:pages: every page in every language, and fifty visits of each robot.
// npm run screenshots: all pages onto one sheet, screenshots/index.html.
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    '--testTimeout=600000',
    'test/pages/browser.spec.ts',
    ...(process.argv.includes('--screenshots') ? ['--testNamePattern', 'can be used by everybody'] : []),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PAGES: 'all',
      ...(process.argv.includes('--screenshots') ? { SCREENSHOTS: 'screenshots' } : {}),
    },
  },
);
const [code] = await once(jest, 'exit');
process.exit(code ?? 1);
