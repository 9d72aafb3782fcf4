import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the clients lie that `npm run test:clients` installs. */
export const clientPackages = fileURLToPath(new URL('node_modules', import.meta.url));

/** Whether they are there; `npm run test:clients` has a test fail that does not find them. */
export const clientsInstalled =
  existsSync(`${clientPackages}/.package-lock.json`) || process.env['CLIENTS'] === 'needed';

/** Behind the name of what is skipped without them. */
export const orSkipped = clientsInstalled ? '' : ' (skipped: clients are not installed, npm run test:clients does)';
