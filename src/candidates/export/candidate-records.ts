import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../platform/database/transaction.js';
import { camelCased } from './camel-cased.js';

/** The rows of one table that are about a candidate. */
export interface RecordsOfTable {
  readonly table: string;
  /** SQL that is true of these rows: the row is `r`, `$1` the organization and `$2` the candidate. */
  readonly where: string;
  /** The columns by which they are ordered. */
  readonly order: readonly string[];
}

/**
 * Everything that is held of a candidate: beside these, the rows of each table under its name, with all their columns. The
 * version changes when a name or a meaning does.
 */
export interface ExportedCandidate {
  readonly version: 1;
  readonly exportedAt: string;
  readonly candidate: object;
  readonly [table: string]: unknown;
}

const selectCandidate = `SELECT to_jsonb(c) AS row FROM candidates c WHERE c.organization_id = $1 AND c.id = $2`;

const entriesAbout = `SELECT e.id FROM audit_entries e
  WHERE e.organization_id = $1 AND e.subject_id IN (SELECT s.id FROM subjects_of_candidate($2) s)`;

/**
 * Who knows a table that holds something of candidates says here which of its rows: the modules above this one too. Rows
 * are exported whole, so that a column which is added is not forgotten.
 */
@Injectable()
export class CandidateRecords {
  readonly #tables = new Map<string, string>();

  constructor() {
    this.add({ table: 'audit_entries', where: `r.id IN (${entriesAbout})`, order: ['id'] });
    this.add({ table: 'audit_details', where: `r.entry_id IN (${entriesAbout})`, order: ['entry_id'] });
    this.add({ table: 'audit_chain', where: `r.entry_id IN (${entriesAbout})`, order: ['number'] });
  }

  add({ table, where, order }: RecordsOfTable): void {
    const by = order.map((column) => `r.${column}`).join(', ');
    const text = `SELECT to_jsonb(r) AS row FROM ${table} r WHERE r.organization_id = $1 AND ${where} ORDER BY ${by}`;
    this.#tables.set(table, text);
  }

  get tables(): readonly string[] {
    return ['candidates', ...this.#tables.keys()];
  }

  /** Reads all of it in the snapshot of the transaction; null if there is no such candidate. */
  async export(tx: ReadTransaction, candidateId: string): Promise<ExportedCandidate | null> {
    const rowsOf = async (text: string) => {
      const rows = await tx.query<{ row: Record<string, unknown> }>({ text }, [tx.organizationId, candidateId]);
      return rows.map(({ row }) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [camelCased(key), value])),
      );
    };
    const [candidate] = await rowsOf(selectCandidate);
    if (candidate === undefined) return null;
    const exported: Record<string, unknown> = {};
    for (const [table, text] of this.#tables) exported[camelCased(table)] = await rowsOf(text);
    return { version: 1, exportedAt: (await tx.now()).toString(), candidate, ...exported };
  }
}
