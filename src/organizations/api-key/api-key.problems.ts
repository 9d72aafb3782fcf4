import { Field, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'Nobody gives a key a scope that they do not hold themselves, and only owners give `admin`: a key that has it makes owners.',
})
export class ScopeNotHeld extends Problem {
  readonly code = 'SCOPE_NOT_HELD';

  @Field(() => String, { description: 'The scope that you cannot give.' })
  readonly scope: string;

  constructor(scope: string) {
    super(`You cannot give the scope "${scope}" to a key.`, ['input', 'scopes']);
    this.scope = scope;
  }
}
