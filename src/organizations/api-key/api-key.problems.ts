import { Field, ObjectType } from '@nestjs/graphql';
import { type Scope, ScopeEnum, scopeName } from '../../platform/access/scope.js';
import { Problem } from '../../platform/problems/problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'Nobody gives a key a scope that they do not hold themselves, and only owners give ADMIN: a key that has it makes owners.',
})
export class ScopeNotHeld extends Problem {
  readonly code = 'SCOPE_NOT_HELD';

  @Field(() => ScopeEnum, { description: 'The scope that you cannot give.' })
  readonly scope: string;

  constructor(scope: Scope) {
    super(`You cannot give the scope ${scopeName(scope)} to a key.`, ['input', 'scopes']);
    this.scope = scopeName(scope);
  }
}
