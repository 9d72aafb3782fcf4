import { type ASTNode, BREAK, type DocumentNode, GraphQLError, Kind, parse, visit } from 'graphql';

/**
 * Where in the input a value was refused, from the argument downwards: the same path for a literal in the document and
 * for a variable, whatever the variable is called.
 */
export function inputPathOf(error: Error): string[] | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const declared = error.extensions?.['inputPath'];
  if (Array.isArray(declared)) return declared;
  const { message } = error;
  const argument = /^Argument "([^"]+)" (?:of|has)/.exec(message)?.[1];
  if (argument !== undefined) return [argument];
  const node = error.nodes?.[0];
  if (node?.loc === undefined) return undefined;
  const document = parse(node.loc.source);
  const variable = /^Variable "\$([^"]+)"(?: got invalid value .*? at "([^"]+)";)?/s.exec(message);
  if (variable === null) return within(pathOfLiteral(document, node.loc.start), message);
  const [, name = '', place = name] = variable;
  // The first part is the variable's own name.
  const below = place
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .slice(1);
  return within([...(pathOfVariable(document, name, node.loc.start) ?? [name]), ...below], message);
}

/** A field that is missing or unknown is named by the message alone. */
function within(path: string[] | undefined, message: string): string[] | undefined {
  const field = /Field "(?:[^".]+\.)?([^".]+)" of required type/.exec(message)?.[1];
  const unknown = /; Field "([^"]+)" is not defined by type/.exec(message)?.[1];
  const last = field ?? unknown;
  return path === undefined || last === undefined ? path : [...path, last];
}

function pathOfLiteral(document: DocumentNode, start: number): string[] | undefined {
  return pathTo(document, (node) => node.loc?.start === start && node.kind !== Kind.NAME);
}

/** The argument in which the operation that defines the variable at `start`, or else a fragment, uses it first. */
function pathOfVariable(document: DocumentNode, name: string, start: number): string[] | undefined {
  const uses = (node: ASTNode) => node.kind === Kind.VARIABLE && node.name.value === name;
  const own = document.definitions.find(({ loc }) => loc !== undefined && loc.start <= start && start < loc.end);
  return (own && pathTo(own, uses)) ?? pathTo(document, uses);
}

/** Names of the arguments and fields on the way to the first such value. */
function pathTo(root: ASTNode, is: (node: ASTNode) => boolean): string[] | undefined {
  let found: string[] | undefined;
  visit(root, {
    enter(node, _key, parent, _path, ancestors) {
      if (!is(node)) return undefined;
      // The parent is no ancestor here, and the lists that nodes stand in are.
      const way = [...ancestors, parent, node].filter((each) => each !== undefined && 'kind' in each);
      const names = way.flatMap((each) =>
        each.kind === Kind.ARGUMENT || each.kind === Kind.OBJECT_FIELD ? [each.name.value] : [],
      );
      if (names.length === 0) return undefined;
      found = names;
      return BREAK;
    },
  });
  return found;
}
