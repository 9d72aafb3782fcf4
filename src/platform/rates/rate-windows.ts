export type RateScope = 'KEY' | 'ORGANIZATION' | 'ADDRESS' | 'LINK';

/** Whose requests are counted, and how many of them one window lets through. */
export interface RateSubject {
  readonly scope: RateScope;
  /** Its name among all processes. */
  readonly bucket: string;
  readonly limit: number;
}

/** A subject that has used up its window, and for how many milliseconds that lasts. */
export interface UsedUp {
  readonly subject: RateSubject;
  readonly endsInMs: number;
}

/** What all processes together have counted in a bucket's running window. */
export interface SettledWindow {
  readonly bucket: string;
  readonly used: number;
  readonly endsInMs: number;
}

interface Window {
  /** As far as this process knows: what was settled, and what it has counted since. */
  used: number;
  unsettled: number;
  /** By the process's own time. */
  endsAt: number;
}

/**
 * Fixed windows, one for each bucket, counted in the process. A window begins with its first request, so that not
 * everybody's ends at the same moment; once settled, it ends when the database says.
 */
export class RateWindows {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly windowMs: number,
    private readonly most: number,
  ) {}

  /** Counts a request for every subject; if one of them is used up, it is told and nothing is counted. */
  take(subjects: readonly RateSubject[], now: number): UsedUp | null {
    for (const subject of subjects) {
      const usedUp = this.usedUp(subject, now);
      if (usedUp !== null) return usedUp;
    }
    for (const { bucket } of subjects) {
      const window = this.#running(bucket, now) ?? this.#begin(bucket, now);
      window.used += 1;
      window.unsettled += 1;
    }
    return null;
  }

  usedUp(subject: RateSubject, now: number): UsedUp | null {
    const window = this.#running(subject.bucket, now);
    return window === undefined || window.used < subject.limit ? null : { subject, endsInMs: window.endsAt - now };
  }

  /** How much of a subject's window is left; a whole one, if none has begun. */
  left(subject: RateSubject, now: number): { readonly remaining: number; readonly endsInMs: number } {
    const window = this.#running(subject.bucket, now);
    if (window === undefined) return { remaining: subject.limit, endsInMs: this.windowMs };
    return { remaining: Math.max(0, subject.limit - window.used), endsInMs: window.endsAt - now };
  }

  /** What this process has counted and not settled yet. */
  unsettled(): Map<string, number> {
    const counted = [...this.#windows].filter(([, window]) => window.unsettled > 0);
    return new Map(counted.map(([bucket, window]) => [bucket, window.unsettled]));
  }

  /**
   * Takes over what all processes together have counted.
   * @param sent what of this process is in it
   */
  settled(sent: ReadonlyMap<string, number>, windows: readonly SettledWindow[], now: number): void {
    for (const { bucket, used, endsInMs } of windows) {
      const window = this.#windows.get(bucket);
      if (window === undefined) continue;
      // Less, if the window ended meanwhile and another one began.
      window.unsettled = Math.max(0, window.unsettled - (sent.get(bucket) ?? 0));
      window.used = used + window.unsettled;
      window.endsAt = now + endsInMs;
    }
  }

  /** Drops the windows that are over. */
  forget(now: number): void {
    for (const [bucket, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(bucket);
  }

  #running(bucket: string, now: number): Window | undefined {
    const window = this.#windows.get(bucket);
    return window !== undefined && window.endsAt > now ? window : undefined;
  }

  #begin(bucket: string, now: number): Window {
    const window = { used: 0, unsettled: 0, endsAt: now + this.windowMs };
    this.#windows.delete(bucket);
    if (this.#windows.size >= this.most) this.#dropOldest();
    this.#windows.set(bucket, window);
    return window;
  }

  #dropOldest(): void {
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}
