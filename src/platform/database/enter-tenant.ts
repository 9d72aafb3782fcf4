import { statement } from './statement.js';

/** Sets the tenant for this transaction alone and reads the database's clock. Every tenant transaction begins with it. */
export const enterTenantSql = `SELECT set_config('app.organization_id', $1, true), date_trunc('milliseconds', clock_timestamp()) AS now`;

export const enterTenant = statement('enter_tenant', enterTenantSql);

/**
 * The same for who reads: the second parameter is `hidden` where they may not see what was said in confidence, the third
 * PostgreSQL's `plan_cache_mode`.
 */
export const enterTenantToRead = statement(
  'enter_tenant_to_read',
  `SELECT set_config('app.organization_id', $1, true), set_config('app.confidences', $2, true),
     set_config('plan_cache_mode', $3, true), date_trunc('milliseconds', clock_timestamp()) AS now`,
);

/** From here on what is read is planned for its values. */
export const planForValues = statement('plan_for_values', `SELECT set_config('plan_cache_mode', 'auto', true)`);

/**
 * The same for a transaction that writes: PostgreSQL knows its instant too, by which it keeps `updated_at`. The second
 * parameter is what stands in place of the database's time; null where that counts. The third is `off` where the commit need
 * not wait for the disk.
 */
export const enterTenantToWrite = statement(
  'enter_tenant_to_write',
  `SELECT set_config('app.organization_id', $1, true), set_config('app.now', t.now::text, true),
     CASE $3 WHEN 'off' THEN set_config('synchronous_commit', 'off', true) END, t.now
   FROM (SELECT coalesce($2::timestamptz, date_trunc('milliseconds', clock_timestamp())) AS now) t`,
);
