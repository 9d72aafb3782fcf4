import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('worker.mjs', import.meta.url));

export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  /** Sends at once. */
  readonly concurrency: number;
  readonly leaseSeconds: number;
}

/** One worker process, until it is killed or ended. */
export class WorkerProcess {
  readonly ready: Promise<unknown>;
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;

  constructor(settings: WorkerSettings, hear: (line: string) => void) {
    this.#child = fork(program, [String(settings.concurrency), String(settings.leaseSeconds)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Not jest's own flags: this is a process like any other.
      execArgv: [],
      env: {
        ROLE: 'worker',
        DATABASE_URL: settings.databaseUrl,
        SMTP_URL: settings.smtpUrl,
        PUBLIC_URL: 'https://timelines.followthrough.test',
        LOG_LEVEL: 'debug',
        WORKER_POOL_SIZE: '5',
      },
    });
    this.#gone = once(this.#child, 'exit');
    let lastLine = '';
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface(stream).on('line', (line) => {
        lastLine = line;
        hear(line);
      });
    }
    const endedEarly = this.#gone.then(() => Promise.reject(new Error(`the worker did not start: ${lastLine}`)));
    this.ready = Promise.race([once(this.#child, 'message'), endedEarly]);
    // One that is killed while it starts was meant to be.
    this.ready.catch(() => undefined);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** As it ends by itself: what is under way is done first. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#gone;
  }
}
