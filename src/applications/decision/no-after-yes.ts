import { Temporal } from 'temporal-polyfill';
import { takesBackYes } from '../../rules/index.js';

/** When a no was decided, and each yes about the application that held before it. */
export interface NoAfterYes {
  readonly decidedAt: string;
  readonly formerYeses: readonly { readonly overAt: string; readonly told: boolean }[];
}

/** SQL: that of the outcome `o`; null: it is no no. `$1` is the organization. */
export const noAfterYes = `CASE WHEN o.kind = 'REJECTED' THEN jsonb_build_object('decidedAt', o.decided_at, 'formerYeses', (
  SELECT coalesce(jsonb_agg(jsonb_build_object('overAt', y.superseded_at, 'told', y.told_at IS NOT NULL)), '[]')
  FROM outcomes y
  WHERE y.organization_id = $1 AND y.application_id = o.application_id AND y.kind = 'HIRED'
    AND y.superseded_at IS NOT NULL)) END`;

/** Whether it takes back a yes that the candidate knew, or may know: somebody calls first. */
export function isYesTakenBack(no: NoAfterYes | null): boolean {
  if (no === null) return false;
  const formerYeses = no.formerYeses.map(({ overAt, told }) => ({ overAt: Temporal.Instant.from(overAt), told }));
  return takesBackYes(Temporal.Instant.from(no.decidedAt), formerYeses);
}
