import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Slice } from './slice.js';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more rows follow; ask for them with `after: endCursor`.' })
  readonly hasNextPage!: boolean | Promise<boolean>;

  @Field(() => Boolean, { description: 'Whether rows stand before it; ask for them with `before: startCursor`.' })
  readonly hasPreviousPage!: boolean | Promise<boolean>;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first row of this page; null if the page is empty.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row of this page; null if the page is empty.',
  })
  readonly endCursor!: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/**
 * One page of a list. `edges`, `totalCount` and what `pageInfo` holds are getters: cursors are made, and rows counted,
 * when they are asked for.
 */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** What a page is made with, beside its rows. */
export interface PageParts<Row, Node> {
  readonly cursor: (row: Row) => string;
  readonly node: (row: Row) => Node;
  readonly count: () => Promise<number>;
  /** Whether the list has a row on that side of this one; null: whether it has any. */
  readonly hasBeside: (side: 'before' | 'behind', row: Row | null) => Promise<boolean>;
}

/**
 * Makes a page of the rows that were read for a slice, in the order in which they were read: one more than the slice
 * has tells that the list goes on. What lies on the other side is looked at when it is asked for.
 */
export function pageOf<Row, Node>(read: readonly Row[], slice: Slice, parts: PageParts<Row, Node>): Connection<Node> {
  const rows = read.slice(0, slice.most);
  if (slice.backwards) rows.reverse();
  return new Page(rows, parts, new PagePlace(rows, read.length > slice.most, slice, parts));
}

// Classes, and no objects with getters of their own: what holds a getter V8 makes among its old objects, and all rows of the
// page would be kept until those are collected.

/** A page whose place in its list is known. */
export class Page<Row, Node> implements Connection<Node> {
  readonly nodes: readonly Node[];

  constructor(
    private readonly rows: readonly Row[],
    private readonly parts: Omit<PageParts<Row, Node>, 'hasBeside'>,
    readonly pageInfo: PageInfo,
  ) {
    this.nodes = rows.map(parts.node);
  }

  get edges(): readonly Edge<Node>[] {
    return this.rows.map((row) => ({ cursor: this.parts.cursor(row), node: this.parts.node(row) }));
  }

  get totalCount(): Promise<number> {
    return this.parts.count();
  }
}

class PagePlace<Row, Node> implements PageInfo {
  constructor(
    private readonly rows: readonly Row[],
    private readonly goesOn: boolean,
    private readonly slice: Slice,
    private readonly parts: PageParts<Row, Node>,
  ) {}

  get hasNextPage(): boolean | Promise<boolean> {
    return this.slice.backwards ? this.#hasOnOtherSide() : this.goesOn;
  }

  get hasPreviousPage(): boolean | Promise<boolean> {
    return this.slice.backwards ? this.goesOn : this.#hasOnOtherSide();
  }

  get startCursor(): string | null {
    return this.#cursorOf(this.rows[0]);
  }

  get endCursor(): string | null {
    return this.#cursorOf(this.rows.at(-1));
  }

  /** An end of the list is known to be one. A cursor need not be of a row that is shown: a filter may leave it out. */
  #hasOnOtherSide(): boolean | Promise<boolean> {
    const { rows, slice, parts } = this;
    if (slice.cursor === null) return false;
    return slice.backwards
      ? parts.hasBeside('behind', rows.at(-1) ?? null)
      : parts.hasBeside('before', rows[0] ?? null);
  }

  #cursorOf(row: Row | undefined): string | null {
    return row === undefined ? null : this.parts.cursor(row);
  }
}

/** The GraphQL types of a connection to `node`, as Relay has them, with `nodes` beside `edges`. */
export function connectionType<Node>(node: Type<Node>, plural: string): Type<Connection<Node>> {
  @ObjectType(`${node.name}Edge`, { description: `One row of a list of ${plural} and its cursor.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Position of this row, for `after` or `before`.' })
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
