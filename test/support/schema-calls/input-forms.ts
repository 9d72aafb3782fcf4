import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';
import { literalOf, Variable } from './literals.js';

/** A field of an input that may be left out, and how one comes to it. */
export interface OptionalField {
  readonly path: readonly string[];
  readonly field: GraphQLInputField;
}

/** What becomes of an optional field. */
export type State =
  | { readonly kind: 'ABSENT' }
  | { readonly kind: 'NULL' }
  | { readonly kind: 'GIVEN'; readonly value: unknown };

export interface Sent {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Input = Readonly<Record<string, unknown>>;

// An input that holds itself would be walked for ever.
const deepest = 5;

/** Every optional field of an input, nested ones included; of lists, those of their elements. */
export function optionalFields(type: GraphQLInputObjectType, above: readonly string[] = []): OptionalField[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const path = [...above, field.name];
    const inner = objectWithin(field.type);
    const below = inner === null || path.length >= deepest ? [] : optionalFields(inner, path);
    return isRequiredInputField(field) ? below : [{ path, field }, ...below];
  });
}

function objectWithin(type: GraphQLInputType): GraphQLInputObjectType | null {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return objectWithin(nullable.ofType);
  return isInputObjectType(nullable) ? nullable : null;
}

/**
 * The same call in the three forms that clients send: the whole input in a variable, all of it in the document, and in the
 * document but for one field, which is a variable.
 */
export function formsOf(
  mutation: string,
  type: GraphQLInputObjectType,
  base: Input,
  { path, field }: OptionalField,
  state: State,
  select: string,
): Sent[] {
  const input = state.kind === 'ABSENT' ? base : withValue(base, path, state.kind === 'NULL' ? null : state.value);
  const literal = literalOf(input, type);
  const marked = literalOf(withValue(base, path, new Variable('v')), type);
  const variableType = isNonNullType(field.type) ? field.type.ofType : field.type;
  const given = { ABSENT: {}, NULL: { v: null }, GIVEN: { v: state.kind === 'GIVEN' ? state.value : null } }[
    state.kind
  ];
  return [
    { query: `mutation Whole($input: ${type}!) { ${mutation}(input: $input) ${select} }`, variables: { input } },
    { query: `mutation Literal { ${mutation}(input: ${literal}) ${select} }`, variables: {} },
    { query: `mutation Inside($v: ${variableType}) { ${mutation}(input: ${marked}) ${select} }`, variables: given },
  ];
}

function withValue(input: unknown, [name, ...below]: readonly string[], value: unknown): Record<string, unknown> {
  const object = (Array.isArray(input) ? input[0] : input) as Record<string, unknown>;
  if (name === undefined) throw new Error('there is no way to nothing');
  const inside = object[name];
  const changed = below.length === 0 ? value : withValue(inside ?? {}, below, value);
  return { ...object, [name]: Array.isArray(inside) && below.length > 0 ? [changed] : changed };
}
