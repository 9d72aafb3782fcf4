import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import {
  GraphQLSchemaHost,
  Mutation,
  Query,
  RESOLVER_PROPERTY_METADATA,
  RESOLVER_TYPE_METADATA,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isNonNullType } from 'graphql';
import { resolversOf } from '../../scripts/schema-text.js';
import { AppModule } from '../../src/app.module.js';
import { scopes } from '../../src/organizations/access/scopes.js';
import { anyCaller, operator } from '../../src/platform/access/operator.js';
import { ofItsRow, Permission, permissionOf } from '../../src/platform/access/permission.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

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
