import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * An entity's columns as a SELECT names them, so that pg's rows have its properties: for rows read by the thousand,
 * of which TypeORM would fill an object of the class column by column.
 */
export function columnsOf(manager: EntityManager, entity: EntityTarget<ObjectLiteral>): string {
  const { columns } = manager.dataSource.getMetadata(entity);
  return columns.map(({ databaseName, propertyName }) => `"${databaseName}" AS "${propertyName}"`).join(', ');
}
