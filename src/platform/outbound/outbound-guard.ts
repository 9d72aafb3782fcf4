import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { isWithin, type Network } from './networks.js';
import {
  type AddressFault,
  type RefusedAddress,
  refusedAddress,
  type TimedOut,
  type UnreachableAddress,
} from './outbound-failure.js';
import { isPublicAddress } from './public-address.js';
import { RESOLVE_HOST, type ResolveHost } from './resolve-host.js';

/** Where a connection may go: `lookup` gives it the addresses that were checked, and asks no name server again. */
export interface AdmittedAddress {
  readonly kind: 'admitted';
  readonly host: string;
  readonly port: number;
  readonly lookup: LookupFunction;
}

export type AddressAdmission = AdmittedAddress | RefusedAddress | UnreachableAddress | TimedOut;

// 443, and 8443 for those who may not listen below 1024. At any other port it is more likely that something answers
// which never expected a stranger's request.
const webPorts: ReadonlySet<number> = new Set([443, 8443]);
const defaultPort: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

// Mail servers take mail at these, and nothing else listens there.
const relayPorts: ReadonlySet<number> = new Set([25, 465, 587, 2525]);

/**
 * Decides which hosts a tenant may have the service connect to. A name is resolved once, all its addresses are checked,
 * and the connection is bound to them: a second answer of a name server changes nothing. Networks of OUTBOUND_ALLOW are
 * exempt, from the rules of schemes and ports too.
 */
@Injectable()
export class OutboundGuard {
  readonly #allowed: readonly Network[];

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(RESOLVE_HOST) private readonly resolveHost: ResolveHost,
  ) {
    this.#allowed = config.outboundAllow;
  }

  /** @param cut ends the resolving: the name's server may be the tenant's too */
  async admitUrl(text: string, cut: AbortSignal): Promise<AddressAdmission> {
    const place = placeOf(text);
    if (typeof place === 'string') return refusedAddress(place);
    return await this.#admit(place.host, place.port, place.unusual, cut);
  }

  /** What speaks against an address before its name is looked up; null: nothing does yet. */
  faultOfUrl(text: string): AddressFault | null {
    const place = placeOf(text);
    if (typeof place === 'string') return place;
    if (this.#allowed.length === 0 && place.unusual !== null) return place.unusual;
    const isForeign = isIP(place.host) !== 0 && !isWithin(place.host, this.#allowed) && !isPublicAddress(place.host);
    return isForeign ? 'NOT_PUBLIC' : null;
  }

  /** The same for a tenant's mail relay. */
  async admitRelay(host: string, port: number, cut: AbortSignal): Promise<AddressAdmission> {
    // Read as a browser would: `127.1` and `0x7f.1` are addresses to some resolvers, and here too.
    const url = URL.parse(`https://${isIPv6(host) ? `[${host}]` : host}/`);
    if (url === null || url.href !== `https://${url.hostname}/`) return refusedAddress('MALFORMED');
    return await this.#admit(hostOf(url), port, refuseBeyond(relayPorts, port), cut);
  }

  /** @param unusual what only an exempt network may be asked for */
  async #admit(host: string, port: number, unusual: AddressFault | null, cut: AbortSignal): Promise<AddressAdmission> {
    if (unusual !== null && this.#allowed.length === 0) return refusedAddress(unusual);
    const addresses = await this.#resolve(host, cut);
    if (cut.aborted) return { kind: 'timed-out' };
    if (addresses.length === 0) return { kind: 'unreachable' };
    // One that is refused refuses all: a name with two faces is made for getting past a check.
    const foreign = addresses.filter((address) => !isWithin(address, this.#allowed));
    if (foreign.length > 0 && unusual !== null) return refusedAddress(unusual);
    if (!foreign.every(isPublicAddress)) return refusedAddress('NOT_PUBLIC');
    return { kind: 'admitted', host, port, lookup: pinnedTo(addresses) };
  }

  async #resolve(host: string, cut: AbortSignal): Promise<readonly string[]> {
    if (isIP(host) !== 0) return [host];
    // RFC 6761: no name server needs to be asked, and none that answers otherwise is believed.
    if (/^(.+\.)?localhost\.?$/.test(host)) return ['127.0.0.1'];
    return await this.resolveHost(host, cut);
  }
}

interface Place {
  readonly host: string;
  readonly port: number;
  /** What only an exempt network may be asked for. */
  readonly unusual: AddressFault | null;
}

function placeOf(text: string): Place | AddressFault {
  const url = URL.parse(text);
  if (url === null) return 'MALFORMED';
  const fallback = defaultPort[url.protocol];
  if (fallback === undefined) return 'SCHEME';
  if (url.username !== '' || url.password !== '') return 'USER_INFO';
  const port = url.port === '' ? fallback : Number(url.port);
  return { host: hostOf(url), port, unusual: url.protocol === 'https:' ? refuseBeyond(webPorts, port) : 'SCHEME' };
}

function refuseBeyond(ports: ReadonlySet<number>, port: number): AddressFault | null {
  return ports.has(port) ? null : 'PORT';
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first] = all;
  return (_host, options, callback) => {
    if (options.all) callback(null, all);
    else callback(null, first?.address ?? '', first?.family);
  };
}
