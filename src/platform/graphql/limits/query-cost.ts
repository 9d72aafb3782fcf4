import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { queryLimits } from './query-limits.js';

/** Every field costs 1 and what is selected below it; a list that is paged costs that once for each row asked for. */
const estimate: ComplexityEstimator = ({ args, childComplexity }) => {
  const rows = typeof args['first'] === 'number' ? Math.max(1, args['first']) : 1;
  return 1 + rows * childComplexity;
};

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
