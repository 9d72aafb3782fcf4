import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
// Bytes, as GCM has them.
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals what is stored for one request (AES-256-GCM). The key is derived by HKDF from what the caller alone knows and
 * is known here only while they call: what lies in the database cannot be read without them.
 */
export class Seal {
  readonly #key: Uint8Array;

  /** @param scope what the seal is for: the same secret makes another key elsewhere */
  constructor(secret: string, scope: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, scope, 'followthrough idempotency', 32));
  }

  /** @param purpose what is sealed; only under the same can it be opened */
  seal(content: Uint8Array, purpose: string): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws if it was sealed with another secret, in another scope or for another purpose, or was changed since. */
  open(sealed: Buffer, purpose: string): Buffer {
    const nonce = sealed.subarray(0, nonceLength);
    const tag = sealed.subarray(nonceLength, nonceLength + tagLength);
    const decipher = createDecipheriv(algorithm, this.#key, nonce, { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]);
  }
}
