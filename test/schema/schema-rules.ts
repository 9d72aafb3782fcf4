import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/**
 * Fields of one name that are of different types in types which a client may select side by side: such a selection is
 * no valid document. Beside the members of a result stand all problems, since one fragment on Problem may carry the
 * facts of each. Only what is known by `node(id)` is asked for one type at a time.
 */
export function disagreements(schema: GraphQLSchema): string[] {
  const problem = schema.getType('Problem');
  const problems = isInterfaceType(problem) ? schema.getPossibleTypes(problem) : [];
  return Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && type.name !== 'Node')
    .flatMap((type) => {
      const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
      const beside = members.some((member) => problems.includes(member)) ? [...members, ...problems] : members;
      return disagreementsOf(beside).map((fault) => `${type.name}: ${fault}`);
    });
}

function disagreementsOf(members: readonly GraphQLObjectType[]): string[] {
  const fields = [...new Set(members)].flatMap((member) => Object.values(member.getFields()));
  return [...Map.groupBy(fields, ({ name }) => name)].flatMap(([name, same]) => {
    const types = [...new Set(same.map(({ type }) => String(type)))].sort();
    return types.length > 1 ? [`${name} is ${types.join(', ')}`] : [];
  });
}

interface Described {
  readonly path: string;
  readonly name: string;
  readonly description: string | null | undefined;
  /** Of what is a value: the type of it. */
  readonly type?: string;
}

/** Everything that has a name of our own: types, fields, arguments and the values of enums. */
function everythingNamed(schema: GraphQLSchema): Described[] {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return own.flatMap((type) => [{ path: type.name, name: type.name, description: type.description }, ...partsOf(type)]);
}

function partsOf(type: GraphQLNamedType): Described[] {
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description }) => ({ path: `${type}.${name}`, name, description }));
  }
  const typed = (path: string, { name, description, type: of }: TypedPart) => ({
    path,
    name,
    description,
    type: getNamedType(of as GraphQLNamedType).name,
  });
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => typed(`${type}.${field.name}`, field));
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const path = `${type}.${field.name}`;
    return [typed(path, field), ...field.args.map((arg) => typed(`${path}(${arg.name})`, arg))];
  });
}

type TypedPart = Pick<Described, 'name' | 'description'> & { readonly type: unknown };

// What can be asked is said of each of their fields.
const roots = ['Query', 'Mutation'];

/** Whatever has no description, or one that says no more than its name. */
export function undescribed(schema: GraphQLSchema): string[] {
  const letters = (text: string) => text.toLowerCase().replace(/\b(the|a|an|of)\b|[^a-z]/g, '');
  return everythingNamed(schema)
    .filter(({ name, description }) => ['', letters(name)].includes(letters(description ?? '')))
    .flatMap(({ path }) => (roots.includes(path) ? [] : [path]));
}

// Two words in capitals, one after the other: MET_LATE or CANCELLED.
const words = /\b[A-Z][A-Z_]{2,}(, | or | and )[A-Z][A-Z_]{2,}\b/;

/** Texts whose description names the words that they can be: what is a closed set is an enum. */
export function closedSetsAsText(schema: GraphQLSchema): string[] {
  return everythingNamed(schema)
    .filter(({ type, description }) => type === 'String' && words.test(description ?? ''))
    .map(({ path }) => path);
}
