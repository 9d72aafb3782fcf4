import type { Findings } from './findings.js';

/** One row of the table of faults: what is done to the service from outside, and what has to hold. */
export interface FaultRow {
  /** As it is called on the command line. */
  readonly name: string;
  readonly promise: string;
  /** How long it takes, for who waits. */
  readonly minutes: number;
  run(findings: Findings): Promise<void>;
}
