import { In } from 'typeorm';
import { OutcomeEntity } from '../../applications/index.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

export type OutcomesById = ReadonlyMap<string, OutcomeEntity>;

const lockSql = `
  SELECT o.id FROM applications a
  JOIN outcomes o ON o.organization_id = $1 AND o.application_id = a.id AND o.told_at IS NULL AND o.superseded_at IS NULL
  WHERE a.organization_id = $1 AND a.candidate_id = $2 ORDER BY o.id FOR NO KEY UPDATE OF o`;

/** Locks what was decided of a candidate and not told yet: a member who tells or corrects it comes first, or waits. */
export async function lockOutcomes(tx: WriteTransaction, candidateId: string): Promise<void> {
  await tx.query(lockSql, [tx.organizationId, candidateId]);
}

export async function outcomesOf(tx: WriteTransaction, ids: readonly string[]): Promise<OutcomesById> {
  if (ids.length === 0) return new Map();
  const { organizationId, manager } = tx;
  const outcomes = await manager.findBy(OutcomeEntity, { organizationId, id: In([...ids]) });
  return new Map(outcomes.map((outcome) => [outcome.id, outcome]));
}
