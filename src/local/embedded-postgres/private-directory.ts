import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { reasonOf } from './system-error.js';

/** Makes `<dataDir>/postgres`, readable by the service's account alone, and answers its real path. */
export async function openPrivateDirectory(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const privateDir = join(await realpath(dataDir), 'postgres');
    await mkdir(privateDir, { recursive: true });
    await chmod(privateDir, 0o700);
    // Both calls above succeed on a directory which already exists on a file system that became read-only.
    await access(privateDir, constants.W_OK | constants.X_OK);
    return privateDir;
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}

export function unwritable(dataDir: string, error: unknown): EmbeddedPostgresError {
  const message = `cannot write to data directory ${dataDir}: ${reasonOf(error)}`;
  return new EmbeddedPostgresError('DATA_DIRECTORY_UNWRITABLE', message, { cause: error });
}
