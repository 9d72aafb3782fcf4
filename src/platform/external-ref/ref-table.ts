/** Where rows are that carry references. All are names from the code, never from outside. */
export interface RefTable {
  readonly table: string;
  /** References of rows that were merged into others, in columns of the same names; `row` is the column of whom they lead to. */
  readonly aliases?: { readonly table: string; readonly row: string };
}

/** What stands behind FROM for every reference that leads to a row: `organization_id`, `id` and the reference's two columns. */
export function refsSql({ table, aliases }: RefTable): string {
  if (aliases === undefined) return table;
  return `(SELECT organization_id, id, external_source, external_remote_id FROM ${table}
    UNION ALL SELECT organization_id, ${aliases.row}, external_source, external_remote_id FROM ${aliases.table})`;
}
