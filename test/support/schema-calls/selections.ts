import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

type Fields = readonly GraphQLField<unknown, unknown>[];

/** Everything that can be selected of a type, that many levels deep; '' for a scalar. Pages hold three rows. */
export function everythingOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named))
    return selectionOfUnion(
      named.getTypes().map((each) => [each.name, fieldsOf(each)]),
      depth,
    );
  return `{ __typename ${selectionOf(fieldsOf(named), depth)} }`;
}

/** The same in parts, each of which an operation may have: the whole would be too large or cost too much. */
export function everythingApart(type: GraphQLOutputType, depth: number): string[] {
  const named = getNamedType(type);
  if (isLeafType(named)) return [''];
  return partsOf(fieldsOf(named), depth).map((part) => `{ ${part} }`);
}

// Fields and braces of one part: in a list each of them costs once for each row above it.
const mostWords = 120;

function partsOf(fields: Fields, depth: number): string[] {
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const others = fields.filter((field) => !leaves.includes(field));
  return [leaves, ...others.map((field) => [field])].flatMap((part) => {
    const whole = selectionOf(part, depth);
    const [field] = part;
    if (whole === '' || field === undefined) return [];
    if (leaves.includes(field) || whole.split(' ').length <= mostWords) return [whole];
    return partsOf(fieldsOf(getNamedType(field.type)), depth - 1).map((each) => `${headOf(field)} { ${each} }`);
  });
}

function selectionOf(fields: Fields, depth: number): string {
  return fields
    .flatMap((field) => {
      const isLeaf = isLeafType(getNamedType(field.type));
      if ((!isLeaf && depth <= 1) || field.args.some(isRequiredArgument)) return [];
      return isLeaf ? [field.name] : [`${headOf(field)} ${everythingOf(field.type, depth - 1)}`];
    })
    .join(' ');
}

function headOf(field: GraphQLField<unknown, unknown>): string {
  const part = field.args.find(({ name }) => name === 'first' || name === 'last');
  return part === undefined ? field.name : `${field.name}(${part.name}: 3)`;
}

/** Fields of the same name in different members must be of one type: what comes first has the name. */
function selectionOfUnion(members: readonly (readonly [name: string, fields: Fields])[], depth: number): string {
  const types = new Map<string, string>();
  const fragments = members.map(([name, fields]) => {
    const own = fields.filter((field) => (types.get(field.name) ?? String(field.type)) === String(field.type));
    for (const field of own) types.set(field.name, String(field.type));
    return `... on ${name} { __typename ${selectionOf(own, depth)} }`;
  });
  return `{ ${fragments.join(' ')} }`;
}

function fieldsOf(type: unknown): Fields {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}
