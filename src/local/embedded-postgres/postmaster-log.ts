import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface PostmasterLog {
  path: string;
  descriptor: number;
  /** What PostgreSQL said that ended it. */
  lastFailure(): Promise<string>;
  close(): Promise<void>;
}

/** A file per start; the one before is kept, those before it are not. */
export async function openPostmasterLog(home: string): Promise<PostmasterLog> {
  const path = join(home, 'postgres.log');
  await rename(path, join(home, 'postgres.previous.log')).catch(() => undefined);
  const file = await open(path, 'a', 0o600);
  return {
    path,
    descriptor: file.fd,
    lastFailure: async () => {
      const lines = (await readFile(path, 'utf8')).trim().split('\n');
      const reasons = lines.slice(-10).filter((line) => /(LOG:.*could not|FATAL|PANIC):? /.test(line));
      return reasons.map((line) => line.replace(/^.*?(LOG|FATAL|PANIC): +/, '')).join('; ') || (lines.at(-1) ?? '');
    },
    close: () => file.close(),
  };
}
