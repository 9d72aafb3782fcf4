import type { GraphQLError } from 'graphql';

/** Variables that do not have the types of their definitions: one error for each. */
export class RefusedVariables extends Error {
  override readonly name = 'RefusedVariables';

  constructor(readonly errors: readonly GraphQLError[]) {
    super('variables were refused');
  }
}
