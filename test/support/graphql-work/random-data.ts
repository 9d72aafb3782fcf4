import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A row as the resolvers below make it: what it is, and how one comes to it. */
interface Row {
  readonly type: string;
  readonly way: string;
}

/**
 * What a context says of the data: whether something goes wrong with them, and then whether everything is there at once,
 * or nothing is. Both together GraphQL's interpreter cannot do: where a row of a list fails at once and one before it
 * later, it leaves a rejection that nobody handles.
 */
export interface DataContext {
  readonly fails: 'NEVER' | 'AT_ONCE' | 'LATER';
}

/**
 * Has every field of the schema answer with values that follow from the way to it alone, and from the arguments it is
 * given: nulls, lists of any length, rows of any possible type, now at once and now later; and with errors of every kind
 * where the context says so.
 */
export function giveRandomData(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (row: Row) => row.type;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (row: Row | undefined, args, context: DataContext) => {
        const way = `${row?.way ?? ''}/${field.name}${told(args)}`;
        return inTime(way, context, () => answerOf(schema, field, way, context));
      };
    }
  }
  return schema;
}

function answerOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  way: string,
  context: DataContext,
): unknown {
  if (fails(context, `${way} throws`)) throw new Error(`no ${field.name}`);
  if (fails(context, `${way} is an error`)) return new Error(`odd ${field.name}`);
  if (isNonNullType(field.type) && fails(context, `${way} is missing`)) return null;
  return valueOfType(schema, field.type, way, context);
}

function valueOfType(schema: GraphQLSchema, type: GraphQLOutputType, way: string, context: DataContext): unknown {
  if (!isNonNullType(type) && chance(`${way} is null`, 15)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const count = numberOf(way) % 3;
    return Array.from({ length: count }, (_, index) =>
      valueOfType(schema, nullable.ofType, `${way}#${index}`, context),
    );
  }
  if (isLeafType(nullable)) return leafOf(nullable, way, context);
  const possible = isAbstractType(nullable) ? schema.getPossibleTypes(nullable) : [nullable];
  return { type: possible[numberOf(`${way} type`) % possible.length]?.name, way } satisfies Partial<Row>;
}

function leafOf(type: GraphQLOutputType, way: string, context: DataContext): unknown {
  if (fails(context, `${way} is of no type`)) return Symbol.iterator;
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[numberOf(way) % values.length]?.value;
  }
  const number = numberOf(way);
  return {
    ID: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
    // The whole way: whatever a resolver was given can be seen in the answer.
    String: way,
    Int: number % 1_000,
    Float: number / 7,
    Boolean: number % 2 === 0,
    Date: '2026-12-04',
    DateTime: new Date(number * 1_000),
  }[String(type)];
}

/** Now, or later: at the next tick, or when everything else has been asked for. */
function inTime(way: string, context: DataContext, value: () => unknown): unknown {
  const when = { NEVER: numberOf(`${way} when`) % 4, AT_ONCE: 0, LATER: 2 + (numberOf(`${way} when`) % 2) }[
    context.fails
  ];
  if (when < 2) return value();
  if (when === 2) return Promise.resolve().then(value);
  return new Promise(setImmediate).then(value);
}

function fails(context: DataContext, of: string): boolean {
  return context.fails !== 'NEVER' && chance(of, 3);
}

/** Arguments as a resolver sees them, which tell null from nothing, and a date from its text. */
function told(args: unknown): string {
  if (args instanceof Date) return `date ${args.getTime()}`;
  if (Array.isArray(args)) return `[${args.map(told).join()}]`;
  if (typeof args !== 'object' || args === null) return typeof args === 'string' ? JSON.stringify(args) : String(args);
  const entries = Object.entries(args).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, value]) => `${name}:${told(value)}`).join()}}`;
}

function chance(of: string, percent: number): boolean {
  return numberOf(of) % 100 < percent;
}

/** FNV-1a: the same for the same text, and as good as random. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash >>> 0;
}
