import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import {
  Args,
  GraphQLSchemaHost,
  InputType,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import {
  PARAM_ARGS_METADATA,
  RESOLVER_PROPERTY_METADATA,
  RESOLVER_TYPE_METADATA,
} from '@nestjs/graphql/dist/graphql.constants.js';
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { printedSchema, resolversOf, schemaText } from '../../scripts/schema-text.js';
import { AppModule } from '../../src/app.module.js';
import { anyCaller, operator } from '../../src/platform/access/operator.js';
import { ofItsRow, Permission, permissionOf } from '../../src/platform/access/permission.js';
import { scopes } from '../../src/platform/access/scopes.js';
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

describe('the permission of an operation', () => {
  @Resolver()
  class OpenResolver {
    @Query(() => String, { description: 'Planted.' })
    planted(): string {
      return 'secret';
    }

    @Mutation(() => String, { description: 'Planted.' })
    plantedChange(): string {
      return 'changed';
    }
  }

  @Resolver(() => Object)
  class MisdeclaredResolver {
    @ResolveField(() => String, { description: 'Planted.' })
    plantedField(): string {
      return 'secret';
    }

    @Permission(anyCaller)
    @Query(() => String, { description: 'Planted.' })
    plantedForEverybody(): string {
      return 'secret';
    }

    @Permission(ofItsRow)
    @Query(() => String, { description: 'Planted.' })
    plantedRow(): string {
      return 'secret';
    }

    @Permission('reads')
    @Mutation(() => String, { description: 'Planted.' })
    plantedWithScopeOfReading(): string {
      return 'changed';
    }
  }

  @Module({ providers: [OpenResolver] })
  class OpenModule {}

  it('is declared by each operation and field: reading needs a scope of reading, changing one of changing', async () => {
    const resolvers = await resolversOf(AppModule.forRoot(parseConfig({})));
    expect(undeclared(resolvers)).toEqual([]);
    expect(resolvers.length).toBeGreaterThan(5);
  });

  it('fails this check where it is missing', async () => {
    const resolvers = await resolversOf({ module: OpenModule });
    expect(undeclared(resolvers)).toEqual(['OpenResolver.planted', 'OpenResolver.plantedChange']);
    expect(undeclared([MisdeclaredResolver])).toEqual([
      'MisdeclaredResolver.plantedField',
      'MisdeclaredResolver.plantedForEverybody',
      'MisdeclaredResolver.plantedRow',
      'MisdeclaredResolver.plantedWithScopeOfReading',
    ]);
  });

  it('is asked for at each call: without it even a key of every scope is refused', async () => {
    const original = AppModule.forRoot;
    AppModule.forRoot = (config) => {
      const module = original.call(AppModule, config);
      return { ...module, imports: [...(module.imports ?? []), OpenModule] };
    };
    const app = await startTestApp().finally(() => {
      AppModule.forRoot = original;
    });
    try {
      const org = await app.organization();
      for (const query of ['{ planted }', 'mutation { plantedChange }']) {
        const { data, errors } = await org.graphql(query);
        expect(data).toBeUndefined();
        expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['INTERNAL']);
      }
    } finally {
      await app.stop();
    }
  });
});

describe('a scope that a key lacks', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('is named: by an error of a query, by a problem of a mutation', async () => {
    const org = await app.organization({ scopes: ['jobs:write'] });
    const read = await org.graphql('{ organization { name } }');
    expect(read.data).toBeNull();
    expect(read.errors?.map(({ message, extensions }) => ({ message, ...extensions }))).toEqual([
      { message: 'This API key lacks the scope READS.', code: 'NOT_PERMITTED', missingScope: 'READS', because: 'KEY' },
    ]);
    const write = await org.graphql(
      'mutation { createCandidate(input: {fullName: "Ana", email: "ana@example.test"}) { ... on NotPermitted { code missingScope path } } }',
    );
    expect(write.data).toEqual({
      createCandidate: { code: 'NOT_PERMITTED', missingScope: 'CANDIDATES_WRITE', path: null },
    });
  });

  it('is asked for by every operation of the API, before its input is looked at', async () => {
    const org = await app.organization({ scopes: [] });
    const schema = app.app.get(GraphQLSchemaHost).schema;
    for (const { name } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const input = schema.getType(type);
      if (!isInputObjectType(input)) throw new Error(`${type} is no input type`);
      const required = Object.values(input.getFields()).filter(
        (field) => isNonNullType(field.type) && field.defaultValue === undefined,
      );
      const values = Object.fromEntries(
        required.map((field) => [field.name, sampleOf(schema, String(getNamedType(field.type)))]),
      );
      const answer = await org.graphql(
        `mutation($input: ${type}!) { ${name}(input: $input) { ... on Problem { code } } }`,
        { input: values },
      );
      expect([name, answer.errors, answer.data]).toEqual([name, undefined, { [name]: { code: 'NOT_PERMITTED' } }]);
    }
  });
});

/** A value of that type, good enough to get past its coercion. */
function sampleOf(schema: GraphQLSchema, type: string): unknown {
  const known = schema.getType(type);
  if (isEnumType(known)) return known.getValues()[0]?.name;
  if (isInputObjectType(known)) {
    const needed = Object.values(known.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(schema, String(getNamedType(field.type)))]));
  }
  const samples: Record<string, unknown> = {
    ID: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
    Date: '2026-12-04',
    DateTime: '2026-12-04T17:00:00Z',
    Boolean: true,
    Int: 1,
  };
  return samples[type] ?? '';
}

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

// Scopes with which nothing is changed. What administers is neither read nor changed without the scope for it.
const ofReading: readonly unknown[] = ['reads', 'audit:read'];
const ofBoth: readonly unknown[] = ['admin', 'sync', 'webhooks'];
// What needs no scope is named here.
const ofEverybody: readonly string[] = ['ViewerResolver.viewer'];

/** The operations and fields among these resolvers' methods that declare nothing, or what is not of their kind. */
function undeclared(resolvers: readonly Type<unknown>[]): string[] {
  return resolvers.flatMap((resolver) =>
    Object.getOwnPropertyNames(resolver.prototype).flatMap((method) => {
      const handler = resolver.prototype[method];
      if (typeof handler !== 'function') return [];
      const kind = Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler);
      const isField = Reflect.getMetadata(RESOLVER_PROPERTY_METADATA, handler);
      if (kind !== 'Query' && kind !== 'Mutation' && !isField) return [];
      const needed = permissionOf(handler);
      const name = `${resolver.name}.${method}`;
      if (needed === anyCaller) return ofEverybody.includes(name) ? [] : [name];
      const known = needed === operator || needed === ofItsRow || (needed !== undefined && needed in scopes);
      const ofItsKind = isField
        ? needed === ofItsRow || ofReading.includes(needed)
        : needed !== ofItsRow && (ofBoth.includes(needed) || ofReading.includes(needed) === (kind === 'Query'));
      return known && ofItsKind ? [] : [name];
    }),
  );
}
