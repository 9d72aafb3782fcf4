import type { WriteTransaction } from '../../platform/database/transaction.js';
import { problemOfConstraint } from '../../platform/problems/constraint-problems.js';
import { Problem } from '../../platform/problems/problem.js';

/** Work of one row inside a transaction of many: if it returns a problem, or meets a constraint, it alone is taken back. */
export async function inSavepoint<Done>(
  tx: WriteTransaction,
  work: () => Promise<Done | Problem>,
): Promise<Done | Problem> {
  await tx.query('SAVEPOINT ats_row', []);
  try {
    const done = await work();
    await tx.query(done instanceof Problem ? 'ROLLBACK TO SAVEPOINT ats_row' : 'RELEASE SAVEPOINT ats_row', []);
    return done;
  } catch (error) {
    const problem = problemOfConstraint(error);
    if (problem === undefined) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT ats_row', []);
    return problem;
  }
}
