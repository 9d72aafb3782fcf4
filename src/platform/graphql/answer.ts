import { NotFound } from '../problems/common-problems.js';
import { Problem } from '../problems/problem.js';
import type { RequestContext } from './request-context.js';
import type { LoaderDefinition } from './request-reads.js';

/**
 * Answers a mutation: the problem as it is, or the row it changed, read afterwards in a fresh snapshot so that
 * everything selected below it is as it stands now.
 */
export async function answer<Row>(
  context: RequestContext,
  result: string | Problem,
  loader: LoaderDefinition<string, Row>,
): Promise<Row | Problem> {
  if (result instanceof Problem) return result;
  context.reads.renew();
  return (await context.reads.load(loader, result)) ?? new NotFound('row', ['input']);
}
