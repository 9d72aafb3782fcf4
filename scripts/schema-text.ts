import 'reflect-metadata';
import { type DynamicModule, type ForwardReference, type ModuleMetadata, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { AppModule } from '../src/app.module.js';
import { parseConfig } from '../src/platform/config/config.js';

type Imported = NonNullable<ModuleMetadata['imports']>[number];

/** The schema as it is committed in src/schema.graphql. */
export async function schemaText(): Promise<string> {
  return printedSchema(await schemaOfClasses());
}

/** The schema that is served, built from the resolvers' classes alone: without a database. */
export async function schemaOfClasses(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: false,
    abortOnError: false,
  });
  const resolvers = await resolversOf(AppModule.forRoot(parseConfig({})));
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
  await app.close();
  return schema;
}

export function printedSchema(schema: GraphQLSchema): string {
  return `# Written by "npm run schema" from the classes. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Every resolver among the providers of a module and of those it imports. */
export async function resolversOf(root: DynamicModule): Promise<Type<unknown>[]> {
  const seen = new Set<unknown>();
  const resolvers = new Set<Type<unknown>>();
  const visit = async (imported: Imported): Promise<void> => {
    const module = await imported;
    if (seen.has(module)) return;
    seen.add(module);
    const dynamic: Partial<DynamicModule> = 'module' in module ? module : {};
    const type = dynamic.module ?? (module as Type<unknown>);
    const declared = <Part extends keyof ModuleMetadata>(part: Part): unknown[] => [
      ...(Reflect.getMetadata(part, type) ?? []),
      ...(dynamic[part] ?? []),
    ];
    for (const provider of declared('providers')) {
      if (typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_TYPE_METADATA, provider)) {
        resolvers.add(provider as Type<unknown>);
      }
    }
    for (const each of declared('imports')) await visit(each as Exclude<Imported, ForwardReference>);
  };
  await visit(root);
  return [...resolvers];
}
