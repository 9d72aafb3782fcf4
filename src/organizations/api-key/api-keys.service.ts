import { Injectable } from '@nestjs/common';
import type { Scope } from '../../platform/access/permission.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { makeApiKeyToken } from './api-key-token.js';

@Injectable()
export class ApiKeysService {
  /** Makes a key and returns its text, which is never to be had again. */
  async create(
    tx: WriteTransaction,
    key: { name: string; mode: 'live' | 'test'; scopes: readonly Scope[] },
  ): Promise<string> {
    const id = newId();
    const { text, secretHash } = makeApiKeyToken(key.mode, id);
    await tx.manager.insert(ApiKeyEntity, {
      organizationId: tx.organizationId,
      id,
      name: key.name,
      mode: key.mode,
      secretHash,
      scopes: [...key.scopes],
      createdAt: toDate(tx.now),
      expiresAt: null,
      revokedAt: null,
    });
    return text;
  }
}
