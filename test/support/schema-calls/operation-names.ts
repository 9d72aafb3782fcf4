import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType } from 'graphql';

const committed = readFileSync(new URL('../../../src/schema.graphql', import.meta.url), 'utf8');
const schema = buildSchema(committed);
const namesOf = (root: GraphQLObjectType | null | undefined) => Object.keys(root?.getFields() ?? {});

/** The operations of the schema as it is committed: a test of its own says that it is the one that is served. */
export const queryNames = namesOf(schema.getQueryType());
export const mutationNames = namesOf(schema.getMutationType());
export const operationNames = [...queryNames, ...mutationNames];
