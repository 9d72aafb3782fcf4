import type { ComplexityEstimator } from 'graphql-query-complexity';

type Estimated = Parameters<ComplexityEstimator>[0];

/**
 * What a field costs that takes more work than a field, to be told in its description: among the options of its
 * decorator, as in `@Mutation(() => Result, { ...costs(3_000), description: '… Costs 3,000.' })`.
 * @param own in place of 1, beside what is selected below it; or what it is by the arguments
 */
export function costs(own: number | ((args: Estimated['args']) => number)) {
  const complexity = ({ args, childComplexity }: Pick<Estimated, 'args' | 'childComplexity'>) =>
    (typeof own === 'number' ? own : own(args)) + childComplexity;
  return { complexity };
}

/** What a list costs that has no pages: as if it had so many rows, to be told in its description. */
export function costsAsRows(rows: number) {
  return { complexity: ({ childComplexity }: Pick<Estimated, 'childComplexity'>) => 1 + rows * childComplexity };
}
