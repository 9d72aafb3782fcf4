import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { RefusedVariables } from './refused-variables.js';
import { withoutLists } from './without-lists.js';

// The first faults tell enough; a thousand bad values are one mistake.
const maxErrors = 10;

/**
 * The variables of an operation as the specification coerces them: defaults filled in, scalars parsed. What compiled
 * queries do by themselves leaves out the defaults of required input fields and takes any text for an ID, so they are
 * given coerced values. Every scalar's `parseValue` accepts its own result, because execution parses them again.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors });
  if (coerced === undefined) throw new RefusedVariables(errors ?? []);
  return coerced;
}

// Rows: of a list that is shorter it does not matter how often it is coerced.
const longList = 100;

/** Variables of a change. */
export interface VariablesOfChange {
  /** Coerced, but for long lists, which are empty here. */
  readonly withoutRows: Record<string, unknown>;
  /** With what it is run. */
  readonly toRun: Record<string, unknown>;
}

/**
 * The same of a change, of which a thousand rows are coerced once, by who runs it, and told of there if they are wrong. What
 * is looked at before hangs on no row.
 */
export function coerceVariablesOfChange(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): VariablesOfChange {
  const shortened = withoutLists(variables, longList);
  if (shortened !== variables) {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], shortened, { maxErrors });
    if (coerced !== undefined) return { withoutRows: coerced, toRun: variables };
  }
  // Also where something is wrong: it is told by what was sent.
  const coerced = coerceVariables(schema, operation, variables);
  return { withoutRows: coerced, toRun: coerced };
}
