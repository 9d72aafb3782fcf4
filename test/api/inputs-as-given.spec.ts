import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { resolversOf, schemaOfClasses } from '../../scripts/schema-text.js';
import { AppModule } from '../../src/app.module.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { inputValidation } from '../../src/platform/graphql/input-validation.js';
import { Refused } from '../../src/platform/problems/refused.js';
import { ServedSchema } from '../support/graphql-work/served-schema.js';
import { formsOf, type OptionalField, optionalFields, type State } from '../support/schema-calls/input-forms.js';
import { mutationNames } from '../support/schema-calls/operation-names.js';

/**
 * Whatever form a client gives its input, and however often it sends the same text: what reaches a mutation is what was
 * given, and what was left out is left out.
 */
describe('the input of a mutation', () => {
  let schema: GraphQLSchema;
  let served: ServedSchema;
  /** What the mutation that was called last was given, and as what it came out of its validation. */
  let reached: { readonly input: Record<string, unknown>; readonly validated: unknown } | undefined;

  beforeAll(async () => {
    schema = await schemaOfClasses();
    const resolvers = await resolversOf(AppModule.forRoot(parseConfig({})));
    const validation = inputValidation();
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const metatype = inputClassOf(resolvers, field.name);
      field.resolve = async (_root, { input }) => {
        const validated = await validation.transform(input, { type: 'body', metatype, data: 'input' }).catch(refusalOf);
        reached = { input, validated };
        return null;
      };
    }
    served = await ServedSchema.start(schema);
  });
  afterAll(() => served.stop());

  it.each(mutationNames)('of %s is what was given, in every form and at every call', async (name) => {
    const type = inputTypeOf(schema, name);
    for (const optional of optionalFields(type)) {
      const base = sampleOf(type, optional.path) as Record<string, unknown>;
      const states: State[] = [
        { kind: 'ABSENT' },
        { kind: 'NULL' },
        { kind: 'GIVEN', value: sampleOf(optional.field.type) },
      ];
      for (const state of states) {
        const outcomes = new Set<string>();
        for (const { query, variables } of formsOf(name, type, base, optional, state, '{ __typename }')) {
          for (let call = 1; call <= 3; call += 1) {
            reached = undefined;
            const refused = await served.answer(query, variables).then(
              ({ errors }) => errors !== undefined,
              () => true,
            );
            if (!refused) expect([optional.path, stands(reached, optional, state)]).toEqual([optional.path, true]);
            // Only a null where there must be a value is malformed.
            expect([query, refused]).toEqual([query, state.kind === 'NULL' && isNonNullType(optional.field.type)]);
            outcomes.add(refused ? 'malformed' : told(reached));
          }
        }
        expect([optional.path, state.kind, [...outcomes]]).toEqual([optional.path, state.kind, [expect.any(String)]]);
      }
    }
  });

  /** Whether what reached the mutation has there what was given. */
  function stands(seen: typeof reached, { path, field }: OptionalField, state: State): boolean {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((each, part) => firstOf((each as Record<string, unknown>)[part]), seen?.input);
    const name = path.at(-1) ?? '';
    const value = (parent as Record<string, unknown> | undefined)?.[name];
    if (state.kind === 'NULL') return value === null;
    if (state.kind === 'GIVEN') return value !== null && value !== undefined;
    return field.defaultValue === undefined ? !(name in (parent as object)) : value === field.defaultValue;
  }
});

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function inputTypeOf(schema: GraphQLSchema, mutation: string): GraphQLInputObjectType {
  const [input] = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const type = input && getNullableType(input.type);
  if (!isInputObjectType(type)) throw new Error(`${mutation} takes no input`);
  return type;
}

function inputClassOf(resolvers: readonly Type<unknown>[], mutation: string): Type<unknown> {
  const resolver = resolvers.find(({ prototype }) => mutation in prototype);
  const types: Type<unknown>[] = Reflect.getMetadata('design:paramtypes', resolver?.prototype, mutation) ?? [];
  const input = types.find(({ name }) => name.endsWith('Input'));
  if (input === undefined) throw new Error(`the input of ${mutation} has no class`);
  return input;
}

const samples: Readonly<Record<string, unknown>> = {
  ID: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
  String: 'text',
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Date: '2026-12-04',
  DateTime: '2026-12-04T17:00:00.000Z',
};

/** A value of that type with all that is required, and with what the end of the way would stand in. */
function sampleOf(type: GraphQLInputType, [next, ...way]: readonly string[] = []): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [sampleOf(nullable.ofType, next === undefined ? [] : [next, ...way])];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) return samples[nullable.name];
  const fields = Object.values(nullable.getFields()).filter(
    (field) => isRequiredInputField(field) || (field.name === next && way.length > 0),
  );
  return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type, field.name === next ? way : [])]));
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refused) return { ...error.problem };
  throw error;
}

/** A value with everything that is in it, so that nothing and null differ. */
function told(value: unknown): string {
  return JSON.stringify(value, (_name, each) => (each === undefined ? 'nothing' : each));
}
