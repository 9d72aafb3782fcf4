import { statement } from '../../platform/database/statement.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { SyncedType, WordKind } from '../sync/rows.js';
import type { MappedWord } from './meanings.js';

/** A word of theirs that a row came with, and what it means here; null: nothing yet. */
export interface TranslatedWordRow extends MappedWord<WordKind> {
  readonly connectionId: string;
  readonly kind: WordKind;
}

type SaidWords = Readonly<
  Record<'status' | 'stage' | 'reason' | 'reasonType', MappedWord<WordKind> | null | undefined>
>;

interface Row {
  readonly rowId: string;
  readonly connectionId: string;
  readonly type: SyncedType;
  readonly said: Partial<SaidWords>;
}

const select = statement(
  'translated_words_of_rows',
  `SELECT row_id AS "rowId", connection_id AS "connectionId", type, said FROM ats_refs
   WHERE organization_id = $1 AND row_id = ANY($2::uuid[]) AND said IS NOT NULL ORDER BY received_at, connection_id, ref_hash`,
);

const statusKinds = {
  JOB: 'JOB_STATUS',
  APPLICATION: 'APPLICATION_STATUS',
  INTERVIEW: 'INTERVIEW_STATUS',
} as const satisfies Partial<Record<SyncedType, WordKind>>;

/** With which words of which connections a row of ours came, as they are read now. */
export const translatedWordsByRow: LoaderDefinition<string, TranslatedWordRow[]> = {
  fetch: async (tx, ids) => {
    const rows = await tx.query<Row>(select, [tx.organizationId, ids]);
    const ofRows = Map.groupBy(rows, ({ rowId }) => rowId);
    return new Map([...ofRows].map(([id, refs]) => [id, refs.flatMap(wordsOf)]));
  },
};

function wordsOf({ connectionId, type, said }: Row): TranslatedWordRow[] {
  if (type === 'CANDIDATE') return [];
  const words = [
    [statusKinds[type], said.status],
    ['STAGE', said.stage],
    ['REJECTION_REASON', said.reasonType],
    ['REJECTION_REASON', said.reason],
  ] as const;
  return words.flatMap(([kind, word]) => (word ? [{ connectionId, kind, ...word }] : []));
}
