import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';

type Look = (now: Temporal.Instant) => Promise<Temporal.Instant | null>;

/** Since when work has been due: known to the module that knows what work there is. */
@Injectable()
export class OldestDue {
  #look: Look = () => Promise.resolve(null);

  /** @param look answers since when what waits longest has been due; null if nothing is */
  foundBy(look: Look): void {
    this.#look = look;
  }

  async since(now: Temporal.Instant): Promise<Temporal.Instant | null> {
    return await this.#look(now);
  }
}
