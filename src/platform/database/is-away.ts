/** SQLSTATEs of a connection that was lost (08) and of a server that goes down, comes up or has no place (57P0x, 53300, 55000). */
const codes = /^(08\w{3}|57P0\d|53300|55000)$/;

const network: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

// What pg says without a code, and TypeORM of a connection that was lost between two queries.
const said =
  /^(timeout expired|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query runner already released)/;

/** Whether an error says that the database cannot be reached now: what was asked can be asked again when it can. */
export function isAway(error: unknown): boolean {
  const cause = error instanceof Error && 'driverError' in error ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return codes.test(code) || network.has(code) || said.test(cause.message);
}
