import { setTimeout as delay } from 'node:timers/promises';
import { isAway } from './is-away.js';

// A database that restarts is back within seconds.
const againMs = 1_000;

/**
 * Asks again each second while the database is away.
 * @param patience.tries how often, after the first time
 * @param patience.signal ends it: the process is to end
 * @param mayPass after which errors it is asked again
 */
export async function onceBack<T>(
  ask: () => Promise<T>,
  patience: { readonly tries: number; readonly signal: AbortSignal },
  mayPass: (error: unknown) => boolean = isAway,
): Promise<T> {
  const { tries, signal } = patience;
  for (let left = tries; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left <= 0 || signal.aborted || !mayPass(error)) throw error;
      await delay(againMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
