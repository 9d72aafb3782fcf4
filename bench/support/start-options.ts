import { readFileSync } from 'node:fs';

/** What `npm start` gives to Node: a service that is measured runs as it is served. */
export const startOptions: readonly string[] = (() => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'));
})();
