/**
 * SQLSTATEs by which PostgreSQL refuses what is to be stored, and would the next time: more rows than one (21), a value
 * that is none of its type or out of its range (22), one that breaks a rule (23), one that is too large or too deep (54).
 */
const ofValues = /^(21|22|23|54)\w{3}$/;

/** The SQLSTATE with which the database refused a value; null if the error is about anything else. */
export function refusedValueIn(error: unknown): string | null {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null;
  return ofValues.test(cause.code) ? cause.code : null;
}
