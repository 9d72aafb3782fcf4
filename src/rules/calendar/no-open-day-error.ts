import type { Temporal } from 'temporal-polyfill';

/** A calendar stays closed for more than a year, so that counting its business days has no end. */
export class NoOpenDayError extends Error {
  override readonly name = 'NoOpenDayError';

  constructor(readonly searchedFrom: Temporal.PlainDate) {
    super(`The business calendar has no open day near ${searchedFrom.toString()}`);
  }
}
