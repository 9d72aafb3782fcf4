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
