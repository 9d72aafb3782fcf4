import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startServiceProcess } from '../../support/service-process.js';

export type Role = 'api' | 'worker' | 'all';

/** One process of the service, as it is deployed. */
export class Service {
  private constructor(
    readonly role: Role,
    readonly port: number,
    private readonly started: ReturnType<typeof startServiceProcess>,
  ) {}

  static async start(
    role: Role,
    settings: Record<string, string>,
    options?: Parameters<typeof startServiceProcess>[1],
  ) {
    const port = await freePort();
    const started = startServiceProcess({ ROLE: role, PORT: String(port), LOG_LEVEL: 'warn', ...settings }, options);
    const service = new Service(role, port, started);
    await service.#listens();
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    const { pid } = this.started.process;
    if (pid === undefined) throw new Error('the process has no id');
    return pid;
  }

  get log(): string {
    return this.started.output();
  }

  /** HTTP status of a health endpoint; null if nobody answers within three seconds. */
  async health(probe: 'ready' | 'live'): Promise<number | null> {
    try {
      const answer = await fetch(`${this.url}/health/${probe}`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(3_000),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.started.process.kill(signal);
  }

  /** Seconds until it was gone, and how it ended. */
  async end(signal: NodeJS.Signals = 'SIGTERM') {
    const begun = performance.now();
    const ended = await this.started.kill(signal);
    return { ...ended, seconds: (performance.now() - begun) / 1_000 };
  }

  get hasEnded(): boolean {
    const { exitCode, signalCode } = this.started.process;
    return exitCode !== null || signalCode !== null;
  }

  async #listens(): Promise<void> {
    while (!this.hasEnded) {
      if ((await this.health('ready')) === 200) return;
      await delay(50);
    }
    throw new Error(`the service did not start:\n${this.log}`);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
