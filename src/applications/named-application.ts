import type { NamedRow } from '../platform/external-ref/named-rows.js';

/** An application, as inputs name one. */
export const namedApplication: NamedRow = { what: 'application', table: 'applications' };
