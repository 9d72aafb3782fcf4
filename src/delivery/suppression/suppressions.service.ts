import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { refuseBeyondOwnJobs } from '../../platform/access/refuse-unpermitted.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { suppress } from './suppress.js';
import { SuppressionEntity } from './suppression.entity.js';

/** The addresses to which nothing is sent any more. */
@Injectable()
export class SuppressionsService {
  /** False if nothing was sent to that address before. */
  async suppress(
    tx: WriteTransaction,
    suppression: Pick<SuppressionEntity, 'address' | 'reason' | 'messageId'>,
  ): Promise<boolean> {
    return await suppress(tx, suppression);
  }

  async release(tx: WriteTransaction, address: string): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    const found = await tx.manager.findOne(SuppressionEntity, {
      where: standing,
      lock: { mode: 'for_no_key_update' },
    });
    if (found === null) return new NotFound('suppressed address', ['input', 'address']);
    await tx.manager.update(SuppressionEntity, standing, { releasedAt: toDate(tx.now) });
    return found.id;
  }

  /** That one message may still leave: it says that nothing will be sent any more. */
  async exempt(tx: WriteTransaction, address: string, messageId: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    await tx.manager.update(SuppressionEntity, standing, { messageId });
  }
}
