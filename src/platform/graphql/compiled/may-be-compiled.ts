import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Whether what is selected by this document, which is valid, is the same each time it is sent and whatever its rows are.
 * What is not, or is not worth it, is interpreted:
 *
 * - a mutation, whose fields are run one after the other, and a document of several operations;
 * - `@skip` and `@include`: what they leave out, a variable says;
 * - what is selected of a union or an interface: the type of each row says what that is;
 * - the schema's own fields;
 * - a key `__proto__`, which an object takes for what it inherits from.
 */
export function mayBeCompiled(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let operations = 0;
  let differs = false;
  const isOdd = (node: ASTNode): boolean => {
    switch (node.kind) {
      case Kind.OPERATION_DEFINITION:
        operations += 1;
        return operations > 1 || node.operation !== OperationTypeNode.QUERY;
      case Kind.DIRECTIVE:
        return true;
      case Kind.SELECTION_SET:
        return isAbstractType(types.getParentType());
      case Kind.FIELD:
        if (node.alias?.value === '__proto__') return true;
        return node.name.value.startsWith('__') && node.name.value !== '__typename';
      default:
        return false;
    }
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        if (!isOdd(node)) return undefined;
        differs = true;
        return BREAK;
      },
    }),
  );
  return !differs;
}
