import { type KeyObject, X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';

/** `UNREACHABLE`: it may be there. `NONE`: there is none. */
export type FoundKey = KeyObject | 'UNREACHABLE' | 'NONE';

// Anybody can post an address that looks right: each costs a request, until its signature proves to be none.
const mostUnderWay = 4;

/** The keys with which Amazon SNS signs, fetched once a process each. That a certificate is theirs, their host's TLS tells. */
@Injectable()
export class SnsCertificates {
  readonly #known = new Map<string, KeyObject>();
  readonly #underWay = new Map<string, Promise<FoundKey>>();

  constructor(private readonly outbound: OutboundHttp) {}

  /** @param address one that `SnsTopic.holdsCertificate` */
  async keyAt(address: string): Promise<FoundKey> {
    const known = this.#known.get(address) ?? this.#underWay.get(address);
    if (known !== undefined) return await known;
    if (this.#underWay.size >= mostUnderWay) return 'UNREACHABLE';
    const fetched = this.#fetch(address).finally(() => this.#underWay.delete(address));
    this.#underWay.set(address, fetched);
    return await fetched;
  }

  async #fetch(address: string): Promise<FoundKey> {
    const answer = await this.outbound.send({ url: address, method: 'GET' });
    if (answer.kind !== 'answered' || answer.status >= 500) return 'UNREACHABLE';
    const key = answer.status === 200 ? keyOf(answer.body) : null;
    if (key === null) return 'NONE';
    this.#known.set(address, key);
    return key;
  }
}

function keyOf(certificate: Buffer): KeyObject | null {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return null;
  }
}
