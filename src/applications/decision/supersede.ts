import { toDate } from '../../platform/database/dates.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { outcomeSuperseded } from '../application.events.js';
import { OutcomeEntity } from '../outcome.entity.js';

// The decision and those that it corrected, one after the other.
const correctedSql = `
  WITH RECURSIVE chain AS (
    SELECT corrects_id, decided_at FROM outcomes WHERE organization_id = $1 AND id = $2
    UNION ALL
    SELECT o.corrects_id, o.decided_at FROM chain c
    JOIN outcomes o ON o.organization_id = $1 AND o.id = c.corrects_id)
  SELECT decided_at AS "decidedAt" FROM chain ORDER BY decided_at DESC`;

/**
 * A decision holds no more, and is told no more: it was corrected or taken back, or its application ended. Its message is cancelled with it, unless it has left.
 * @returns when it was decided, and when what it corrected was, the latest first
 */
export async function supersede(
  tx: WriteTransaction,
  outcome: OutcomeEntity,
  because: 'SUPERSEDED' | 'CANCELLED',
): Promise<Date[]> {
  const { organizationId } = tx;
  const { id: outcomeId, applicationId } = outcome;
  await tx.manager.update(OutcomeEntity, { organizationId, id: outcomeId }, { supersededAt: toDate(tx.now) });
  await tx.publish(outcomeSuperseded, { applicationId, outcomeId, because });
  const rows = await tx.query<{ decidedAt: Date }>(correctedSql, [organizationId, outcomeId]);
  return rows.map(({ decidedAt }) => decidedAt);
}
