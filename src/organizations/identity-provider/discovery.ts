import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import { z } from 'zod';
import { AddressRefused } from '../../platform/outbound/outbound.problems.js';
import { OutboundHttp } from '../../platform/outbound/outbound-http.js';
import { Problem } from '../../platform/problems/problem.js';
import { IdentityProviderUnreachable, IssuerDiffers, NotAnIdentityProvider } from './identity-provider.problems.js';

/** The public keys of a provider. */
export interface ProviderKeySet {
  readonly keys: LocalJWKSet;
  readonly ids: ReadonlySet<string>;
}

interface Document {
  readonly url: string;
  readonly status: number;
  readonly content: unknown;
}

// Of each of the two documents. A request with a token waits for both if the keys are not known yet.
const deadlineMs = 5_000;

// More is nobody's issuer, and an answer is not the place to show it.
const longestIssuer = 500;

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keyDocument = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Asks an OpenID Connect provider, through the outbound guard, who it is and which keys it signs with. */
@Injectable()
export class Discovery {
  constructor(private readonly http: OutboundHttp) {}

  async discover(issuer: string): Promise<ProviderKeySet | Problem> {
    // OpenID Connect Discovery 1.0, section 4: a slash at the issuer's end is left out.
    const found = await this.#read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (found instanceof Problem) return found;
    const document = discoveryDocument.safeParse(found.content);
    if (!document.success) return new NotAnIdentityProvider(found.url, 'NOT_A_DISCOVERY_DOCUMENT', found.status);
    if (document.data.issuer !== issuer) return new IssuerDiffers(document.data.issuer.slice(0, longestIssuer));
    const keys = await this.#read(document.data.jwks_uri);
    if (keys instanceof Problem) return keys;
    return keySetOf(keys.content) ?? new NotAnIdentityProvider(keys.url, 'NO_USABLE_KEY', keys.status);
  }

  async #read(url: string): Promise<Document | Problem> {
    const result = await this.http.send({ url, method: 'GET', headers: { accept: 'application/json' }, deadlineMs });
    switch (result.kind) {
      case 'refused-address':
        return new AddressRefused(url, result.because, ['input', 'issuer']);
      case 'unreachable':
      case 'timed-out':
        return new IdentityProviderUnreachable(url, result.kind === 'timed-out');
      case 'too-large':
        return new NotAnIdentityProvider(url, 'TOO_LARGE', result.status);
      case 'answered':
        if (result.status !== 200) return new NotAnIdentityProvider(url, 'STATUS', result.status);
        return { url, status: result.status, content: parsed(result.body.toString()) };
    }
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function keySetOf(content: unknown): ProviderKeySet | null {
  const document = keyDocument.safeParse(content);
  if (!document.success) return null;
  const forSignatures = document.data.keys.filter(
    ({ kty, use = 'sig' }) => ['RSA', 'EC', 'OKP'].includes(kty) && use === 'sig',
  );
  if (forSignatures.length === 0) return null;
  const ids = forSignatures.flatMap(({ kid }) => (typeof kid === 'string' ? [kid] : []));
  return { keys: createLocalJWKSet({ keys: forSignatures } as JSONWebKeySet), ids: new Set(ids) };
}
