import { refusedValueIn } from '../../platform/database/refused-value.js';
import type { WriteTransaction } from '../../platform/database/transaction.js';

/**
 * Does something with rows together. If the database refuses a value of one of them, half of them at a time, until it is
 * found: it alone is taken back.
 * @param refuse what came of the row that was refused, with the SQLSTATE
 */
export async function refuseApart<Row, Done>(
  tx: WriteTransaction,
  rows: readonly Row[],
  work: (some: readonly Row[]) => Promise<Done>,
  refuse: (row: Row, error: unknown, sqlState: string) => Done,
): Promise<Done[]> {
  try {
    // What the work asks first leaves with it, and behind it.
    const [, done] = await Promise.all([tx.query('SAVEPOINT ats_rows', []), work(rows)]);
    return [done];
  } catch (error) {
    const sqlState = refusedValueIn(error);
    const [row] = rows;
    if (sqlState === null || row === undefined) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT ats_rows', []);
    if (rows.length === 1) return [refuse(row, error, sqlState)];
    const half = rows.length >> 1;
    return [
      ...(await refuseApart(tx, rows.slice(0, half), work, refuse)),
      ...(await refuseApart(tx, rows.slice(half), work, refuse)),
    ];
  }
}
