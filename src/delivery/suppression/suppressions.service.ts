import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { refuseBeyondOwnJobs } from '../../organizations/index.js';
import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { NotFound } from '../../platform/problems/common-problems.js';
import type { Problem } from '../../platform/problems/problem.js';
import { suppress } from './suppress.js';
import { suppressedAs } from './suppressed-as.js';
import { SuppressionEntity } from './suppression.entity.js';
import { suppressionReleased } from './suppression.events.js';

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

  /** The one that stands for that address; null if it is written to. */
  async standing(tx: WriteTransaction, address: string): Promise<SuppressionEntity | null> {
    const { organizationId, manager } = tx;
    const standing = { organizationId, address: In(suppressedAs(organizationId, address)), releasedAt: IsNull() };
    return await manager.findOne(SuppressionEntity, { where: standing, order: { id: 'DESC' } });
  }

  /** Another system no longer says that nobody is to write there. What stands for another reason stays. */
  async releaseOfAts(tx: WriteTransaction, address: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    const ofAts = await tx.manager.findOneBy(SuppressionEntity, { ...standing, reason: 'BY_ATS' });
    if (ofAts === null) return;
    await tx.manager.update(SuppressionEntity, { ...standing, id: ofAts.id }, { releasedAt: toDate(tx.now) });
    await tx.publish(suppressionReleased, { suppressionId: ofAts.id });
  }

  async release(tx: WriteTransaction, address: string): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const { organizationId, manager } = tx;
    // Of somebody who was erased and came back, it stands under another form, and may stand under both.
    const standing = { organizationId, address: In(suppressedAs(organizationId, address)), releasedAt: IsNull() };
    const [found] = await manager.find(SuppressionEntity, {
      where: standing,
      order: { id: 'DESC' },
      lock: { mode: 'for_no_key_update' },
    });
    if (found === undefined) return new NotFound('suppressed address', ['input', 'address']);
    await manager.update(SuppressionEntity, standing, { releasedAt: toDate(tx.now) });
    await tx.publish(suppressionReleased, { suppressionId: found.id });
    return found.id;
  }

  /** That one message may still leave: it says that nothing will be sent any more. */
  async exempt(tx: WriteTransaction, address: string, messageId: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    await tx.manager.update(SuppressionEntity, standing, { messageId });
  }
}
