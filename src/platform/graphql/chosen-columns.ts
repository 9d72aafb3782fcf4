import { columnList } from '../database/column-list.js';
import { type Statement, statement } from '../database/statement.js';

/**
 * A row of which some columns were read: known to be there are those that are read whatever is selected. The others are
 * GraphQL's, which asks for what was selected.
 */
export type ChosenRow<Row, Always extends keyof Row> = Pick<Row, Always>;

/** Rows of one kind, and which of their columns the fields of their GraphQL type are made of. */
export interface RowSource<Column extends string> {
  /** Begins the names of its statements. */
  readonly name: string;
  /** What its table is called in the statement. */
  readonly table: string;
  readonly columns: readonly Column[];
  /** What is read whatever is selected. */
  readonly always: readonly Column[];
  /** Fields that are no column of that name, with what they are made of. A field that is neither reads every column. */
  readonly fields: Readonly<Record<string, readonly Column[]>>;
  readonly select: (columns: string) => string;
}

// Each choice is a statement that every connection prepares.
const mostChoices = 32;

/** What reads rows of one kind, for each choice of their columns: `All` of them, or `Some`, by the type of its rows. */
export class ChosenColumns<Column extends string, All extends Some, Some = All> {
  /** Reads every column. */
  readonly all: All;
  readonly #choices = new Map<string, Some>();
  /** The fields of an operation are one set for all rows, and for as long as it is kept. */
  readonly #known = new WeakMap<ReadonlySet<string>, Some>();

  constructor(
    private readonly source: RowSource<Column>,
    private readonly reader: (select: Required<Statement>) => All,
  ) {
    this.all = this.#read(source.name, source.columns);
  }

  /** Reads what these fields are made of, and no other column but those that are always read. */
  of(fields: ReadonlySet<string>): Some {
    const known = this.#known.get(fields) ?? this.#choose(fields);
    this.#known.set(fields, known);
    return known;
  }

  #choose(fields: ReadonlySet<string>): Some {
    const chosen = this.#chosen(fields);
    if (chosen === null) return this.all;
    const { name, columns } = this.source;
    const key = columns.map((column) => (chosen.has(column) ? '1' : '0')).join('');
    const known = this.#choices.get(key);
    if (known !== undefined) return known;
    if (this.#choices.size === mostChoices) return this.all;
    const reader = this.#read(
      `${name}_${key}`,
      columns.filter((column) => chosen.has(column)),
    );
    this.#choices.set(key, reader);
    return reader;
  }

  /** Null: all of them. */
  #chosen(fields: ReadonlySet<string>): ReadonlySet<string> | null {
    const { columns, always, fields: made } = this.source;
    const chosen = new Set<string>(always);
    for (const field of fields) {
      const needed = columns.some((column) => column === field) ? [field] : made[field];
      if (needed === undefined) return null;
      for (const column of needed) chosen.add(column);
    }
    return chosen;
  }

  #read(name: string, columns: readonly Column[]): All {
    const { table, select } = this.source;
    return this.reader(statement(name, select(columnList(table, columns))));
  }
}
