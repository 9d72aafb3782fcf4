import { In, IsNull } from 'typeorm';
import { lockRows } from '../../platform/database/lock-rows.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { OutcomeEntity } from '../outcome.entity.js';

/** The latest decision that was neither corrected nor taken back, locked; null: nothing is decided. */
export async function standingOutcome(
  { manager, organizationId }: WriteTransaction,
  applicationId: string,
): Promise<OutcomeEntity | null> {
  return await manager.findOne(OutcomeEntity, {
    where: { organizationId, applicationId, supersededAt: IsNull() },
    order: { decidedAt: 'DESC', id: 'DESC' },
    lock: { mode: 'for_no_key_update' },
  });
}

/** Those that stand and of which the candidate does not know, locked. */
export async function untoldOutcomes(
  tx: WriteTransaction,
  ...applications: readonly { readonly id: string }[]
): Promise<OutcomeEntity[]> {
  const applicationId = In(applications.map(({ id }) => id));
  return await lockRows(tx, OutcomeEntity, { applicationId, supersededAt: IsNull(), toldAt: IsNull() });
}
