import { type DocumentNode, GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { usualPage } from '../connection/page-input.js';
import { withoutLists } from '../without-lists.js';
import { definitionsOf } from './definitions.js';
import { queryLimits } from './query-limits.js';

/** Every field costs 1 and what is selected below it; a list of which a part is asked for costs that once for each row. */
const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  return 1 + rowsOf(field, args) * childComplexity;
};

function rowsOf({ args: declared }: GraphQLField<unknown, unknown>, { first, last }: Record<string, unknown>): number {
  if (!declared.some(({ name }) => name === 'first' || name === 'last')) return 1;
  const asked = [first, last].filter((rows) => typeof rows === 'number');
  return asked.length === 0 ? usualPage : Math.max(1, ...asked);
}

// The cost of a document without variables never changes; the documents themselves are kept by the query cache.
const known = new WeakMap<DocumentNode, number>();

/**
 * What an operation costs; see `queryLimits.cost`.
 * @param variables coerced
 * @param operationName which one, if the document has several
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): number {
  const hasVariables = Object.keys(variables).length > 0;
  const before = hasVariables ? undefined : known.get(document);
  if (before !== undefined) return before;
  const several = definitionsOf(document).operations.length > 1;
  const cost = getComplexity({
    schema,
    query: document,
    estimators: [fieldExtensionsEstimator(), estimate],
    // Costs are declared, or follow from numbers: rows of a list that is given would be coerced again for nothing.
    variables: withoutLists(variables, 0),
    ...(several && operationName !== undefined ? { operationName } : {}),
    // As many as a document has at most.
    maxQueryNodes: queryLimits.selections + 1,
  });
  if (!hasVariables && !several) known.set(document, cost);
  return cost;
}

export function refuseCostly(cost: number): void {
  if (cost <= queryLimits.cost) return;
  throw new GraphQLError(
    `The operation costs ${cost}; ${queryLimits.cost} are allowed. Ask for fewer rows by first and last, or fewer fields.`,
    {
      extensions: { code: 'QUERY_TOO_LARGE', limit: queryLimits.cost, found: cost },
    },
  );
}
