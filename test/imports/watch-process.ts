import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

// Of the kernel's clock in /proc, in hertz: the same on every Linux that Node runs on.
const ticksPerSecond = 100;

/** What a process cost while it took records in. */
export interface Watched {
  /** In MiB, twice a second from the first records that it took in. */
  readonly resident: readonly number[];
  /** From its start. */
  readonly processorSeconds: number;
}

/**
 * Looks at a process until it is told to stop.
 * @param done how many records are done by now
 * @param before how many were done before the process began
 */
export function watchProcess(
  pid: number,
  done: () => Promise<number>,
  before: number,
  heard: (done: number, mebibytes: number) => void,
): { stop: () => Promise<Watched> } {
  const resident: number[] = [];
  let processorSeconds = 0;
  const ending = new AbortController();
  const looking = (async () => {
    while (!ending.signal.aborted) {
      const [records, mebibytes, seconds] = await Promise.all([done(), residentOf(pid), processorSecondsOf(pid)]);
      processorSeconds = seconds ?? processorSeconds;
      if (mebibytes !== null && records > before) {
        resident.push(mebibytes);
        heard(records, mebibytes);
      }
      await delay(500, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await looking;
      return { resident, processorSeconds };
    },
  };
}

async function residentOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1_024;
}

async function processorSecondsOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the name, which stands in parentheses and may hold anything: user and system time are the 14th and 15th field.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return user === undefined || system === undefined ? null : (Number(user) + Number(system)) / ticksPerSecond;
}
