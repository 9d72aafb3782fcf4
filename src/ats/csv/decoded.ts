import type { ByteSource } from './byte-source.js';
import { CsvFault } from './csv-fault.js';
import type { Encoding } from './find-encoding.js';

/**
 * A file as UTF-8, without its byte order mark, piece by piece.
 * @param from how many bytes of that are passed over: where an earlier reading had come to
 */
export async function* decoded(source: ByteSource, encoding: Encoding, from = 0): AsyncGenerator<Buffer> {
  // A byte order mark is taken off by the decoder.
  const decoder = new TextDecoder(encoding, { fatal: true });
  let left = from;
  const rest = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'utf8');
    const passed = Math.min(left, bytes.length);
    left -= passed;
    return bytes.subarray(passed);
  };
  try {
    for await (const chunk of source.bytes()) yield rest(decoder.decode(chunk, { stream: true }));
    yield rest(decoder.decode());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CsvFault('WRONG_ENCODING', `The file is not ${encoding} throughout: name its encoding, or leave it out.`);
  }
}
