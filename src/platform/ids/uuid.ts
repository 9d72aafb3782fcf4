import { randomFillSync } from 'node:crypto';

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// Filled once for many ids: each call for random bytes costs as much as all the rest of an id.
const pool = new Uint8Array(1_024 * 16);
let used = pool.length;
let lastMilliseconds = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter that keeps ids of one process in the order they
 * were made, then 62 random bits. Time-ordered, so that primary keys grow at their end.
 */
export function newId(): string {
  const random = nextRandom();
  const milliseconds = Math.max(Date.now(), lastMilliseconds);
  sequence = milliseconds === lastMilliseconds ? sequence + 1 : ((random[6] ?? 0) << 2) & 0x3ff;
  // A full counter borrows the next millisecond: 4,096 ids within one is more than a process makes.
  lastMilliseconds = sequence > 0xfff ? milliseconds + 1 : milliseconds;
  sequence &= 0xfff;
  const time = lastMilliseconds.toString(16).padStart(12, '0');
  const counter = sequence.toString(16).padStart(3, '0');
  const variant = (((random[8] ?? 0) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  const tail = Buffer.from(random.subarray(9, 16)).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** Whether a text is a UUID in its canonical lower-case form. */
export function isUuid(text: string): boolean {
  return uuidForm.test(text);
}
