import DataLoader from 'dataloader';
import type { ReadSession } from '../database/read-session.js';
import type { ReadTransaction } from '../database/transaction.js';

/** How rows of one kind are fetched by key, many at once. Declared as a constant beside the read model it serves. */
export interface LoaderDefinition<Key, Value> {
  readonly fetch: (tx: ReadTransaction, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;
}

/** The operation is over, its caller gone perhaps: whatever of it still runs must not take a connection again. */
export class ReadsClosed extends Error {
  override readonly name = 'ReadsClosed';
}

/**
 * What one GraphQL operation reads with: a transaction begun with the first query and one loader per kind of row.
 * All keys asked for in one tick go out together, pipelined on the one connection.
 */
export class RequestReads {
  #session: ReadSession | undefined;
  #loaders = new Map<LoaderDefinition<never, unknown>, DataLoader<unknown, unknown>>();
  #closed = false;

  constructor(private readonly open: () => ReadSession) {}

  get tx(): ReadTransaction {
    if (this.#closed) throw new ReadsClosed('the reads of this operation are closed');
    this.#session ??= this.open();
    return this.#session;
  }

  /** The row of that key, or null: what does not exist and what is another organization's look the same. */
  load<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key): Promise<Value | null> {
    let loader = this.#loaders.get(definition as never) as DataLoader<Key, Value | null> | undefined;
    if (loader === undefined) {
      loader = new DataLoader<Key, Value | null>(async (keys) => {
        const found = await definition.fetch(this.tx, keys);
        return keys.map((each) => found.get(each) ?? null);
      });
      this.#loaders.set(definition as never, loader as never);
    }
    return loader.load(key);
  }

  /** Forgets what was read: what a mutation selects is read after it, in a new snapshot. */
  renew(): void {
    this.#session?.close();
    this.#session = undefined;
    this.#loaders = new Map();
  }

  /** Ends them for good and gives the connection back. */
  close(): void {
    this.#closed = true;
    this.renew();
  }
}
