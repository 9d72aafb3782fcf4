import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Scope, ScopeEnum, scopeName } from '../access/scope.js';
import { costsAsRows } from '../graphql/limits/declared-cost.js';
import { IdScalar } from '../graphql/scalars/id-scalar.js';
import { Problem } from './problem.js';

@ObjectType({
  implements: () => [Problem],
  description:
    'No such row in your organization. A row of another organization and one that does not exist answer alike.',
})
export class NotFound extends Problem {
  readonly code = 'NOT_FOUND';

  constructor(what: string, path: string[]) {
    super(`There is no such ${what}.`, path);
  }
}

@ObjectType({ description: 'One argument that was refused, and why.' })
export class InvalidField {
  @Field(() => [String], { description: 'Path of the argument, from `input` downwards.' })
  readonly path: string[];

  @Field(() => String, { description: 'What is wrong with it, in one sentence.' })
  readonly message: string;

  constructor(path: string[], message: string) {
    this.path = path;
    this.message = message;
  }
}

@ObjectType({
  implements: () => [Problem],
  description:
    'One or more arguments are well formed but cannot be used: too long, empty, not an e-mail address, an unknown time zone.',
})
export class InvalidInput extends Problem {
  readonly code = 'INVALID_INPUT';

  @Field(() => [InvalidField], {
    ...costsAsRows(5),
    description:
      'Every argument at fault; `path` and `message` of the problem itself repeat the first. Counts as 5 rows.',
  })
  readonly fields: InvalidField[];

  constructor(fields: readonly [InvalidField, ...InvalidField[]]) {
    super(fields[0].message, fields[0].path);
    this.fields = [...fields];
  }

  static of(path: string[], message: string): InvalidInput {
    return new InvalidInput([new InvalidField(path, message)]);
  }
}

export type NotPermittedBecause = 'KEY' | 'ROLE' | 'JOB';

export const NotPermittedBecauseEnum = { KEY: 'KEY', ROLE: 'ROLE', JOB: 'JOB' } as const satisfies Record<
  NotPermittedBecause,
  NotPermittedBecause
>;

registerEnumType(NotPermittedBecauseEnum, {
  name: 'NotPermittedBecause',
  description: 'What stands in the way of a call.',
  valuesMap: {
    KEY: { description: 'The API key lacks the scope, whoever it acts for.' },
    ROLE: { description: "The acting member's role does not have the scope." },
    JOB: { description: 'The member has the scope for jobs of their own only, and this job is not.' },
  },
});

@ObjectType({
  implements: () => [Problem],
  description: 'The credential is valid but may not do this.',
})
export class NotPermitted extends Problem {
  readonly code = 'NOT_PERMITTED';

  @Field(() => ScopeEnum, {
    nullable: true,
    description: 'The scope that is missing; null for what is the business of who runs the service.',
  })
  readonly missingScope: string | null;

  @Field(() => NotPermittedBecauseEnum, { description: 'Whose right is missing.' })
  readonly because: NotPermittedBecause;

  constructor(message: string, missingScope: string | null, because: NotPermittedBecause) {
    super(message, null);
    this.missingScope = missingScope;
    this.because = because;
  }

  static because(because: NotPermittedBecause, scope: Scope): NotPermitted {
    const name = scopeName(scope);
    return new NotPermitted(missing[because](name), name, because);
  }

  static toOthers(): NotPermitted {
    return new NotPermitted('Only who runs the service may do this.', null, 'KEY');
  }
}

const missing: Record<NotPermittedBecause, (scope: string) => string> = {
  KEY: (scope) => `This API key lacks the scope ${scope}.`,
  ROLE: (scope) => `The role of the member who acts does not have the scope ${scope}.`,
  JOB: (scope) => `The member who acts has the scope ${scope} for jobs of their own only.`,
};

@ObjectType({
  implements: () => [Problem],
  description:
    'Your organization is suspended: it can be read and not changed, and its messages wait. Whoever runs the service can tell you why.',
})
export class OrganizationSuspended extends Problem {
  readonly code = 'ORGANIZATION_SUSPENDED';

  constructor() {
    super('Your organization is suspended: it can be read and not changed.', null);
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Another row of the same kind already carries this external reference.',
})
export class ExternalRefTaken extends Problem {
  readonly code = 'EXTERNAL_REF_TAKEN';

  @Field(() => IdScalar, { description: 'Id of the row that carries it, of the kind that the request is about.' })
  readonly rowId: string;

  constructor(rowId: string) {
    super('Another row already carries this external reference.', ['input', 'externalRef']);
    this.rowId = rowId;
  }
}
