import { type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';

/** Stands for a variable where a value would stand. */
export class Variable {
  constructor(readonly name: string) {}
}

/** A value as it is written in a document: enums without quotes, fields without. */
export function literalOf(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null';
  if (value instanceof Variable) return `$${value.name}`;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => literalOf(item, nullable.ofType)).join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as object).map(([name, each]) => {
      const field = nullable.getFields()[name];
      if (field === undefined) throw new Error(`${nullable}.${name} is not in the schema`);
      return `${name}: ${literalOf(each, field.type)}`;
    });
    return `{${fields.join(', ')}}`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}
