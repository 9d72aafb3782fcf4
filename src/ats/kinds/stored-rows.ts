import { type EntityTarget, type FindOptionsWhere, In } from 'typeorm';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import type { Incoming } from './row-kind.js';

interface Stored {
  readonly organizationId: string;
  readonly id: string;
}

/** Rows of ours that those of theirs lead to. Where none of them does, nothing is asked. */
export async function storedRows<Entity extends Stored>(
  { manager, organizationId }: WriteTransaction,
  entity: EntityTarget<Entity>,
  rows: readonly Pick<Incoming<unknown>, 'rowId'>[],
): Promise<Entity[]> {
  const ids = rows.flatMap(({ rowId }) => rowId ?? []);
  if (ids.length === 0) return [];
  return await manager.findBy(entity, { organizationId, id: In(ids) } as FindOptionsWhere<Entity>);
}
