import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, GraphQLError, type GraphQLResolveInfo, parse } from 'graphql';
import { type CompiledQuery, compileQuery } from './compile-query.js';

const schema = buildSchema(`
  type Query { shops(first: Int = 2, names: [String!]): [Shop!]! shop(filter: Filter): Shop! count: Int! }
  type Shop { id: ID! name: String owner: Person kinds: [Kind] }
  type Person { name: String! shops: [Shop] }
  enum Kind { SMALL LARGE }
  input Filter { name: String = "any", open: Boolean }`);

/** Compiled with the resolvers there are then. */
const run = async (query: string, ...given: Parameters<CompiledQuery>) => {
  const compiled = compileQuery(schema, parse(query));
  if (compiled === null) throw new Error('it was too long');
  return await compiled(...given);
};

/** Gives resolvers to the fields of a type, for as long as that is done. */
async function resolving<T>(type: string, resolvers: Record<string, unknown>, work: () => Promise<T>): Promise<T> {
  const fields = (schema.getType(type) as ReturnType<typeof schema.getQueryType>)?.getFields() ?? {};
  for (const [name, resolve] of Object.entries(resolvers)) Object.assign(fields[name] as object, { resolve });
  try {
    return await work();
  } finally {
    for (const name of Object.keys(resolvers)) Object.assign(fields[name] as object, { resolve: undefined });
  }
}

describe('a compiled query', () => {
  it('tells resolvers what the interpreter tells them, and where they stand', async () => {
    const told: unknown[] = [];
    const name = (row: unknown, args: unknown, context: unknown, info: GraphQLResolveInfo) => {
      const { fieldName, fieldNodes, returnType, parentType, path, fragments, operation, variableValues } = info;
      const places = [];
      for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev) places.push([at.key, at.typename]);
      told.push([row, args, context, info.schema === schema, info.rootValue]);
      told.push({ fieldName, fieldNodes, returnType, parentType, fragments, operation, variableValues, places });
      return 'x';
    };
    const query =
      'query Q($n: Int) { shops(first: $n) { ...S } } fragment S on Shop { called: name owner { name } called: name }';
    const rows = [{ owner: { name: 1 } }, { owner: Promise.resolve({ name: 2 }) }];
    const shops = () => rows;
    await resolving('Query', { shops }, async () => {
      await resolving('Shop', { name }, async () => {
        const document = parse(query);
        const asked = { schema, document, rootValue: {}, contextValue: { own: true }, variableValues: { n: 1 } };
        const interpreted = await execute(asked);
        const toldBefore = told.splice(0);
        const data = await run(query, { own: true }, { n: 1 });
        expect(JSON.stringify(data)).toBe(JSON.stringify(interpreted.data));
        expect(JSON.stringify(told)).toBe(JSON.stringify(toldBefore));
        expect(told).toHaveLength(4);
      });
    });
  });

  it('gives every call arguments of its own, with defaults, and what is not given absent', async () => {
    const given: object[] = [];
    const shop = (_row: unknown, args: object) => {
      given.push(args);
      return { id: 1 };
    };
    const query = parse('query($open: Boolean) { shop(filter: {open: $open}) { id } }');
    await resolving('Query', { shop }, async () => {
      const compiled = compileQuery(schema, query);
      for (const variables of [{}, { open: null }, { open: true }, {}]) await compiled?.({}, variables);
    });
    const filters = [{}, { open: null }, { open: true }, {}].map((open) => ({ filter: { name: 'any', ...open } }));
    expect(given).toEqual(filters);
    expect(given[0]).not.toBe(given[3]);
  });

  it.each([
    ['a resolver that throws', { owner: () => Promise.reject(new Error('torn')) }, 'torn', ['shops', 0, 'owner']],
    ['an error in place of a value', { name: () => new Error('torn') }, 'torn', ['shops', 0, 'name']],
    ['null where it may not be', { id: () => null }, 'null stands where it may not', ['shops', 0, 'id']],
    ['no list where one should be', { kinds: () => 'SMALL' }, 'what is to be a list is none', ['shops', 0, 'kinds']],
    [
      'a value that is none of the type',
      { kinds: () => ['HUGE'] },
      'Enum "Kind" cannot represent',
      ['shops', 0, 'kinds'],
    ],
  ])('fails with %s, and tells where', async (_what, resolvers, message, path) => {
    const query = '{ shops { id name owner { name } kinds } }';
    const shops = () => [{ id: 1 }, { id: 2 }];
    const failed = resolving('Query', { shops }, () => resolving('Shop', resolvers, () => run(query, {}, {})));
    const error = await failed.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GraphQLError);
    expect((error as GraphQLError).message).toContain(message);
    expect((error as GraphQLError).path).toEqual(path);
    expect((error as GraphQLError).locations).toHaveLength(1);
  });

  it('fails when nothing is waited for any more', async () => {
    const slow = Promise.withResolvers<object>();
    const seen: string[] = [];
    const resolvers = { shops: () => Promise.reject(new Error('torn')), shop: () => slow.promise };
    const name = () => seen.push('read');
    const query = '{ shops { id } shop { name } }';
    await resolving('Query', resolvers, () =>
      resolving('Shop', { name }, async () => {
        const failed = run(query, {}, {}).catch((error: Error) => seen.push(error.message));
        await new Promise(setImmediate);
        expect(seen).toEqual([]);
        slow.resolve({});
        await failed;
        expect(seen).toEqual(['torn']);
      }),
    );
  });

  it('has a hundred fields at most, what is merged counted once and what is spread twice, twice', () => {
    const of = (query: string) => compileQuery(schema, parse(query)) !== null;
    const aliases = (count: number) => Array.from({ length: count }, (_, n) => `a${n}: count`).join(' ');
    expect(of(`{ ${aliases(100)} }`)).toBe(true);
    expect(of(`{ ${aliases(101)} }`)).toBe(false);
    expect(of(`{ ${'count '.repeat(200)} }`)).toBe(true);
    const chain = (depth: number) =>
      Array.from(
        { length: depth },
        (_, n) =>
          `fragment F${n} on Person { a: shops { owner { ...F${n + 1} } } b: shops { owner { ...F${n + 1} } } }`,
      ).join(' ');
    const deep = (depth: number) =>
      `{ shop { owner { ...F0 } } } ${chain(depth)} fragment F${depth} on Person { name }`;
    expect(of(deep(3))).toBe(true);
    expect(of(deep(25))).toBe(false);
  });
});
