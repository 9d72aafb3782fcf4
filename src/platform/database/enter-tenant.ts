import { statement } from './statement.js';

/** Sets the tenant for this transaction alone and reads the database's clock. Every tenant transaction begins with it. */
export const enterTenantSql = `SELECT set_config('app.organization_id', $1, true), date_trunc('milliseconds', clock_timestamp()) AS now`;

export const enterTenant = statement('enter_tenant', enterTenantSql);
