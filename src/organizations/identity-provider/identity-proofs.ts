import { Injectable } from '@nestjs/common';
import type { LocalJWKSet } from 'jose';
import type { Temporal } from 'temporal-polyfill';
import { DnsTexts } from '../../platform/outbound/dns-texts.js';
import type { IdentityProviderEntity } from './identity-provider.entity.js';
import { IdentityNotProven } from './identity-provider.problems.js';
import { readUnverified, verifyToken } from './identity-token.js';
import { proofRecordOf } from './proof-record.js';
import { ProviderKeys } from './provider-keys.js';

type Provider = Pick<IdentityProviderEntity, 'issuer' | 'audience'>;

// Time to sign in and to paste it; not to find one in an old log.
const freshForMinutes = 10;

// Enough to recognise one's own record, whatever somebody publishes.
const mostTexts = 5;
const longestText = 600;

/** Looks whether tokens of an issuer for an audience are an organization's own. Null if that is shown, else why not. */
@Injectable()
export class IdentityProofs {
  constructor(
    private readonly providerKeys: ProviderKeys,
    private readonly dns: DnsTexts,
  ) {}

  /**
   * @param now the database's time
   * @param keys the provider's, if they have just been asked for
   */
  async byToken(
    provider: Provider,
    text: string,
    now: Temporal.Instant,
    keys?: LocalJWKSet,
  ): Promise<IdentityNotProven | null> {
    const token = readUnverified(text);
    if (token === null) return new IdentityNotProven('TOKEN_MALFORMED');
    // No key of this provider has signed it, and that would be all one heard.
    if (token.issuer !== provider.issuer) return new IdentityNotProven('TOKEN_CLAIM', { claim: 'iss' });
    const known = keys ?? (await this.providerKeys.find(provider.issuer, token.keyId));
    if (known === null) return new IdentityNotProven('KEYS_UNREACHABLE');
    return await judgeToken(provider, text, known, now);
  }

  async byRecord({ issuer }: Provider, organizationId: string): Promise<IdentityNotProven | null> {
    const record = proofRecordOf(issuer, organizationId);
    if (record === null) return new IdentityNotProven('NO_DNS_NAME');
    const texts = await this.dns.under(record.name);
    if (texts === null) return new IdentityNotProven('DNS_UNREACHABLE');
    if (texts.some((text) => text.trim() === record.value)) return null;
    return new IdentityNotProven('RECORD_MISSING', { foundRecords: texts.slice(0, mostTexts).map(printable) });
  }
}

async function judgeToken(
  provider: Provider,
  text: string,
  keys: LocalJWKSet,
  now: Temporal.Instant,
): Promise<IdentityNotProven | null> {
  const verified = await verifyToken(text, keys, provider, now);
  if ('refusedBecause' in verified) {
    const { refusedBecause: reason } = verified;
    return claims.has(reason)
      ? new IdentityNotProven('TOKEN_CLAIM', { claim: reason })
      : new IdentityNotProven('TOKEN_SIGNATURE');
  }
  const { iat = 0 } = verified.claims;
  const isFresh = iat * 1_000 >= now.subtract({ minutes: freshForMinutes }).epochMilliseconds;
  return isFresh ? null : new IdentityNotProven('TOKEN_TOO_OLD');
}

const claims: ReadonlySet<string> = new Set(['iss', 'aud', 'sub', 'iat', 'exp', 'nbf']);

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}').slice(0, longestText);
}
