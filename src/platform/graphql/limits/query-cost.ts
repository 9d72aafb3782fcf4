import { type DocumentNode, GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { usualPage } from '../connection/page-input.js';
import { queryLimits } from './query-limits.js';

/** Every field costs 1 and what is selected below it; a list that is paged costs that once for each row asked for. */
const estimate: ComplexityEstimator = ({ field, args, childComplexity }) => {
  return 1 + rowsOf(field, args) * childComplexity;
};

function rowsOf({ args: declared }: GraphQLField<unknown, unknown>, { first, last }: Record<string, unknown>): number {
  if (!declared.some(({ name }) => name === 'first')) return 1;
  const asked = [first, last].filter((rows) => typeof rows === 'number');
  return asked.length === 0 ? usualPage : Math.max(1, ...asked);
}

// The cost of a document without variables never changes; the documents themselves are kept by the query cache.
const known = new WeakMap<DocumentNode, number>();

/**
 * What an operation costs; see `queryLimits.cost`.
 * @param operationName which one, if the document has several
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName?: string,
): number {
  const fixed = variables === undefined || Object.keys(variables).length === 0;
  const before = fixed && operationName === undefined ? known.get(document) : undefined;
  if (before !== undefined) return before;
  const cost = getComplexity({
    schema,
    query: document,
    estimators: [estimate],
    ...(variables === undefined ? {} : { variables }),
    ...(operationName === undefined ? {} : { operationName }),
  });
  if (fixed && operationName === undefined) known.set(document, cost);
  return cost;
}

export function refuseCostly(cost: number): void {
  if (cost <= queryLimits.cost) return;
  throw new GraphQLError(
    `The operation costs ${cost}; ${queryLimits.cost} are allowed. Ask for smaller pages or fewer fields.`,
    {
      extensions: { code: 'QUERY_TOO_LARGE', limit: queryLimits.cost, found: cost },
    },
  );
}
