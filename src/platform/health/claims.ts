import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';

/** When this process last took due work upon itself. A worker that claims is alive, however long the work has waited. */
@Injectable()
export class Claims {
  #lastAt: Temporal.Instant | undefined;

  /** @param now the instant as of which something was claimed */
  note(now: Temporal.Instant): void {
    this.#lastAt = now;
  }

  /** Whole seconds since the last claim; null if there was none. */
  secondsSince(now: Temporal.Instant): number | null {
    return this.#lastAt === undefined ? null : Math.round(this.#lastAt.until(now).total('seconds'));
  }
}
