import { Field, InterfaceType } from '@nestjs/graphql';

/**
 * An expected refusal: data, not an exception. A service returns it, the transaction it happened in is rolled back,
 * and the caller reads it as a member of the mutation's result union.
 */
@InterfaceType({
  description:
    'Why a well-formed request was refused. Select `code` to branch on, `message` to show, and the fields of the concrete type for the facts.',
  resolveType: (value: Problem) => value.constructor.name,
})
export abstract class Problem {
  @Field(() => String, {
    description: 'Stable and machine-readable: the concrete type in upper snake case. Listed in the documentation.',
  })
  abstract readonly code: string;

  @Field(() => String, {
    description: 'One English sentence for a developer or an operator; not meant for a candidate.',
  })
  readonly message: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the offending argument, from `input` downwards; null if no single argument is at fault.',
  })
  readonly path: string[] | null;

  constructor(message: string, path: string[] | null) {
    this.message = message;
    this.path = path;
  }

  /** The same problem where the argument at fault lies deeper: in `input.nextTimeline`, not in `input`. */
  under(argument: string): this {
    const [input = 'input', ...rest] = this.path ?? [];
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, { path: [input, argument, ...rest] });
  }
}
