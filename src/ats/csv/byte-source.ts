import { createReadStream } from 'node:fs';

/** The bytes of a file, as often as somebody wants to read them from the beginning. */
export interface ByteSource {
  bytes(): AsyncIterable<Buffer>;
}

export function fileSource(path: string): ByteSource {
  return { bytes: () => createReadStream(path) as AsyncIterable<Buffer> };
}
