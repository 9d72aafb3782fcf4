import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { refuseUnpermitted } from '../../platform/access/refuse-unpermitted.js';
import type { Scope } from '../../platform/access/scope.js';
import type { Actor } from '../../platform/actor/actor.js';
import { toDate, toInstant } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { InvalidInput, NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { isBefore } from '../../rules/index.js';
import { mayChangeOwners } from '../member/may-change-owners.js';
import { OrganizationEntity } from '../organization/organization.entity.js';
import { ApiKeyEntity } from './api-key.entity.js';
import type { ApiKeyRow } from './api-key.loader.js';
import { ScopeNotHeld } from './api-key.problems.js';
import { makeApiKeyToken } from './api-key-token.js';

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | null;
}

/** A key's text beside its id: never to be had again. */
export interface MadeApiKey {
  readonly apiKey: ApiKeyRow;
  readonly token: string;
}

// Time to bring the new key to every place that holds the old one.
const rotationOverlap = { hours: 24 } as const;

@Injectable()
export class ApiKeysService {
  /** What speaks against making this key. */
  refuse(tx: WriteTransaction, { expiresAt, scopes }: NewApiKey): Problem | undefined {
    if (expiresAt && !isBefore(tx.now, toInstant(expiresAt)))
      return InvalidInput.of(['input', 'expiresAt'], 'must be in the future');
    const missing = scopes.find((scope) => !mayGrant(tx.actor, scope));
    return missing === undefined ? undefined : new ScopeNotHeld(missing);
  }

  async create(tx: WriteTransaction, key: NewApiKey): Promise<MadeApiKey | Problem> {
    const refusal = this.refuse(tx, key);
    if (refusal !== undefined) return refusal;
    const expiresAt = key.expiresAt ?? null;
    const id = newId();
    const mode = await modeOf(tx);
    const { text: token, secretHash } = makeApiKeyToken(mode, id);
    const apiKey: ApiKeyRow = {
      id,
      name: key.name,
      mode,
      scopes: [...key.scopes],
      createdAt: toDate(tx.now),
      expiresAt,
      revokedAt: null,
      lastUsedAt: null,
    };
    await tx.manager.insert(ApiKeyEntity, { ...apiKey, organizationId: tx.organizationId, secretHash });
    return { apiKey, token };
  }

  /** Ends a key at once: within five seconds no process accepts it. Revoked already: nothing changes. */
  async revoke(tx: WriteTransaction, apiKeyId: string): Promise<string | Problem> {
    const key = await this.#lock(tx, apiKeyId);
    if (key === null) return new NotFound('API key', ['input', 'apiKeyId']);
    const unrevoked = { organizationId: tx.organizationId, id: key.id, revokedAt: IsNull() };
    await tx.manager.update(ApiKeyEntity, unrevoked, { revokedAt: toDate(tx.now) });
    return key.id;
  }

  /** Makes a key with the same name and rights; the old one works for another 24 hours. */
  async rotate(tx: WriteTransaction, apiKeyId: string): Promise<MadeApiKey | Problem> {
    const key = await this.#lock(tx, apiKeyId);
    if (key === null || key.revokedAt !== null || isOver(key, tx))
      return new NotFound('usable API key', ['input', 'apiKeyId']);
    const made = await this.create(tx, {
      name: key.name,
      scopes: key.scopes,
      expiresAt: key.expiresAt,
    });
    if (!('token' in made)) return made;
    const last = toDate(tx.now.add(rotationOverlap));
    const expiresAt = key.expiresAt !== null && key.expiresAt < last ? key.expiresAt : last;
    await tx.manager.update(ApiKeyEntity, { organizationId: tx.organizationId, id: key.id }, { expiresAt });
    return made;
  }

  async #lock(tx: WriteTransaction, id: string): Promise<ApiKeyEntity | null> {
    return await tx.manager.findOne(ApiKeyEntity, {
      where: { organizationId: tx.organizationId, id },
      lock: { mode: 'for_no_key_update' },
    });
  }
}

/**
 * A key gives on no right that who makes it does not have. One with the scope `admin` makes owners when it acts for
 * nobody: an admin cannot make themselves one that way. Who runs the service makes an organization's first key.
 */
function mayGrant(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'OPERATOR') return true;
  return refuseUnpermitted(actor, scope) === null && (scope !== 'admin' || mayChangeOwners(actor));
}

/** The keys of a sandbox show that nothing they do leaves it. */
async function modeOf(tx: WriteTransaction): Promise<'live' | 'test'> {
  const { sandboxOf } = await tx.manager.findOneByOrFail(OrganizationEntity, { id: tx.organizationId });
  return sandboxOf === null ? 'live' : 'test';
}

function isOver({ expiresAt }: ApiKeyEntity, tx: WriteTransaction): boolean {
  return expiresAt !== null && !isBefore(tx.now, toInstant(expiresAt));
}
