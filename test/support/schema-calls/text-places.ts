import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';

/** Where the arguments of a field take a text, and variables that have one there and as little else as their types allow. */
export interface TextPlace {
  readonly path: readonly string[];
  variables(text: string): Record<string, unknown>;
}

type Argument = GraphQLArgument | GraphQLInputField;

// An input that holds itself would be walked for ever.
const deepest = 6;

export function textPlacesOf(field: GraphQLField<unknown, unknown>): TextPlace[] {
  return field.args.flatMap((arg) =>
    pathsBelow(arg, []).map((path) => ({
      path,
      variables: (text) => objectOf(field.args, path, text),
    })),
  );
}

function pathsBelow({ name, type }: Argument, above: readonly string[]): string[][] {
  return pathsIn(type, [...above, name]);
}

function pathsIn(type: GraphQLInputType, path: string[]): string[][] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return pathsIn(nullable.ofType, [...path, '0']);
  if (isInputObjectType(nullable)) {
    if (path.length >= deepest) return [];
    return Object.values(nullable.getFields()).flatMap((field) => pathsBelow(field, path));
  }
  return nullable.name === 'String' ? [path] : [];
}

/** What is required, and what leads to the text. */
function objectOf(fields: readonly Argument[], [next, ...below]: readonly string[], text: string) {
  const given = fields.filter((field) => field.name === next || isRequiredInputField(field as GraphQLInputField));
  return Object.fromEntries(
    given.map(({ name, type }) => [name, exampleOf(type, name === next ? below : undefined, text)]),
  );
}

/** @param path to the text; undefined if it stands elsewhere */
function exampleOf(type: GraphQLInputType, path: readonly string[] | undefined, text: string): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [exampleOf(nullable.ofType, path?.slice(1), text)];
  if (isInputObjectType(nullable)) return objectOf(Object.values(nullable.getFields()), path ?? [], text);
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  return path === undefined ? examples[nullable.name] : text;
}

const examples: Readonly<Record<string, unknown>> = {
  String: 'x',
  ID: '018f3a5c-7c1e-7b44-9d3a-0c1f2e3d4b5a',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-12-04',
  DateTime: '2026-12-04T10:00:00Z',
};
