import { Field, InterfaceType } from '@nestjs/graphql';
import type { Scope } from '../../access/scope.js';
import type { LoaderDefinition } from '../request-reads.js';
import { IdScalar } from '../scalars/id-scalar.js';

/** A row as it comes out of `node`: with the name of its type, which nothing else of it tells. */
export interface TypedRow {
  readonly __typename: string;
}

@InterfaceType({
  description:
    'What has an id of its own, by which `node` finds it. Nothing else has a field of this name: what only names another row calls it by what that is, such as `jobId`.',
  resolveType: (row: TypedRow) => row.__typename,
})
export abstract class Node {
  @Field(() => IdScalar, { description: 'Made by the service; no two rows of any types have the same.' })
  abstract readonly id: string;
}

/** How rows of one type are found by their id alone. Declared in the module that keeps them, for `NodeModule`. */
export interface NodeType {
  /** As the schema names it. */
  readonly name: string;
  /** What reading one needs. */
  readonly scope: Scope;
  /** What follows FROM, with the organization as $1 and the id as $2: one row, if it is of this type. */
  readonly from: string;
  readonly byId: LoaderDefinition<string, object>;
}

/** A type whose rows are those of a table, which has the organization and the id for its key. */
export function nodeOfTable(table: string, node: Omit<NodeType, 'from'>): NodeType {
  return { ...node, from: `${table} WHERE organization_id = $1 AND id = $2` };
}
