import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Authenticator, Credentials } from '../../platform/access/authenticator.js';
import { type Actor, noOrganization, operatorActor } from '../../platform/actor/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { ApiKeyAuthenticator } from '../api-key/api-key-authenticator.js';

/** Tells who is calling by the form of what they send: an operator's key, or an organization's API key. */
@Injectable()
export class CallerAuthenticator implements Authenticator {
  readonly #operatorKey: Buffer | null;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly apiKeys: ApiKeyAuthenticator,
  ) {
    this.#operatorKey = config.operatorKey === undefined ? null : sha256(config.operatorKey);
  }

  async authenticate({ authorization, onBehalfOf }: Credentials): Promise<Actor | null> {
    const token = tokenOf(authorization);
    if (token === undefined) return null;
    if (token.startsWith('ft_operator_')) return this.#isOperator(token) ? operatorActor(noOrganization) : null;
    return await this.apiKeys.authenticate(token, onBehalfOf ?? null);
  }

  knows({ authorization, onBehalfOf }: Credentials): boolean {
    const token = tokenOf(authorization);
    if (token === undefined) return false;
    return token.startsWith('ft_operator_') ? this.#isOperator(token) : this.apiKeys.knows(token, onBehalfOf ?? null);
  }

  #isOperator(token: string): boolean {
    return this.#operatorKey !== null && timingSafeEqual(sha256(token), this.#operatorKey);
  }
}

function tokenOf(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
