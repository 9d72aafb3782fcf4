import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '../../rules/index.js';
import type { Demo } from './find-demo.js';
import { writePrivateFile } from './private-file.js';

/** Where to look, for people and for scripts. What is switched off is left out. */
export interface Started {
  readonly graphqlUrl: string;
  readonly graphiqlUrl?: string;
  readonly apiKey: string;
  readonly mailboxUrl?: string;
  readonly healthUrl: string;
  readonly pid: number;
  readonly port: number;
  readonly demo: Omit<Demo, 'slipMailsToCome'> & { readonly policy: Policy };
}

export function startedFile(dataDir: string): string {
  return join(dataDir, 'started.json');
}

export async function writeStarted(dataDir: string, started: Started): Promise<void> {
  await writePrivateFile(startedFile(dataDir), `${JSON.stringify(started, null, 2)}\n`);
}

/** Takes the file back when its process ends, so that what it says is not believed of a service that is gone. */
export function removeStarted(dataDir: string, pid: number): void {
  try {
    const { pid: writer }: { pid?: unknown } = JSON.parse(readFileSync(startedFile(dataDir), 'utf8'));
    if (writer === pid) rmSync(startedFile(dataDir));
  } catch {
    // The process is ending, and a file left behind names a process that is no more.
  }
}
