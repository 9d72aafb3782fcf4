import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readPrivateFile, writePrivateFile } from './demo/private-file.js';

/** The key that seals the passwords of relays in a trial: it stays beside the database that needs it. */
export async function trialRelayKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'relay-key');
  const kept = await readPrivateFile(path);
  if (kept !== undefined) return Buffer.from(kept, 'base64');
  const key = randomBytes(32);
  await writePrivateFile(path, `${key.toString('base64')}\n`);
  return key;
}
