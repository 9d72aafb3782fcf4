import { OutcomeEntity } from '../../applications/index.js';
import { type OutcomeMailKind, outcomeMail } from '../../mails/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

/** The mail that tells a decision, where nothing of it is known but its id. */
export async function mailOfOutcome(tx: WriteTransaction, outcomeId: string): Promise<OutcomeMailKind> {
  const { organizationId, manager } = tx;
  return outcomeMail((await manager.findOneByOrFail(OutcomeEntity, { organizationId, id: outcomeId })).kind);
}
