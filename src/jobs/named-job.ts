import type { NamedRow } from '../platform/external-ref/named-rows.js';

/** A job, as inputs name one. */
export const namedJob: NamedRow = { what: 'job', table: 'jobs' };
