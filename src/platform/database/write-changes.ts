import type { EntityTarget, FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import type { WriteTransaction } from './transaction.js';

/** Writes what changes of a row, if anything does: an update of no column is none. */
export async function writeChanges<Entity extends ObjectLiteral>(
  { manager }: WriteTransaction,
  entity: EntityTarget<Entity>,
  key: FindOptionsWhere<Entity>,
  changes: QueryDeepPartialEntity<Entity>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await manager.update(entity, key, changes);
}
