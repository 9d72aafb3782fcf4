import { type GraphQLObjectType, type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql';

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
