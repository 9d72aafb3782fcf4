import { ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({ implements: () => [Problem], description: 'Another organization has this slug.' })
export class SlugTaken extends Problem {
  readonly code = 'SLUG_TAKEN';

  constructor() {
    super('Another organization has this slug.', ['input', 'slug']);
  }
}
