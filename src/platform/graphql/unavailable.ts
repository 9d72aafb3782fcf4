import { Overloaded } from '../admission/admission.js';

/**
 * SQLSTATEs after which trying again may help: connection lost (08), out of connections, memory or disk (53), server
 * going down or coming up (57P0x), too slow (57014), a lock not to be had (55P03), a lost race (40001, 40P01), a
 * database that became a standby (25006).
 */
const passing = /^(08\w{3}|53\w{3}|57P0\d|57014|55P03|40001|40P01|25006)$/;

const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

// What pg says without a code.
const said =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether the service cannot answer now although nothing is wrong with the request or the code: an exhausted pool, a database away. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Overloaded) return true;
  const cause = 'driverError' in error ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return passing.test(code) || network.has(code) || said.test(cause.message);
}
