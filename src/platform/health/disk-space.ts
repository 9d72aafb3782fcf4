import { Inject, Injectable } from '@nestjs/common';
import { MONOTONIC, type Monotonic } from '../clock/monotonic.js';

// SQLSTATE disk_full.
const diskFull = '53100';

// Reads go on, and a write may still find a place: that one succeeded says nothing. So long nothing has to be refused before
// requests are asked for again. Milliseconds.
const believedForMs = 15_000;

/** Whether PostgreSQL has room for what is written: it says so when it has none. */
@Injectable()
export class DiskSpace {
  #fullAt = Number.NEGATIVE_INFINITY;

  constructor(@Inject(MONOTONIC) private readonly processTime: Monotonic) {}

  /** @param code SQLSTATE of an error that PostgreSQL answered with */
  heard(code: string | undefined): void {
    if (code === diskFull) this.#fullAt = this.processTime();
  }

  get isUsedUp(): boolean {
    return this.processTime() - this.#fullAt < believedForMs;
  }
}
