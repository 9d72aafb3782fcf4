import type { WriteTransaction } from '../../platform/database/transaction.js';
import { problemOfConstraint } from '../../platform/problems/constraint-problems.js';
import { Problem } from '../../platform/problems/problem.js';

/** Work of one row inside a transaction of many: if it returns a problem, or meets a constraint, it alone is taken back. */
export async function inSavepoint<Done>(
  tx: WriteTransaction,
  work: () => Promise<Done | Problem>,
): Promise<Done | Problem> {
  try {
    // What the work asks first leaves with it, and behind it.
    const [, done] = await Promise.all([tx.query('SAVEPOINT ats_row', []), work()]);
    await tx.query(done instanceof Problem ? 'ROLLBACK TO SAVEPOINT ats_row' : 'RELEASE SAVEPOINT ats_row', []);
    return done;
  } catch (error) {
    const problem = problemOfConstraint(error);
    if (problem === undefined) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT ats_row', []);
    return problem;
  }
}

/** Makes many at once, in their order; if somebody was faster with one of them, half of them at a time until it is found. */
export async function makeMany<Row>(
  tx: WriteTransaction,
  rows: readonly Row[],
  make: (some: readonly Row[]) => Promise<(string | Problem)[]>,
): Promise<(string | Problem)[]> {
  if (rows.length === 0) return [];
  const made = await inSavepoint(tx, () => make(rows));
  if (!(made instanceof Problem)) return made;
  if (rows.length === 1) return [made];
  const half = rows.length >> 1;
  return [...(await makeMany(tx, rows.slice(0, half), make)), ...(await makeMany(tx, rows.slice(half), make))];
}
