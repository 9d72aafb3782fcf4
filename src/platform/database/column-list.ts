import { columnOf } from './record-rows.js';

/** Columns of a table called so, as they stand behind SELECT: rows have them under the names of these properties. */
export function columnList(table: string, properties: readonly string[]): string {
  return properties.map((property) => `${table}.${columnOf(property)} AS "${property}"`).join(', ');
}
