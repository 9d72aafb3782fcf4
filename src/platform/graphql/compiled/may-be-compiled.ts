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

// A field takes up to a tenth of a millisecond to compile, in which nobody else is served, and one or two kilobytes.
const mostFields = 100;

/**
 * Whether compiled code answers this document, which is valid, exactly as GraphQL's own interpreter does, and is made of
 * nothing that its sender wrote but names and numbers. What graphql-jit does otherwise, and what is therefore interpreted:
 *
 * - of several operations it keeps one, and a mutation's fields it does not run as the specification says;
 * - `@skip` and `@include` on one spread of a fragment hold for its other spreads too, and so may any directive;
 * - a variable that is not given becomes null inside an object or a list;
 * - a text of an argument is written into the code, and some texts come out as code of their sender's;
 * - positions in the answer are joined by `_`, so that a name that contains one may stand for another position;
 * - below a union or an interface everything is written out once for each of its types, and again below each;
 * - the schema's own fields, and what is very long, are not worth it.
 */
export function mayBeCompiled(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  const spread = new Set<string>();
  let operations = 0;
  let fields = 0;
  let differs = false;
  const isOdd = (node: ASTNode): boolean => {
    switch (node.kind) {
      case Kind.OPERATION_DEFINITION:
        operations += 1;
        return operations > 1 || node.operation !== OperationTypeNode.QUERY;
      case Kind.DIRECTIVE:
      case Kind.OBJECT:
      case Kind.LIST:
      case Kind.STRING:
        return true;
      case Kind.VARIABLE:
        return node.name.value.includes('_');
      case Kind.SELECTION_SET:
        return isAbstractType(types.getParentType());
      case Kind.FIELD:
        fields += 1;
        if (fields > mostFields) return true;
        return (
          node.alias?.value.includes('_') || (node.name.value.startsWith('__') && node.name.value !== '__typename')
        );
      case Kind.FRAGMENT_SPREAD: {
        const again = spread.has(node.name.value);
        spread.add(node.name.value);
        return again;
      }
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
