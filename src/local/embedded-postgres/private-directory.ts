import { access, chmod, constants, mkdir, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { codeOf, reasonOf } from './system-error.js';

/** Makes `<dataDir>/postgres`, readable by the service's account alone, and answers its real path. */
export async function openPrivateDirectory(dataDir: string): Promise<string> {
  try {
    await makeDirectory(resolve(dataDir));
    const privateDir = join(await realpath(dataDir), 'postgres');
    await makeDirectory(privateDir);
    await chmod(privateDir, 0o700);
    // All of the above succeeds on a directory which exists already on a file system that became read-only.
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

/** Node's own recursive mkdir never returns where a parent exists and yet takes no entries, as in /proc. */
async function makeDirectory(path: string): Promise<void> {
  const isMissing = await mkdir(path, { mode: 0o700 }).then(
    () => false,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      if (codeOf(error) === 'ENOENT' && dirname(path) !== path) return true;
      throw error;
    },
  );
  if (!isMissing) return;
  await makeDirectory(dirname(path));
  await mkdir(path, { mode: 0o700 });
}
