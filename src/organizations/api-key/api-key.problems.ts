import { Field, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description: 'Nobody gives a key a scope that they do not hold themselves.',
})
export class ScopeNotHeld extends Problem {
  readonly code = 'SCOPE_NOT_HELD';

  @Field(() => String, { description: 'The scope that you lack.' })
  readonly scope: string;

  constructor(scope: string) {
    super(`You do not hold the scope "${scope}" and cannot give it to a key.`, ['input', 'scopes']);
    this.scope = scope;
  }
}
