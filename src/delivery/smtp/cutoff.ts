export type CutReason = 'timeout' | 'aborted';

/**
 * A wall-clock limit and the caller's signal as one signal: whichever comes first ends what waits on it. An inactivity
 * timeout would not do, since a peer that sends one byte a second never runs into it.
 */
export class Cutoff {
  readonly #control = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#control.abort('aborted' satisfies CutReason);

  constructor(
    milliseconds: number,
    private readonly caller?: AbortSignal,
  ) {
    this.#timer = setTimeout(() => this.#control.abort('timeout' satisfies CutReason), milliseconds);
    if (caller?.aborted) this.#onAbort();
    caller?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal(): AbortSignal {
    return this.#control.signal;
  }

  /** Leaves nothing behind: no timer, and no listener on a signal that lives as long as the process. */
  clear(): void {
    clearTimeout(this.#timer);
    this.caller?.removeEventListener('abort', this.#onAbort);
  }
}

export function cutReason(signal: AbortSignal): CutReason {
  return signal.reason === 'timeout' ? 'timeout' : 'aborted';
}

/** Runs `work` with a cutoff that is gone when it returns. */
export async function within<T>(
  milliseconds: number,
  caller: AbortSignal | undefined,
  work: (cut: AbortSignal) => Promise<T>,
): Promise<T> {
  const cutoff = new Cutoff(milliseconds, caller);
  try {
    return await work(cutoff.signal);
  } finally {
    cutoff.clear();
  }
}
