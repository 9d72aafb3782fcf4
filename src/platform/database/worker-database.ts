import { TenantDatabase } from './tenant-database.js';

/** The same, over the worker's own pool: a flood of requests leaves the worker its connections, and the other way round. */
export class WorkerDatabase extends TenantDatabase {}
