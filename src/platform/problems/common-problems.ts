import { Field, ObjectType } from '@nestjs/graphql';
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
    description: 'Every argument at fault; `path` and `message` of the problem itself repeat the first.',
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

@ObjectType({
  implements: () => [Problem],
  description: 'The credential is valid but may not do this.',
})
export class NotPermitted extends Problem {
  readonly code = 'NOT_PERMITTED';

  @Field(() => String, { description: 'The scope that the API key lacks, such as `timelines:write`.' })
  readonly missingScope: string;

  constructor(missingScope: string) {
    super(`This API key lacks the scope "${missingScope}".`, null);
    this.missingScope = missingScope;
  }
}

@ObjectType({
  implements: () => [Problem],
  description: 'Another row already carries this external reference of the same source.',
})
export class ExternalRefTaken extends Problem {
  readonly code = 'EXTERNAL_REF_TAKEN';

  constructor() {
    super('Another row already carries this external reference.', ['input', 'externalRef']);
  }
}
