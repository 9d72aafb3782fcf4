import { Overloaded } from '../admission/admission.js';
import { isAway } from '../database/is-away.js';

/**
 * SQLSTATEs after which trying again may help: out of connections, memory or disk (53), too slow (57014), a lock not to be
 * had (55P03), a lost race (40001, 40P01), a database that became a standby (25006).
 */
const passing = /^(53\w{3}|57014|55P03|40001|40P01|25006)$/;

/** Whether the service cannot answer now although nothing is wrong with the request or the code: an exhausted pool, a database away. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Overloaded || isAway(error)) return true;
  const cause = 'driverError' in error ? error.driverError : error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && passing.test(cause.code);
}
