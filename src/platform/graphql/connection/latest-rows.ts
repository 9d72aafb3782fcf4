import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { type Statement, statement } from '../../database/statement.js';
import type { ReadTransaction } from '../../database/transaction.js';
import type { LoaderDefinition, RequestReads } from '../request-reads.js';
import { largestPage } from './page-input.js';

// Whoever has left out so many looks for something else.
const furthest = 10_000;

/** Which of the rows that belong to another one: few as a rule, and nobody can be sure of that. */
@ArgsType()
export class LatestArgs {
  @Field(() => Int, {
    defaultValue: 20,
    description: 'How many at most, the latest: 1 to 100. Each costs what is selected of it.',
  })
  @IsInt()
  @Min(1, { message: 'last must be at least 1' })
  @Max(largestPage, { message: `last must be at most ${largestPage}` })
  last: number = 20;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'How many of the latest are left out, to get at those before: 0 to 10,000.',
  })
  @IsInt()
  @Min(0, { message: 'skip must not be negative' })
  @Max(furthest, { message: `skip must be at most ${furthest}` })
  skip: number = 0;
}

/** Rows of one kind that belong to others. */
export interface Owned<Row> {
  /** Of the statement. */
  readonly name: string;
  /** Reads those of many owners; $1 is the organization, $2 the owners' ids, $3 and $4 are taken, $5 is an instant. */
  readonly select: string;
  /** Whether the statement asks for the instant of the reading. */
  readonly byInstant?: true;
  /** The column with the owner's id, as the statement calls it. */
  readonly owner: keyof Row & string;
  /** The order in which they are shown and, turned round, in which the latest come first. */
  readonly order: { readonly shown: string; readonly latestFirst: string };
}

/** Reads of each owner the latest rows, of all owners that are asked about at once in one statement. */
export class LatestRows<Row extends object> {
  readonly #select: Required<Statement>;
  /** Its keys are texts: the same for the same rows. */
  readonly #loader: LoaderDefinition<string, Row[]>;

  constructor(private readonly owned: Owned<Row>) {
    const { name, select, owner, order } = owned;
    this.#select = statement(
      name,
      `SELECT * FROM (
         SELECT rows.*, row_number() OVER (PARTITION BY rows."${owner}" ORDER BY ${order.latestFirst}) AS place
         FROM (${select}) rows) placed
       WHERE place > $3 AND place <= $3::int + $4::int ORDER BY "${owner}", ${order.shown}`,
    );
    this.#loader = { fetch: (tx, keys) => this.#fetch(tx, keys) };
  }

  async of(reads: RequestReads, id: string, { last, skip }: LatestArgs): Promise<Row[]> {
    return (await reads.load(this.#loader, keyOf({ id, last, skip }))) ?? [];
  }

  async #fetch(tx: ReadTransaction, keys: readonly string[]): Promise<Map<string, Row[]>> {
    const instant = this.owned.byInstant ? [(await tx.now()).toString()] : [];
    const asked = Map.groupBy(keys.map(askedBy), ({ last, skip }) => `${last} ${skip}`);
    const found = await Promise.all(
      [...asked.values()].map(async (same) => {
        const { last, skip } = same[0] as Asked;
        const ids = same.map(({ id }) => id);
        const rows = await tx.query<Row>(this.#select, [tx.organizationId, ids, skip, last, ...instant]);
        return [...Map.groupBy(rows, (row) => keyOf({ id: String(row[this.owned.owner]), last, skip }))];
      }),
    );
    return new Map(found.flat());
  }
}

interface Asked {
  readonly id: string;
  readonly last: number;
  readonly skip: number;
}

function keyOf({ id, last, skip }: Asked): string {
  return `${last} ${skip} ${id}`;
}

function askedBy(key: string): Asked {
  const [last = '', skip = '', id = ''] = key.split(' ');
  return { id, last: Number(last), skip: Number(skip) };
}
