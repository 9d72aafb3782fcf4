import { statement } from './statement.js';
import type { WriteTransaction } from './transaction.js';

// More than an empty table's plans fit, and more than ever stays unanalyzed: PostgreSQL looks at a table from 50 rows on. Bytes.
const grown = 65_536;

const unanalyzedSql = statement(
  'tables_grown_and_not_analyzed',
  `
  SELECT FROM pg_class WHERE oid = ANY($1::regclass[]) AND reltuples < 0 AND pg_relation_size(oid) > ${grown} LIMIT 1`,
);

/**
 * For who brings many rows at once. Plans that a connection keeps, of foreign keys too, were made when a table was empty, and
 * any index of an organization's rows was as good as the one by their keys. They are kept until PostgreSQL has analyzed the
 * table, within a minute; until then each row would cost the more the more there are. Forgotten, they are made anew.
 */
export async function forgetEarlyPlans(tx: WriteTransaction, tables: readonly string[]): Promise<void> {
  if ((await tx.query(unanalyzedSql, [tables])).length > 0) await tx.query('DISCARD PLANS', []);
}
