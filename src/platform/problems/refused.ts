import type { Problem } from './problem.js';

/** Carries a problem out of code that has no result to put it in: a guard, a validation pipe, a violated constraint. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
