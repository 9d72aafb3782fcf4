import { type ASTNode, BREAK, GraphQLError, Kind, parse, visit } from 'graphql';

/**
 * Where in the input a value was refused, as the path an integrator wrote: from a variable's message, or from the
 * place of the literal in the document.
 */
export function inputPathOf(error: Error): string[] | undefined {
  const declared = (error as { extensions?: Record<string, unknown> }).extensions?.['inputPath'];
  if (Array.isArray(declared)) return declared;
  const variable = /^Variable "\$([^"]+)"(?: got invalid value .*? at "([^"]+)";)?/s.exec(error.message);
  if (variable !== null) return (variable[2] ?? variable[1] ?? '').split(/[.[\]]+/).filter((part) => part !== '');
  if (!(error instanceof GraphQLError)) return undefined;
  const place = error.nodes?.[0]?.loc ?? undefined;
  if (place === undefined) return undefined;
  return pathOfLiteral(parse(place.source), place.start);
}

function pathOfLiteral(document: ASTNode, start: number): string[] | undefined {
  let found: string[] | undefined;
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (node.loc?.start !== start || node.kind === Kind.NAME) return undefined;
      const names = [...ancestors.flat(), node].flatMap((each) =>
        'kind' in each && (each.kind === Kind.ARGUMENT || each.kind === Kind.OBJECT_FIELD) ? [each.name.value] : [],
      );
      if (names.length === 0) return undefined;
      found = names;
      return BREAK;
    },
  });
  return found;
}
