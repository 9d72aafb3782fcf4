import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Type } from '@nestjs/common';
import {
  Args,
  GraphQLSchemaHost,
  InputType,
  Int,
  PARAM_ARGS_METADATA,
  Parent,
  Query,
  RESOLVER_PROPERTY_METADATA,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { printedSchema, resolversOf, schemaText } from '../../scripts/schema-text.js';
import { AppModule } from '../../src/app.module.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const committed = new URL('../../src/schema.graphql', import.meta.url);

describe('the schema', () => {
  let app: TestApp;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    app = await startTestApp();
    schema = app.app.get(GraphQLSchemaHost).schema;
  });
  afterAll(() => app.stop());

  it('is committed as the service serves it: npm run schema writes it', async () => {
    const text = await readFile(committed, 'utf8');
    expect(printedSchema(schema)).toBe(text);
    expect(await schemaText()).toBe(text);
  });

  it('gives every mutation one input of its own and a union of its success and of problems', () => {
    expect(oddMutations(schema)).toEqual([]);
  });

  it('has no input type that no operation takes, and none that two mutations share', () => {
    const taken = operationsOf(schema).flatMap(({ args }) => args.map((arg) => String(getNamedType(arg.type))));
    const nested = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => String(getNamedType(field.type))));
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.map(String).filter((name) => !taken.includes(name) && !nested.includes(name))).toEqual([]);
    const ofMutations = taken.filter((name) => name.endsWith('Input') && name !== 'ExternalRefInput');
    expect(new Set(ofMutations).size).toBe(ofMutations.length);
  });

  it('has a list only as a connection, or as the few rows that belong to one', () => {
    const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) =>
      /^\[/.test(String(getNullableType(field.type))),
    );
    expect(lists.map(({ name }) => name)).toEqual([]);
  });

  it('says of every list what it costs: by how many rows are asked for, or as how many it counts', () => {
    expect(uncounted(schema)).toEqual([]);
  });

  it('fails these checks when it should', () => {
    const bad = buildSchema(`
      type Query { thing: Thing }
      type Thing { id: ID! }
      interface Problem { code: String! }
      type Other { code: String! }
      union MakeResult = Thing | Other
      input MadeInput { name: String }
      type Mutation { make(input: MadeInput, force: Boolean): MakeResult do: Boolean }`);
    const lists = buildSchema(
      'type Query { things(first: Int): [Query] rows(last: Int): [Query] all: [Query!]! names: [String] }',
    );
    expect(uncounted(lists)).toEqual(['Query.all']);
    expect(oddMutations(bad)).toEqual([
      'make takes other than one input: MakeInput!',
      'make answers with Other, which is no Problem',
      'do takes other than one input: DoInput!',
      'do answers other than DoResult',
    ]);
  });
});

describe('a field without arguments', () => {
  @Resolver(() => Object)
  class DetouringResolver {
    @ResolveField(() => String, { description: 'Planted.' })
    detoured(@Parent() row: { name: string }): string {
      return row.name;
    }

    @ResolveField(() => String, { description: 'Planted.' })
    direct(row: { name: string }): string {
      return row.name;
    }

    @ResolveField(() => String, { description: 'Planted.' })
    withArguments(@Parent() row: { name: string }, @Args('first') first: number): string {
      return row.name.slice(first);
    }
  }

  it('is called by GraphQL itself: a list asks it once for each row', async () => {
    expect(detoured(await resolversOf(AppModule.forRoot(parseConfig({}))))).toEqual([]);
  });

  it('fails this check where it goes through pipes', () => {
    expect(detoured([DetouringResolver])).toEqual(['DetouringResolver.detoured']);
  });
});

describe('an argument', () => {
  @InputType({ description: 'Planted.' })
  class PlantedFilter {}

  @Resolver()
  class ErasingResolver {
    @Query(() => String, { description: 'Planted.' })
    erased(
      @Args('filter', { type: () => PlantedFilter, nullable: true }) _filter?: PlantedFilter | null,
      @Args('order', { type: () => Int, nullable: true }) _order?: number | null,
    ): string {
      return '';
    }

    @Query(() => String, { description: 'Planted.' })
    known(@Args('filter', { type: () => PlantedFilter, nullable: true }) _filter?: PlantedFilter): string {
      return '';
    }
  }

  it('reaches its resolver by its class, by which it is validated', async () => {
    const resolvers = await resolversOf(AppModule.forRoot(parseConfig({})));
    expect(erased(resolvers, buildSchema(await readFile(committed, 'utf8')))).toEqual([]);
  });

  it('fails this check where its type is erased, as that of a class or null is', () => {
    const schema = buildSchema('type Query { erased(filter: F, order: Int): Int } input F { a: Int }');
    expect(erased([ErasingResolver], schema)).toEqual(['ErasingResolver.erased(filter)']);
  });
});

interface Operation {
  readonly name: string;
  readonly args: readonly { readonly type: Parameters<typeof getNamedType>[0] }[];
}

function operationsOf(schema: GraphQLSchema): Operation[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) => Object.values(root?.getFields() ?? {}));
}

/** Lists of objects that may be of any length at the cost of one row, or that count for more and do not say it. */
function uncounted(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name.endsWith('Connection')) return [];
    const lists = Object.values(type.getFields()).filter(
      (field) => isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type)),
    );
    const said = lists.filter(({ args, extensions, description }) => {
      if (args.some(({ name }) => name === 'first' || name === 'last')) return true;
      return extensions['complexity'] !== undefined && /Counts as \d+ rows?\.$/.test(description ?? '');
    });
    return lists.filter((list) => !said.includes(list)).map(({ name }) => `${type}.${name}`);
  });
}

function oddMutations(schema: GraphQLSchema): string[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const name = `${field.name[0]?.toUpperCase()}${field.name.slice(1)}`;
    const faults: string[] = [];
    const signature = field.args.map((arg) => `${arg.name}: ${arg.type}`).join(', ');
    if (signature !== `input: ${name}Input!`) faults.push(`${field.name} takes other than one input: ${name}Input!`);
    const result = getNullableType(field.type);
    if (!isUnionType(result) || result.name !== `${name}Result`)
      return [...faults, `${field.name} answers other than ${name}Result`];
    const [success, ...others] = result
      .getTypes()
      .filter((type) => !type.getInterfaces().some((each) => each.name === 'Problem'));
    if (success === undefined) faults.push(`${field.name} never succeeds`);
    return [...faults, ...others.map((type) => `${field.name} answers with ${type.name}, which is no Problem`)];
  });
}

/** The fields whose methods have decorated parameters although none of them is an argument. */
function detoured(resolvers: readonly Type<unknown>[]): string[] {
  return resolvers.flatMap((resolver) =>
    Object.getOwnPropertyNames(resolver.prototype).flatMap((method) => {
      const handler = resolver.prototype[method];
      if (typeof handler !== 'function' || !Reflect.getMetadata(RESOLVER_PROPERTY_METADATA, handler)) return [];
      const parameters = Object.keys(Reflect.getMetadata(PARAM_ARGS_METADATA, resolver, method) ?? {});
      const takesArguments = parameters.some((parameter) => parameter.startsWith(`${GqlParamtype.ARGS}:`));
      return parameters.length === 0 || takesArguments ? [] : [`${resolver.name}.${method}`];
    }),
  );
}

/**
 * The arguments of these resolvers' methods of which only `Object` is known where they are validated. Scalars and enums
 * GraphQL has validated before.
 */
function erased(resolvers: readonly Type<unknown>[], schema: GraphQLSchema): string[] {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  const isLeaf = (method: string, argument: string) => {
    const named = fields
      .filter(({ name }) => name === method)
      .flatMap(({ args }) => args.filter(({ name }) => name === argument));
    return named.length > 0 && named.every(({ type }) => isLeafType(getNamedType(type)));
  };
  return resolvers.flatMap((resolver) =>
    Object.getOwnPropertyNames(resolver.prototype).flatMap((method) => {
      const types: unknown[] = Reflect.getMetadata('design:paramtypes', resolver.prototype, method) ?? [];
      const parameters: Record<string, { index: number; data?: string }> =
        Reflect.getMetadata(PARAM_ARGS_METADATA, resolver, method) ?? {};
      return Object.entries(parameters).flatMap(([parameter, { index, data = '' }]) => {
        const type = types[index];
        const isKnown = typeof type === 'function' && type !== Object;
        const isArgument = parameter.startsWith(`${GqlParamtype.ARGS}:`);
        return isKnown || !isArgument || isLeaf(method, data) ? [] : [`${resolver.name}.${method}(${data})`];
      });
    }),
  );
}
