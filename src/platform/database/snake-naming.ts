import { DefaultNamingStrategy } from 'typeorm';
import { columnOf } from './record-rows.js';

/** Columns are called as the property, in snake case: `fullName` is `full_name`. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? columnOf(propertyName);
  }
}
