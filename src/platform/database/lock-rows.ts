import { type EntityTarget, type FindOptionsOrder, type FindOptionsWhere, In } from 'typeorm';
import type { WriteTransaction } from './transaction.js';

interface TenantRow {
  readonly organizationId: string;
  readonly id: string;
}

type Of<Row> = Omit<FindOptionsWhere<Row>, 'organizationId'>;

/**
 * A row of the transaction's organization, locked against changes by others until the transaction ends; null if there is
 * none. Whoever locks rows of several kinds keeps the one order (ADR 95): application, candidate, outcomes, timelines, messages.
 */
export async function lockRow<Row extends TenantRow>(
  { manager, organizationId }: WriteTransaction,
  entity: EntityTarget<Row>,
  of: Of<Row>,
): Promise<Row | null> {
  const where = { ...of, organizationId } as FindOptionsWhere<Row>;
  return await manager.findOne(entity, { where, lock: { mode: 'for_no_key_update' } });
}

/** All such rows, locked in the order of their ids: two who lock several of the same cannot wait for each other. */
export async function lockRows<Row extends TenantRow>(
  { manager, organizationId }: WriteTransaction,
  entity: EntityTarget<Row>,
  of: Of<Row> | readonly string[],
): Promise<Row[]> {
  const which = 'length' in of ? { id: In([...of]) } : of;
  const where = { ...which, organizationId } as FindOptionsWhere<Row>;
  const order = { id: 'ASC' } as FindOptionsOrder<Row>;
  return await manager.find(entity, { where, order, lock: { mode: 'for_no_key_update' } });
}
