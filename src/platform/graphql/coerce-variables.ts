import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues } from 'graphql';
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
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): Record<string, unknown> {
  const operation = getOperationAST(document, operationName);
  // A compiled query would run whatever name was asked for.
  if (!operation) throw new GraphQLError('The document has no operation of that name; if it has several, name one.');
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return {};
  const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors });
  if (coerced === undefined) throw new RefusedVariables(errors ?? []);
  return coerced;
}
