import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';

/** Of a body, as it travels and unpacked, in bytes: a body of Greenhouse's carries whole interview kits. */
export const largestDelivery = 1_024 * 1_024;

/** A body that cannot be unpacked within its limit: `status` is what is answered. */
export class UnwantedBody extends Error {
  override readonly name = 'UnwantedBody';

  constructor(readonly status: 400 | 413 | 415) {
    super('a body that cannot be unpacked');
  }
}

const unpackers = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
]);

/**
 * The bytes that were signed: what was sent, unpacked. However small it came, no more is unpacked than may be.
 * @throws UnwantedBody
 */
export async function sentBody(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  const packed = (encoding ?? 'identity').trim().toLowerCase();
  if (packed === 'identity' || packed === '') return body;
  const unpack = unpackers.get(packed);
  if (unpack === undefined) throw new UnwantedBody(415);
  try {
    return (await unpack(body, { maxOutputLength: largestDelivery })) as Buffer;
  } catch (error) {
    throw new UnwantedBody((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 413 : 400);
  }
}
