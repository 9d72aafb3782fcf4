import { GraphQLError, type ValueNode } from 'graphql';

/**
 * The refusal of a value that is not of its scalar's form.
 * @param node where the value stands, if it stands in the document: nothing else tells it afterwards
 */
export function malformed(message: string, node: ValueNode | undefined): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT' },
    ...(node === undefined ? {} : { nodes: node }),
  });
}
