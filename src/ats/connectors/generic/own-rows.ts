import { z } from 'zod';
import type { SaidRows } from '../connector.js';
import { readAs } from '../reading.js';

// What is in a row is looked at by the door; here only that it is a row.
const row = z.looseObject({ remoteId: z.string().min(1) });

const list = z.array(row).max(1_000).optional();

const body = z.object({ jobs: list, candidates: list, applications: list, interviews: list });

/** The rows of a body that is written as the API takes them: what a connection without a mapping sends. */
export function ownRows(value: unknown): SaidRows {
  return readAs(body, value) as SaidRows;
}
