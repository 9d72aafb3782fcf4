import { statement } from '../../platform/database/statement.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/uuid.js';
import type { AtsIntegrationEntity } from '../connection/ats-connection.entity.js';
import type { UnmappedWord, WordKind } from '../sync/rows.js';
import { type MappedWord, type WordMeaning, wordKey } from './meanings.js';
import { shippedWords } from './shipped-words.js';

type Place = Pick<AtsIntegrationEntity, 'id' | 'vendor'>;

interface Row {
  readonly kind: WordKind;
  readonly word: string;
  readonly meaning: string | null;
}

const rowsSql = statement(
  'ats_words_of_connection',
  'SELECT kind, word, meaning FROM ats_words WHERE organization_id = $1 AND connection_id = $2',
);

// Met by two transactions at once it is one word.
const addSql = `
  INSERT INTO ats_words (organization_id, id, connection_id, kind, word, original, meaning, first_seen_at)
  SELECT organization_id, id, connection_id, kind, word, original, meaning, first_seen_at
  FROM jsonb_populate_recordset(NULL::ats_words, $1::jsonb) ON CONFLICT DO NOTHING`;

/** What the words of a connection mean: as the organization says, else as shipped. Words without a meaning are kept. */
export class WordBook {
  readonly #unknown = new Map<string, { readonly kind: WordKind; readonly word: string; readonly original: string }>();

  private constructor(
    private readonly connection: Place,
    private readonly own: ReadonlyMap<string, string | null>,
  ) {}

  static async open(tx: WriteTransaction, connection: Place): Promise<WordBook> {
    const rows = await tx.query<Row>(rowsSql, [tx.organizationId, connection.id]);
    return new WordBook(connection, new Map(rows.map(({ kind, word, meaning }) => [entryOf(kind, word), meaning])));
  }

  /** Null where nothing was said. */
  look<Kind extends WordKind>(kind: Kind, original: string | null | undefined): MappedWord<Kind> | null {
    if (original == null || original.trim() === '') return null;
    const word = wordKey(original);
    const entry = entryOf(kind, word);
    const own = this.own.get(entry);
    const shipped = (shippedWords[this.connection.vendor][kind] ?? {}) as Readonly<Record<string, string>>;
    const mapped = own ?? (Object.hasOwn(shipped, word) ? shipped[word] : null) ?? null;
    if (mapped === null && own === undefined) this.#unknown.set(entry, { kind, word, original });
    return { original, mapped: mapped as WordMeaning<Kind> | null };
  }

  /** Stores the words that came for the first time and mean nothing yet. */
  async keepUnknown(tx: WriteTransaction): Promise<void> {
    if (this.#unknown.size === 0) return;
    const { organizationId } = tx;
    const rows = [...this.#unknown.values()].map(({ kind, word, original }) => ({
      organization_id: organizationId,
      id: newId(),
      connection_id: this.connection.id,
      kind,
      word,
      original,
      meaning: null,
      first_seen_at: tx.now.toString(),
    }));
    await tx.query(addSql, [JSON.stringify(rows)]);
    this.#unknown.clear();
  }
}

/** Those of a row that have no meaning. */
export function unmappedOf(words: readonly (readonly [WordKind, MappedWord | null])[]): UnmappedWord[] {
  return words.flatMap(([kind, word]) =>
    word !== null && word.mapped === null ? [{ kind, word: word.original }] : [],
  );
}

function entryOf(kind: WordKind, word: string): string {
  return `${kind} ${word}`;
}
