import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { GraphqlAnswer } from '../test-organization.js';
import { argumentsOf, type Given } from './arguments.js';
import type { Operation } from './operations.js';
import { overrides } from './overrides.js';
import type { Scene } from './scene.js';
import { everythingOf } from './selections.js';

export interface Call {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

// A row and what belongs to it.
const shownOfResult = 2;

// As many as the lists below have.
const shortPage = (given: Given | undefined) => (given?.place.path[0] === 'before' ? { last: 3 } : { first: 3 });

/** A call of that operation that works in the scene, as far as what is given lets it. */
export async function callOf(operation: Operation, scene: Scene, given?: Given, selection?: string): Promise<Call> {
  const values = { ...shortPage(given), ...overrides[operation.name] };
  const variables = await argumentsOf(operation, scene, { values, ...(given === undefined ? {} : { given }) });
  return { query: documentOf(operation, Object.keys(variables), selection), variables };
}

function documentOf({ kind, name, field }: Operation, given: readonly string[], selection?: string): string {
  const args = field.args.filter((arg) => given.includes(arg.name));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const brackets = (text: string) => (text === '' ? '' : `(${text})`);
  return `${kind}${brackets(declared)} { ${name}${brackets(passed)} ${selection ?? everythingOf(field.type, shownOfResult)} }`;
}

/** What is answered where the row, or any row of the list, is missing. */
export const nothingFound = 'nothing was found';

/** Why an answer is not what a call that works is answered with; undefined if it is. */
export function failureOf(
  operation: Operation,
  schema: GraphQLSchema,
  { data, errors }: GraphqlAnswer,
): string | undefined {
  if (errors !== undefined) return errors.map(({ message }) => message).join(' ');
  const result = data[operation.name];
  if (result === null) return nothingFound;
  if (Array.isArray(result.nodes) && result.nodes.length === 0) return nothingFound;
  return isProblem(schema, result.__typename) ? `${result.code}: ${result.message}` : undefined;
}

export function isProblem(schema: GraphQLSchema, type: string | undefined): boolean {
  const [problem, found] = [schema.getType('Problem'), schema.getType(type ?? '')];
  return isInterfaceType(problem) && isObjectType(found) && schema.isSubType(problem, found);
}
