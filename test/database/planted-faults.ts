import type { Client } from 'pg';
import { type CatalogRule, catalogFaults } from './catalog-rules.js';

/** What breaks the rules once this SQL has been run; nothing of it stays. */
export async function faultsWith(client: Client, sql: string, rules?: readonly CatalogRule[]): Promise<string[]> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('RESET ROLE');
    return await catalogFaults(client, rules);
  } finally {
    await client.query('ROLLBACK');
  }
}
