import { addressBucket } from '../../platform/rates/address-bucket.js';

/** How many connections each address holds: of those there are, one address never has all. */
export class ConnectionLimit {
  readonly #addressOf = new Map<string, string>();
  readonly #held = new Map<string, number>();

  constructor(private readonly mostOfAddress: number) {}

  /** Takes a connection from that address; false if it holds as many as it may. @param id the connection's own */
  open(id: string, address: string): boolean {
    const bucket = addressBucket(address);
    const held = this.#held.get(bucket) ?? 0;
    if (held >= this.mostOfAddress) return false;
    this.#held.set(bucket, held + 1);
    this.#addressOf.set(id, bucket);
    return true;
  }

  /** A connection has ended; one that was not taken may. */
  close(id: string): void {
    const bucket = this.#addressOf.get(id);
    if (bucket === undefined) return;
    this.#addressOf.delete(id);
    const left = (this.#held.get(bucket) ?? 1) - 1;
    if (left > 0) this.#held.set(bucket, left);
    else this.#held.delete(bucket);
  }
}
