import { type Statement, statement } from '../database/statement.js';

type ColumnOf<Stored> = keyof Stored & string;

/** SQL of each column, by the name that a row has it under. */
export type Columns<Stored> = { readonly [Column in ColumnOf<Stored>]: string };

/** Rows of one kind, and which of their columns the fields of their GraphQL type are made of. */
export interface RowSource<Stored> {
  /** Begins the names of its statements. */
  readonly name: string;
  readonly columns: Columns<Stored>;
  /** What is read whatever is selected. */
  readonly always: readonly ColumnOf<Stored>[];
  /** Fields that are no column of that name, with what they are made of. A field that is neither reads every column. */
  readonly fields: Readonly<Record<string, readonly ColumnOf<Stored>[]>>;
  readonly select: (columns: string) => string;
}

// Each choice is a statement that every connection prepares.
const mostChoices = 32;

/** What reads rows of one kind, for each choice of their columns. */
export class ChosenColumns<Stored, Reader> {
  /** Reads every column. */
  readonly all: Reader;
  readonly #names: readonly ColumnOf<Stored>[];
  readonly #choices = new Map<string, Reader>();
  /** The fields of an operation are one set for all rows, and for as long as it is kept. */
  readonly #known = new WeakMap<ReadonlySet<string>, Reader>();

  constructor(
    private readonly source: RowSource<Stored>,
    private readonly reader: (select: Required<Statement>) => Reader,
  ) {
    this.#names = Object.keys(source.columns) as ColumnOf<Stored>[];
    this.all = this.#read(source.name, this.#names);
  }

  /**
   * Reads what these fields are made of. The other columns, whatever the row's type says, are not there: such a row is
   * handed to GraphQL and to nobody else.
   */
  of(fields: ReadonlySet<string>): Reader {
    const known = this.#known.get(fields) ?? this.#choose(fields);
    this.#known.set(fields, known);
    return known;
  }

  #choose(fields: ReadonlySet<string>): Reader {
    const chosen = this.#chosen(fields);
    if (chosen === null) return this.all;
    const key = this.#names.map((name) => (chosen.has(name) ? '1' : '0')).join('');
    const known = this.#choices.get(key);
    if (known !== undefined) return known;
    if (this.#choices.size === mostChoices) return this.all;
    const names = this.#names.filter((name) => chosen.has(name));
    const reader = this.#read(`${this.source.name}_${key}`, names);
    this.#choices.set(key, reader);
    return reader;
  }

  /** Null: all of them. */
  #chosen(fields: ReadonlySet<string>): ReadonlySet<string> | null {
    const { columns, always, fields: made } = this.source;
    const chosen = new Set<string>(always);
    for (const field of fields) {
      const needed = field in columns ? [field] : made[field];
      if (needed === undefined) return null;
      for (const column of needed) chosen.add(column);
    }
    return chosen;
  }

  #read(name: string, names: readonly ColumnOf<Stored>[]): Reader {
    const { columns, select } = this.source;
    return this.reader(statement(name, select(columnList(columns, names))));
  }
}

/** As it stands behind SELECT; every column, if none are named. */
export function columnList<Stored>(
  columns: Columns<Stored>,
  names: readonly ColumnOf<Stored>[] = Object.keys(columns) as ColumnOf<Stored>[],
): string {
  return names.map((name) => `${columns[name]} AS "${name}"`).join(', ');
}
