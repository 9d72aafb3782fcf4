import { readFile } from 'node:fs/promises';

export interface Resident {
  /** Of each look, in MiB. */
  readonly samples: readonly number[];
  readonly most: number;
  stop(): void;
}

/** Looks at the resident memory of a process each so many milliseconds. Linux alone tells. */
export function watchResident(pid: number, everyMs: number, say: (line: string) => void = () => undefined): Resident {
  const samples: number[] = [];
  const begun = performance.now();
  const timer = setInterval(() => {
    void residentOf(pid).then((mebibytes) => {
      if (mebibytes === null) return;
      samples.push(mebibytes);
      say(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(6)} s  ${mebibytes.toFixed(0).padStart(4)} MiB`);
    });
  }, everyMs);
  return {
    samples,
    get most() {
      return Math.max(0, ...samples);
    },
    stop: () => clearInterval(timer),
  };
}

async function residentOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) / 1_024;
}
