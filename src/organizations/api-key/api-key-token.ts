import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isUuid } from '../../platform/ids/uuid.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// 43 of 62 characters carry 256 bits.
const secretLength = 43;
const form = /^ft_(live|test)_([0-9a-f]{32})_([0-9A-Za-z]{43})([0-9a-f]{8})$/;

/** What an API key's text says: which key it claims to be, and the proof. */
export interface ApiKeyToken {
  readonly mode: 'live' | 'test';
  readonly id: string;
  readonly secretHash: Buffer;
}

/** Makes the text of a new key: `ft_<mode>_<id>_<secret><checksum>`. Shown once; only the hash is stored. */
export function makeApiKeyToken(mode: 'live' | 'test', id: string): { text: string; secretHash: Buffer } {
  const secret = Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const body = `ft_${mode}_${id.replaceAll('-', '')}_${secret}`;
  return { text: body + checksum(body), secretHash: sha256(secret) };
}

/** Reads a key's text; null if it is none. A mistyped key fails its checksum here and costs no query. */
export function readApiKeyToken(text: string): ApiKeyToken | null {
  const match = form.exec(text);
  if (match === null) return null;
  const [, mode, hex = '', secret = '', sum] = match;
  if (checksum(text.slice(0, -8)) !== sum) return null;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  if (!isUuid(id)) return null;
  return { mode: mode === 'live' ? 'live' : 'test', id, secretHash: sha256(secret) };
}

function checksum(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}

function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
