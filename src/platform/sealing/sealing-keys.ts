import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
// Bytes, as AES-256 and GCM have them.
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** What was sealed, and which key opens it. */
export interface Sealed {
  readonly keyId: string;
  /** Nonce, tag and content. */
  readonly bytes: Buffer;
}

/** No key of the list opens it: its own was taken off the list, or it was changed, or stands where it was not put. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/**
 * Seals secrets of tenants that the service itself has to use (AES-256-GCM). The first key seals, each of them opens:
 * a new one is put in front, and the one before stays until nothing is sealed with it any more.
 */
export class SealingKeys {
  readonly #keys: ReadonlyMap<string, Buffer>;

  constructor(keys: readonly Buffer[]) {
    if (keys.some(({ length }) => length !== keyLength)) throw new Error('a sealing key has 32 bytes');
    this.#keys = new Map(keys.map((key) => [idOf(key), key]));
  }

  /** Without a key nothing can be sealed. */
  get canSeal(): boolean {
    return this.#keys.size > 0;
  }

  /** @param place what it belongs to: it is opened nowhere else */
  seal(secret: string, place: readonly string[]): Sealed {
    const [first] = this.#keys;
    if (first === undefined) throw new Error('there is no key to seal with');
    const [keyId, key] = first;
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, key, nonce).setAAD(bound(place));
    const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return { keyId, bytes: Buffer.concat([nonce, cipher.getAuthTag(), content]) };
  }

  /** @throws CannotOpen */
  open({ keyId, bytes }: Sealed, place: readonly string[]): string {
    const key = this.#keys.get(keyId);
    if (key === undefined) throw new CannotOpen('its key is not among the sealing keys');
    const nonce = bytes.subarray(0, nonceLength);
    const tag = bytes.subarray(nonceLength, nonceLength + tagLength);
    try {
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
      decipher.setAAD(bound(place)).setAuthTag(tag);
      const content = bytes.subarray(nonceLength + tagLength);
      return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
    } catch {
      throw new CannotOpen('it was changed, or sealed for another place');
    }
  }
}

/** Tells keys apart without telling what they are, so that nobody has to name them. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('followthrough sealing key').update(key).digest('hex').slice(0, 16);
}

function bound(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(place));
}
