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

  /** What stands for that address, what was found out here before what another system says; null if it is written to. */
  async standing(tx: WriteTransaction, address: string): Promise<SuppressionEntity | null> {
    const { organizationId, manager } = tx;
    const standing = { organizationId, address: In(suppressedAs(organizationId, address)), releasedAt: IsNull() };
    const found = await manager.find(SuppressionEntity, { where: standing, order: { id: 'DESC' } });
    return firstToRelease(found) ?? null;
  }

  /** Another system no longer says that nobody is to write there. What stands for another reason stays. */
  async releaseOfAts(tx: WriteTransaction, address: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    const ofAts = await tx.manager.findOneBy(SuppressionEntity, { ...standing, reason: 'BY_ATS' });
    if (ofAts === null) return;
    await tx.manager.update(SuppressionEntity, { ...standing, id: ofAts.id }, { releasedAt: toDate(tx.now) });
    await tx.publish(suppressionReleased, { suppressionId: ofAts.id });
  }

  /** What was found out here, if anything stands; else what another system says: by itself, for whoever knows better. */
  async release(tx: WriteTransaction, address: string): Promise<string | Problem> {
    const refusal = refuseBeyondOwnJobs(tx.actor, 'candidates:write', null);
    if (refusal !== null) return refusal;
    const { organizationId, manager } = tx;
    // Of somebody who was erased and came back, it stands under another form, and may stand under both.
    const standing = { organizationId, address: In(suppressedAs(organizationId, address)), releasedAt: IsNull() };
    const all = await manager.find(SuppressionEntity, {
      where: standing,
      order: { id: 'DESC' },
      lock: { mode: 'for_no_key_update' },
    });
    const found = firstToRelease(all);
    if (found === undefined) return new NotFound('suppressed address', ['input', 'address']);
    const ofAts = found.reason === 'BY_ATS';
    const released = all.filter(({ reason }) => (reason === 'BY_ATS') === ofAts).map(({ id }) => id);
    await manager.update(SuppressionEntity, { organizationId, id: In(released) }, { releasedAt: toDate(tx.now) });
    await tx.publish(suppressionReleased, { suppressionId: found.id });
    return found.id;
  }

  /** That one message may still leave: it says that nothing will be sent any more. */
  async exempt(tx: WriteTransaction, address: string, messageId: string): Promise<void> {
    const standing = { organizationId: tx.organizationId, address: address.toLowerCase(), releasedAt: IsNull() };
    await tx.manager.update(SuppressionEntity, standing, { messageId });
  }
}

function firstToRelease(standing: readonly SuppressionEntity[]): SuppressionEntity | undefined {
  return standing.find(({ reason }) => reason !== 'BY_ATS') ?? standing[0];
}
