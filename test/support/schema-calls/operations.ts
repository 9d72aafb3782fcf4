import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import type { GraphQLField } from 'graphql';
import { type Permitted, permissionOf } from '../../../src/platform/access/permission.js';

/** One query or mutation of the schema, and what it says it needs. */
export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly permission: Permitted;
}

/** Every operation that this application serves, by its name. */
export function operationsOf(app: INestApplication): Map<string, Operation> {
  const permissions = declaredPermissions(app);
  const { schema } = app.get(GraphQLSchemaHost);
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  const operations = roots.flatMap(([kind, root]) =>
    Object.values(root?.getFields() ?? {}).map((field): Operation => {
      const permission = permissions.get(field.name);
      if (permission === undefined) throw new Error(`${field.name} declares no permission`);
      return { kind, name: field.name, field, permission };
    }),
  );
  return new Map(operations.map((operation) => [operation.name, operation]));
}

function declaredPermissions(app: INestApplication): Map<string, Permitted | undefined> {
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.providers.values()]);
  const resolvers = providers.flatMap(({ metatype }) =>
    typeof metatype === 'function' && Reflect.hasMetadata(RESOLVER_TYPE_METADATA, metatype) ? [metatype] : [],
  ) as Type<unknown>[];
  const handlers = resolvers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype).map((method) => ({ method, handler: prototype[method] })),
  );
  const operations = handlers.filter(
    ({ handler }) =>
      typeof handler === 'function' && /^(Query|Mutation)$/.test(Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler)),
  );
  return new Map(
    operations.map(({ method, handler }) => [
      Reflect.getMetadata(RESOLVER_NAME_METADATA, handler) ?? method,
      permissionOf(handler),
    ]),
  );
}
