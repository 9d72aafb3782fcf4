import { DefaultNamingStrategy } from 'typeorm';

/** Columns are called as the property, in snake case: `fullName` is `full_name`. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
