import { Problem } from '../../platform/problems/problem.js';

/** Another organization has this slug. Only an operator can meet it. */
export class SlugTaken extends Problem {
  readonly code = 'SLUG_TAKEN';

  constructor() {
    super('Another organization has this slug.', ['input', 'slug']);
  }
}
