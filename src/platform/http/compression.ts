import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

const byBrotli = promisify(brotliCompress);
const byGzip = promisify(gzip);

// Bytes. What is smaller fits into one packet with its headers, compressed or not.
const smallest = 1_024;

// Of 11 and of 9: what they take off a list of applications beyond that costs several times as long.
const brotliQuality = 4;
const gzipLevel = 4;

export interface Compressed {
  /** What is not compressed stays as it was: text leaves in one write with its headers, bytes in a second one. */
  readonly body: Buffer | string;
  /** Undefined: as it was. */
  readonly encoding: 'br' | 'gzip' | undefined;
}

/**
 * Compresses an answer as its reader likes best. Beside the event loop, and whole: it is in memory as a whole already, and
 * so it is known how much of it is held until it is read.
 */
export async function compress(whole: Buffer | string, acceptEncoding: string | undefined): Promise<Compressed> {
  if (whole.length < smallest || acceptEncoding === undefined) return { body: whole, encoding: undefined };
  const headers = { 'accept-encoding': acceptEncoding };
  const [best] = new Negotiator({ headers }).encodings(['br', 'gzip', 'identity']);
  if (best !== 'br' && best !== 'gzip') return { body: whole, encoding: undefined };
  const bytes = Buffer.from(whole as string);
  const body = best === 'br' ? await byBrotli(bytes, parametersFor(bytes)) : await byGzip(bytes, { level: gzipLevel });
  return { body, encoding: best };
}

function parametersFor(body: Buffer) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  };
}
