import { getSystemErrorMessage, types } from 'node:util';

/** Such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;
}

/** In words and without the path, which the caller names better. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  // Errors of Node's own making have a positive errno, which no system message belongs to.
  const isSystemError = 'errno' in error && typeof error.errno === 'number' && error.errno < 0;
  return isSystemError ? getSystemErrorMessage(Number(error.errno)) : error.message;
}
