import type { GraphQLError, ValidationRule } from 'graphql';

/** A document that is no operation of this schema: one error for each fault that was found. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';

  constructor(readonly errors: readonly GraphQLError[]) {
    super('the document is invalid');
  }
}

// The first faults tell enough, and nobody looks for more.
const mostErrors = 10;

/**
 * The last rule: throws what all of them have found. Mercurius would keep a document that it is told of as refused, with
 * its errors, and with each error the tables of the validation it was made in: megabytes for a text of a kilobyte. What
 * is thrown it does not keep.
 */
export const throwInvalid: ValidationRule = (context) => {
  const errors: GraphQLError[] = [];
  const refuse = (): void => {
    if (errors.length > 0) throw new InvalidDocument(errors);
  };
  context.reportError = (error) => {
    errors.push(error);
    if (errors.length === mostErrors) refuse();
  };
  return { Document: { leave: refuse } };
};
