import { type Problem } from './problem.js';

const problems = new Map<string, () => Problem>();

/**
 * Says which problem a violation of a named key or check means. The database decides races that a look beforehand
 * cannot (two calls at once); this turns its refusal into the same typed answer.
 */
export function registerConstraintProblem(constraint: string, problem: () => Problem): void {
  problems.set(constraint, problem);
}

/** The problem a database error stands for; undefined if its constraint is not one a caller can run into. */
export function problemOfConstraint(error: unknown): Problem | undefined {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (typeof cause !== 'object' || cause === null || !('constraint' in cause)) return undefined;
  return typeof cause.constraint === 'string' ? problems.get(cause.constraint)?.() : undefined;
}
