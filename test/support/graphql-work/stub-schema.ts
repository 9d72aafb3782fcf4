import {
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

/** A value of each type of the schema, with as many elements in each list. What a resolver is given decides nothing. */
function sampleOf(type: GraphQLOutputType, elements: number): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return Array.from({ length: elements }, () => sampleOf(nullable.ofType, elements));
  if (!isLeafType(nullable)) return {};
  return isEnumType(nullable) ? nullable.getValues()[0]?.value : samples[nullable.name];
}

const samples: Readonly<Record<string, unknown>> = {
  ID: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
  String: 'text',
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Date: '2026-12-04',
  DateTime: new Date('2026-12-04T17:00:00Z'),
};

/** Has every field of the schema answered with a value of its type; each asks `look` first. */
export function stubSchema(
  schema: GraphQLSchema,
  elements: number,
  look: (info: GraphQLResolveInfo) => void,
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = () => schema.getPossibleTypes(type)[0]?.name;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (_source, _args, _context, info) => {
        if (!isLeafType(getNamedType(field.type))) look(info);
        return sampleOf(field.type, elements);
      };
    }
  }
  return schema;
}
