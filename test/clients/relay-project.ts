import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/**
 * A module of a Relay client that uses everything of a schema that Relay has rules for: each list as a connection that is
 * paged both ways, each row that can be asked for again, and each mutation with what it may be refused for.
 */
export function relayModule(schema: GraphQLSchema): string {
  const documents = [...connectionsIn(schema), ...refetchesIn(schema), ...mutationsIn(schema)];
  const text = documents.map((document, index) => `export const d${index} = graphql\`${document}\`;`).join('\n');
  return `import { graphql } from 'react-relay';\n${text}\n`;
}

// Relay wants the names of a module's documents to begin with its own.
const module = 'App';

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function connectionsIn(schema: GraphQLSchema): string[] {
  const own = Object.values(schema.getTypeMap()).filter(isObjectType);
  return own.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => connectionOf(type, field)),
  );
}

function connectionOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const name = `${type.name}${capital(field.name)}`;
  const needed = field.args.filter(isRequiredArgument).map((arg) => `${arg.name}: 30, `);
  const variables = 'first: {type: "Int"}, after: {type: "String"}, last: {type: "Int"}, before: {type: "String"}';
  const page = 'first: $first, after: $after, last: $last, before: $before';
  return `fragment ${module}_${name} on ${type} @argumentDefinitions(${variables}) @refetchable(queryName: "${module}${name}Query") {
    ${field.name}(${needed.join('')}${page}) @connection(key: "${module}_${name}_${field.name}") { edges { node { __typename } } totalCount } }`;
}

function refetchesIn(schema: GraphQLSchema): string[] {
  const node = schema.getType('Node');
  const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
  return types.map(
    (type) =>
      `fragment ${module}_again${type.name} on ${type.name} @refetchable(queryName: "${module}Again${type.name}Query") { id ${leafOf(type)} }`,
  );
}

function leafOf(type: GraphQLObjectType): string {
  const leaf = Object.values(type.getFields()).find(
    ({ name, type: of, args }) => name !== 'id' && args.length === 0 && !('getFields' in getNamedType(of)),
  );
  return leaf?.name ?? '__typename';
}

function mutationsIn(schema: GraphQLSchema): string[] {
  const problem = schema.getType('Problem');
  const problems = isInterfaceType(problem) ? schema.getPossibleTypes(problem) : [];
  const facts = problems.flatMap((type) => {
    const own = Object.values(type.getFields()).filter((field) => !isOfEvery(problem, field.name));
    const selected = own.filter((field) => !isListOfRows(field)).map(({ name }) => name);
    return selected.length === 0 ? [] : [`... on ${type.name} { ${selected.join(' ')} }`];
  });
  const refused = `fragment ${module}_refused on Problem { __typename code message path ${facts.join(' ')} }`;
  const changes = Object.keys(schema.getMutationType()?.getFields() ?? {}).map((name) => {
    const operation = `${module}${capital(name)}Mutation($input: ${capital(name)}Input!)`;
    return `mutation ${operation} { ${name}(input: $input) { __typename ...${module}_refused @alias(as: "refused") } }`;
  });
  return problems.length === 0 ? [] : [refused, ...changes];
}

function isOfEvery(problem: unknown, name: string): boolean {
  return isInterfaceType(problem) && name in problem.getFields();
}

function isListOfRows({ type }: GraphQLField<unknown, unknown>): boolean {
  const nullable = isNonNullType(type) ? type.ofType : type;
  return isListType(nullable) && isObjectType(getNamedType(nullable));
}
