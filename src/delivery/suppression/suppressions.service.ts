import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/transaction.js';
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

  /** That one message may still leave: it says that nothing will be sent any more. */
  async exempt(tx: WriteTransaction, address: string, messageId: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    await tx.manager.update(SuppressionEntity, standing, { messageId });
  }
}
