import { getSystemErrorMessage, types } from 'node:util';

/** Such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;
}

/** In words and without the path, which the caller names better. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const isSystemError = 'errno' in error && typeof error.errno === 'number';
  return isSystemError ? getSystemErrorMessage(Number(error.errno)) : error.message;
}
