import type { ByteSource } from './byte-source.js';
import { CsvFault } from './csv-fault.js';

/** As the WHATWG's Encoding Standard calls them. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

export type Encoding = (typeof encodings)[number];

const marks: readonly (readonly [Encoding, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

// Enough for a header; a file of Excel has every second byte NUL from the first on.
const looked = 4_096;

/**
 * Which encoding a file is in: by its byte order mark, else by where its NULs are, else UTF-8 if ALL of it is, else
 * windows-1252, in which every byte is a letter. One odd byte at the end of a long file decides for the whole of it: half a
 * file read in one way and half in another would be two people's names wrong in two ways.
 */
export async function findEncoding(source: ByteSource): Promise<Encoding> {
  const told = toldBy(await headOf(source));
  if (told !== null) return told;
  const strict = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of source.bytes()) if (!isUtf8(strict, chunk)) return 'windows-1252';
  return isUtf8(strict) ? 'utf-8' : 'windows-1252';
}

async function headOf(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source.bytes()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= looked) break;
  }
  return Buffer.concat(chunks).subarray(0, looked);
}

function toldBy(head: Buffer): Encoding | null {
  if (head.length === 0) throw new CsvFault('EMPTY', 'The file is empty.');
  return byMark(head) ?? byNuls(head);
}

function byMark(head: Buffer): Encoding | null {
  return marks.find(([, mark]) => head.subarray(0, mark.length).equals(mark))?.[0] ?? null;
}

/** Letters of a header are one byte and a NUL in UTF-16: at odd places in the one, at even places in the other. */
function byNuls(head: Buffer): Encoding | null {
  let [even, odd] = [0, 0];
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === 0 && odd === 0) return null;
  const pairs = head.length / 2;
  if (odd > pairs * 0.4 && even < odd / 10) return 'utf-16le';
  if (even > pairs * 0.4 && odd < even / 10) return 'utf-16be';
  throw new CsvFault('NOT_TEXT', 'The file is no text: save it as CSV (of Excel: "CSV UTF-8").');
}

function isUtf8(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    if (chunk === undefined) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}
