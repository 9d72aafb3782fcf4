import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow; ask for them with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row of this page; null if the page is empty.',
  })
  endCursor!: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page of a list. `edges` and `totalCount` are getters: cursors are made, and rows counted, when they are asked for. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** Makes a page of up to `first` rows from up to `first + 1` that were read: the extra one tells whether more follow. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  first: number,
  parts: { cursor: (row: Row) => string; node: (row: Row) => Node; count: () => Promise<number> },
): Connection<Node> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    get edges() {
      return shown.map((row) => ({ cursor: parts.cursor(row), node: parts.node(row) }));
    },
    nodes: shown.map(parts.node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : parts.cursor(last) },
    get totalCount() {
      return parts.count();
    },
  };
}

/** The GraphQL types of a connection to `node`, as Relay has them, with `nodes` beside `edges`. */
export function connectionType<Node>(node: Type<Node>, plural: string): Type<Connection<Node>> {
  @ObjectType(`${node.name}Edge`, { description: `One row of a list of ${plural} and its cursor.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Position of this row, for `after`.' })
    readonly cursor!: string;

    @Field(() => node, { description: 'The row.' })
    readonly node!: Node;
  }

  @ObjectType({ isAbstract: true })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The rows with their cursors.' })
    readonly edges!: readonly Edge<Node>[];

    @Field(() => [node], { description: 'The rows.' })
    readonly nodes!: readonly Node[];

    @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many rows the whole list has under this filter. Counted only when asked for.',
    })
    readonly totalCount!: Promise<number>;
  }
  return ConnectionType;
}
