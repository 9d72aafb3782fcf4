import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { types } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { unwritable } from './private-directory.js';

const SQLITE_BUSY = 5;

export interface DirectoryLock {
  release(): void;
}

/**
 * Holds `directory` for this process alone. The lock is the kernel's lock on an open SQLite file, so that it goes with
 * the process however that ends: Node offers no file lock of its own, and a file with a process id in it would outlive
 * a SIGKILL and could then name somebody else's process.
 */
export function lockDirectory(directory: string, dataDir: string): DirectoryLock {
  let database: DatabaseSync | undefined;
  try {
    const file = join(directory, 'service.lock');
    database = new DatabaseSync(file);
    chmodSync(file, 0o600);
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: closing(database) };
  } catch (error) {
    database?.close();
    if (types.isNativeError(error) && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      const message = `data directory ${dataDir} is already in use by another running service`;
      throw new EmbeddedPostgresError('DATA_DIRECTORY_IN_USE', message);
    }
    throw unwritable(dataDir, error);
  }
}

function closing(database: DatabaseSync): () => void {
  return () => {
    if (database.isOpen) database.close();
  };
}
