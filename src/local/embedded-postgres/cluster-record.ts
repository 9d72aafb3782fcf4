import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from './system-error.js';

const clusterRecord = z.object({
  /** Where the database lives if that is not the private directory itself (see cluster-site.ts). */
  home: z.string().optional(),
  initialized: z.boolean(),
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  servicePassword: z.string(),
});

/** What the data directory knows of its database: a pointer to it, and the passwords, in a file of mode 0600. */
export type ClusterRecord = z.infer<typeof clusterRecord>;

export function newClusterRecord(): ClusterRecord {
  return {
    initialized: false,
    superuserPassword: randomPassword(),
    ownerPassword: randomPassword(),
    servicePassword: randomPassword(),
  };
}

export async function readClusterRecord(privateDir: string): Promise<ClusterRecord | undefined> {
  try {
    return clusterRecord.parse(JSON.parse(await readFile(fileIn(privateDir), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all: without its passwords a database cannot be entered again. */
export async function writeClusterRecord(privateDir: string, record: ClusterRecord): Promise<void> {
  const draft = `${fileIn(privateDir)}.new`;
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, fileIn(privateDir));
}

function fileIn(privateDir: string): string {
  return join(privateDir, 'cluster.json');
}

/** 256 bits, in characters which need no escaping in a URL. */
function randomPassword(): string {
  return randomBytes(32).toString('base64url');
}
