import { isUtf8 } from 'node:buffer';
import { readJson, readJsonBody } from '../../platform/http/json-body.js';

/** What JSON is in where nothing else is said, and what nearly all of it is in whatever is said. */
export const utf8 = 'utf-8';

/** The charset that a content type names, in lower case; UTF-8 if it names none. */
export function charsetOf(contentType: string | undefined): string {
  const [, named] = /;\s*charset\s*=\s*"?([\w.:-]{1,40})"?/i.exec(contentType ?? '') ?? [];
  return (named ?? utf8).toLowerCase();
}

/**
 * The values of a body. JSON is UTF-8 (RFC 8259), and what is UTF-8 is read as such whatever its sender calls it; else it
 * is read as what it was called.
 * @throws UnreadableJson
 */
export function readDelivered(body: Buffer, charset: string): unknown {
  const decoder = isUtf8(body) ? null : decoderOf(charset);
  if (decoder === null) return readJsonBody(body);
  try {
    return readJson(decoder.decode(body), 'The body');
  } catch (error) {
    if (error instanceof TypeError) return readJsonBody(body);
    throw error;
  }
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return charset === utf8 ? null : new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}
