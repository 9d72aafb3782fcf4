import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { RefusedVariables } from './refused-variables.js';

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
