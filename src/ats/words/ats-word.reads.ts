import { byId } from '../../platform/database/by-id.js';
import { statement } from '../../platform/database/statement.js';
import { idPages } from '../../platform/graphql/connection/id-page.js';
import type { LoaderDefinition } from '../../platform/graphql/request-reads.js';
import type { WordKind } from '../sync/rows.js';

export interface AtsWordRow {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: WordKind;
  readonly original: string;
  readonly meaning: string | null;
  readonly firstSeenAt: Date;
}

const columns = `id, connection_id AS "connectionId", kind, original, meaning, first_seen_at AS "firstSeenAt"`;

const selectById = statement(
  'ats_word_by_id',
  `SELECT ${columns} FROM ats_words WHERE organization_id = $1 AND id = ANY($2)`,
);

export const atsWordById: LoaderDefinition<string, AtsWordRow> = {
  fetch: async (tx, ids) => byId(await tx.query<AtsWordRow>(selectById, [tx.organizationId, ids])),
};

// Null: of every connection.
const ofConnection = '($4::uuid IS NULL OR connection_id = $4)';

export const atsWordPages = idPages(
  'ats_word_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ats_words
     WHERE organization_id = $1 AND id ${beyond} $2 AND meaning IS NOT NULL AND ${ofConnection} ORDER BY id ${order} LIMIT $3`,
);

export const countAtsWords = statement(
  'ats_word_count',
  `SELECT count(*) AS count FROM ats_words
   WHERE organization_id = $1 AND meaning IS NOT NULL AND ($2::uuid IS NULL OR connection_id = $2)`,
);

export const unmappedWordPages = idPages(
  'unmapped_word_page',
  (beyond, order) =>
    `SELECT ${columns} FROM ats_words
     WHERE organization_id = $1 AND id ${beyond} $2 AND meaning IS NULL AND ${ofConnection} ORDER BY id ${order} LIMIT $3`,
);

export const countUnmappedWords = statement(
  'unmapped_word_count',
  `SELECT count(*) AS count FROM ats_words
   WHERE organization_id = $1 AND meaning IS NULL AND ($2::uuid IS NULL OR connection_id = $2)`,
);
