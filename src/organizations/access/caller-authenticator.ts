import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Authenticator, Credentials } from '../../platform/access/authenticator.js';
import { bearerToken } from '../../platform/access/bearer-token.js';
import { type Actor, noOrganization, operatorActor } from '../../platform/actor/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { refusal } from '../../platform/graphql/refusal.js';
import { ApiKeyAuthenticator } from '../api-key/api-key-authenticator.js';
import { IdentityAuthenticator } from '../identity-provider/identity-authenticator.js';

/** Tells who is calling by the form of what they send: an operator's key, an organization's API key, or else a token. */
@Injectable()
export class CallerAuthenticator implements Authenticator {
  readonly #operatorKey: Buffer | null;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly apiKeys: ApiKeyAuthenticator,
    private readonly identities: IdentityAuthenticator,
  ) {
    this.#operatorKey = config.operatorKey === undefined ? null : sha256(config.operatorKey);
  }

  async authenticate({ authorization, onBehalfOf }: Credentials): Promise<Actor | null> {
    const token = bearerToken(authorization);
    if (token === undefined) return null;
    if (token.startsWith('ft_operator_')) return this.#isOperator(token) ? operatorActor(noOrganization) : null;
    if (token.startsWith('ft_')) return await this.apiKeys.authenticate(token, onBehalfOf ?? null);
    const member = await this.identities.authenticate(token);
    if (member !== null && onBehalfOf !== undefined) {
      throw refusal('ON_BEHALF_OF_REFUSED', 'X-On-Behalf-Of is for API keys: who signed in acts for themselves.');
    }
    return member;
  }

  knows({ authorization, onBehalfOf }: Credentials): boolean {
    const token = bearerToken(authorization);
    if (token === undefined) return false;
    if (token.startsWith('ft_operator_')) return this.#isOperator(token);
    return token.startsWith('ft_') ? this.apiKeys.knows(token, onBehalfOf ?? null) : this.identities.knows(token);
  }

  #isOperator(token: string): boolean {
    return this.#operatorKey !== null && timingSafeEqual(sha256(token), this.#operatorKey);
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
