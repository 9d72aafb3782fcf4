import type { FaultRow } from '../harness/fault-row.js';
import { halfOpen } from './half-open.js';
import { postgres } from './postgres.js';
import { sigterm } from './sigterm.js';

/** The table of faults, in its order. */
export const rows: readonly FaultRow[] = [postgres, halfOpen, sigterm];
