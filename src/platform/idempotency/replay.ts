/** Carries a kept answer out of the context of a request, which has no other way to end it. */
export class Replay extends Error {
  override readonly name = 'Replay';

  constructor(readonly answer: Buffer) {
    super('this request was answered before');
  }
}

/** Says that an answer is not of this request but of the first one under its key. */
export const replayedHeader = 'idempotency-replayed';
