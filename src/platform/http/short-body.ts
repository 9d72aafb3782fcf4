import { Transform, type TransformCallback } from 'node:stream';

/** Passes a body on that does not say how long it is, until it is longer than that: then it ends with the error. */
export class ShortBody extends Transform {
  #bytes = 0;

  /** @param largest in bytes */
  constructor(
    private readonly largest: number,
    private readonly tooLong: () => Error,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.largest) done(this.tooLong());
    else done(null, chunk);
  }
}
