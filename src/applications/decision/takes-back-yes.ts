/**
 * SQL: whether the outcome `o` is a no in the place of a yes, in a correction or after the candidate had been told. `$1` is
 * the organization.
 */
export const takesBackYes = `(o.kind = 'REJECTED' AND EXISTS (
  SELECT FROM outcomes y
  WHERE y.organization_id = $1 AND y.application_id = o.application_id AND y.kind = 'HIRED'
    AND (y.superseded_at = o.decided_at OR (y.superseded_at < o.decided_at AND y.told_at IS NOT NULL))))`;

/** SQL: whether the outcome `o` is told by nobody but a member, whatever the policy says. */
export const asksPerson = `(o.asks_person OR ${takesBackYes})`;
