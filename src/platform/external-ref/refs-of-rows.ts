import { statement } from '../database/statement.js';
import type { LoaderDefinition } from '../graphql/request-reads.js';
import type { ExternalRefInput } from './external-ref.js';
import { type RefTable, refsSql } from './ref-table.js';

interface Row extends ExternalRefInput {
  readonly id: string;
}

/** The ids of rows by the references that lead to them. */
export function idsByRef(rows: RefTable): LoaderDefinition<ExternalRefInput, string> {
  const select = statement(
    `ids_of_refs_of_${rows.table}`,
    `SELECT r.id, r.external_source AS source, r.external_remote_id AS "remoteId"
     FROM unnest($2::text[], $3::text[]) AS asked (source, remote_id)
     JOIN ${refsSql(rows)} r ON r.organization_id = $1 AND r.external_source = asked.source AND r.external_remote_id = asked.remote_id`,
  );
  return {
    fetch: async (tx, refs) => {
      const known = await tx.query<Row>(select, [tx.organizationId, ...partsOf(refs)]);
      const found = new Map(known.map((row) => [keyOf(row), row.id]));
      return new Map(
        refs.flatMap((ref) => {
          const id = found.get(keyOf(ref));
          return id === undefined ? [] : [[ref, id] as const];
        }),
      );
    },
  };
}

/** References as PostgreSQL takes many: two lists, of the same length. */
export function partsOf(refs: readonly ExternalRefInput[]): [sources: string[], remoteIds: string[]] {
  return [refs.map(({ source }) => source), refs.map(({ remoteId }) => remoteId)];
}

function keyOf({ source, remoteId }: ExternalRefInput): string {
  return JSON.stringify([source, remoteId]);
}
