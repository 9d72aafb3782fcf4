import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { AttemptResult } from '../dispatch/attempt-result.js';
import { RelayEntity } from './relay.entity.js';
import { relayEffectOf, relayFailureOf } from './relay-failure.js';

/** Keeps of a send what it tells of the organization's relay: its failure, or that it works again. */
export async function noteRelay(tx: WriteTransaction, relay: RelayEntity, result: AttemptResult): Promise<void> {
  const lastFailure = relayFailureOf(result);
  const worksAgain = relay.lastFailure !== null && relayEffectOf(result) === 'works';
  if (lastFailure === null && !worksAgain) return;
  const lastFailureAt = lastFailure === null ? null : toDate(tx.now);
  const { organizationId, id } = relay;
  await tx.manager.update(RelayEntity, { organizationId, id }, { lastFailure, lastFailureAt });
}
