import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedPostgres } from '../../../src/local/embedded-postgres/index.js';

export const SERVICE_PROGRAM = fileURLToPath(new URL('run-service.mjs', import.meta.url));

export interface ServiceProcess {
  postgres: Pick<EmbeddedPostgres, 'pid' | 'port' | 'ownerUrl' | 'adopted' | 'firstStart'>;
  /** As a Ctrl-C would, but with SIGKILL: the whole process group of the service. */
  killGroup(): Promise<void>;
  /** Tells it to stop, and waits until it has ended by itself. */
  end(): Promise<number | null>;
}

/** The embedded database inside a process which can be killed, as `identity` if one is given. */
export async function startServiceProcess(
  dataDir: string,
  identity: { uid?: number; gid?: number } = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [SERVICE_PROGRAM, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    ...identity,
  });
  const { pid } = child;
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), refusalToStart(child)]);
  if (pid === undefined || typeof line !== 'string') throw new Error('the service did not start');
  return {
    postgres: JSON.parse(line),
    killGroup: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      process.kill(-pid, 'SIGKILL');
      await ended;
    },
    end: async () => {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      return child.exitCode;
    },
  };
}

async function refusalToStart(child: ChildProcess): Promise<[]> {
  await once(child, 'exit');
  return [];
}
