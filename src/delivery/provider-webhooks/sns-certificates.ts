import { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';

/** `UNREACHABLE`: it may be there. `NONE`: there is none. */
export type FoundCertificate = X509Certificate | 'UNREACHABLE' | 'NONE';

// Anybody can post an address that looks right: each costs a request, until its signature proves to be none.
const mostUnderWay = 4;

/**
 * The certificates with whose keys Amazon SNS signs, fetched once a process each. That one is theirs, their host's TLS
 * tells; whether it is valid, nobody has looked at here.
 */
@Injectable()
export class SnsCertificates {
  readonly #known = new Map<string, X509Certificate>();
  readonly #underWay = new Map<string, Promise<FoundCertificate>>();

  constructor(private readonly outbound: OutboundHttp) {}

  /** @param address one that `SnsTopic.holdsCertificate` */
  async at(address: string): Promise<FoundCertificate> {
    const known = this.#known.get(address) ?? this.#underWay.get(address);
    if (known !== undefined) return await known;
    if (this.#underWay.size >= mostUnderWay) return 'UNREACHABLE';
    const fetched = this.#fetch(address).finally(() => this.#underWay.delete(address));
    this.#underWay.set(address, fetched);
    return await fetched;
  }

  /** The next time it is fetched again: another one may lie there by then. */
  forget(address: string): void {
    this.#known.delete(address);
  }

  async #fetch(address: string): Promise<FoundCertificate> {
    const answer = await this.outbound.send({ url: address, method: 'GET' });
    if (answer.kind !== 'answered' || answer.status >= 500) return 'UNREACHABLE';
    const certificate = answer.status === 200 ? readCertificate(answer.body) : null;
    if (certificate === null) return 'NONE';
    this.#known.set(address, certificate);
    return certificate;
  }
}

export function isValidAt({ validFromDate, validToDate }: X509Certificate, at: Temporal.Instant): boolean {
  const { epochMilliseconds } = at;
  return validFromDate.getTime() <= epochMilliseconds && epochMilliseconds <= validToDate.getTime();
}

function readCertificate(pem: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
