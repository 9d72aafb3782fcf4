import type { AddressAdmission } from '../../platform/outbound/outbound-guard.js';

/** Wall-clock limits in milliseconds. */
export interface Deadlines {
  readonly connect: number;
  readonly greeting: number;
  /** From the first attempt to connect to the answer to DATA. */
  readonly beforeData: number;
  /** From the first byte of the mail to the answer to its final dot. */
  readonly afterData: number;
  /** How long a connection is kept for the next mail. */
  readonly idle: number;
}

/** `required` refuses to go on unencrypted; `opportunistic` encrypts when it is offered and trusts any certificate. */
export type TlsMode = 'required' | 'opportunistic' | 'off';

export interface RelayOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  /** `required`, unless the relay is on this machine. */
  readonly tls?: TlsMode;
  /** What we call ourselves in EHLO; the machine's name unless given. */
  readonly name?: string;
  /** A certificate authority in PEM, in place of the public ones. */
  readonly ca?: string;
  /** Connections kept open between mails. It does not limit the sends under way: the caller does. */
  readonly concurrency?: number;
  readonly deadlines?: Partial<Deadlines>;
}

export interface SmtpRelay {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, without STARTTLS. */
  readonly implicitTls: boolean;
  readonly tls: TlsMode;
  readonly credentials: { readonly user: string; readonly pass: string } | null;
  readonly name: string | undefined;
  readonly ca: string | undefined;
  readonly concurrency: number;
  readonly deadlines: Deadlines;
  /** Asked before every connection where a tenant chose the host; null where who runs the service did. */
  readonly admit: ((cut: AbortSignal) => Promise<AddressAdmission>) | null;
}

// RFC 5321 section 4.5.3.2 allows minutes for each step; a slot of ours is worth less than that. The wait for the
// final dot is the long one, because giving up on it leaves a mail of which nobody knows whether it arrived. Idle: long
// enough for the next mail of a burst, and shorter than the patience of any relay.
const DEADLINES: Deadlines = {
  connect: 10_000,
  greeting: 30_000,
  beforeData: 120_000,
  afterData: 180_000,
  idle: 10_000,
};

// Postfix and most providers allow a client some ten to twenty connections.
const CONCURRENCY = 5;

const SCHEMES: Record<string, { port: number; implicitTls: boolean }> = {
  'smtp:': { port: 587, implicitTls: false },
  'smtps:': { port: 465, implicitTls: true },
};
const THIS_MACHINE = new Set(['127.0.0.1', '::1', 'localhost']);

/** Throws on a URL that names no relay. The message holds no part of it, since it may hold a password. */
export function parseRelay(options: RelayOptions): SmtpRelay {
  const url = URL.canParse(options.url) ? new URL(options.url) : null;
  const scheme = SCHEMES[url?.protocol ?? ''];
  if (!url || !scheme || !url.hostname) throw new Error('a relay is smtp://host:port or smtps://host:port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const tls = options.tls ?? (THIS_MACHINE.has(host) ? 'opportunistic' : 'required');
  if (scheme.implicitTls && tls === 'off') throw new Error('smtps:// cannot be combined with TLS off');
  if (Boolean(url.username) !== Boolean(url.password)) throw new Error('a relay needs user and password, or neither');
  return {
    host,
    port: url.port ? Number(url.port) : scheme.port,
    implicitTls: scheme.implicitTls,
    tls,
    credentials: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : null,
    name: options.name,
    ca: options.ca,
    concurrency: options.concurrency ?? CONCURRENCY,
    deadlines: { ...DEADLINES, ...options.deadlines },
    admit: null,
  };
}

/** A relay that a tenant chose: always encrypted and with a certificate that can be verified. */
export function tenantRelay(
  place: Pick<SmtpRelay, 'host' | 'port' | 'implicitTls' | 'credentials' | 'concurrency'> & {
    readonly admit: NonNullable<SmtpRelay['admit']>;
    readonly deadlines?: Partial<Deadlines>;
  },
): SmtpRelay {
  return {
    ...place,
    tls: 'required',
    name: undefined,
    ca: undefined,
    deadlines: { ...DEADLINES, ...place.deadlines },
  };
}
