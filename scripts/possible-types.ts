import { type GraphQLSchema, isAbstractType, lexicographicSortSchema } from 'graphql';

/**
 * Which types each union and interface can be, as docs/possible-types.json has it for clients that keep what they read in
 * a normalized cache: the `possibleTypes` of Apollo Client's InMemoryCache, for instance.
 */
export function possibleTypesText(schema: GraphQLSchema): string {
  const abstract = Object.values(lexicographicSortSchema(schema).getTypeMap()).filter(isAbstractType);
  const possible = abstract
    .filter(({ name }) => !name.startsWith('__'))
    .map((type) => [type.name, schema.getPossibleTypes(type).map(String).sort()] as const);
  return `${JSON.stringify(Object.fromEntries(possible), null, 2)}\n`;
}
