import { Field, ObjectType } from '@nestjs/graphql';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({ implements: () => [Problem], description: 'An API key hands on no scope that it does not hold itself.' })
export class ScopeNotHeld extends Problem {
  readonly code = 'SCOPE_NOT_HELD';

  @Field(() => String, { description: 'The scope that your own key lacks.' })
  readonly scope: string;

  constructor(scope: string) {
    super(`Your API key does not hold the scope "${scope}" and cannot hand it on.`, ['input', 'scopes']);
    this.scope = scope;
  }
}
