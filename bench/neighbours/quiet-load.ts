import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { answerParent } from '../support/child.ts';
import type { LoadRequest } from '../support/load.ts';

/** Clients that ask as fast as they are answered, or ever so often, each on a connection that it keeps. */
export interface QuietLoad {
  readonly url: string;
  /** Process of the server on this machine. */
  readonly pid: number;
  readonly seconds: number;
  /** One of each client. */
  readonly requests: readonly LoadRequest[];
  /** From one question of a client to its next, in milliseconds; 0: as soon as it is answered. */
  readonly everyMs: number;
}

/** Milliseconds, one number of each answer. */
export interface QuietResult {
  readonly errors: number;
  /** From the question to the answer. */
  readonly time: readonly number[];
  /**
   * What the server's thread computed meanwhile: what the question itself is, and whatever it stood behind. Other programs
   * of the machine do not count. Zero where the system does not tell.
   */
  readonly work: readonly number[];
}

answerParent<QuietLoad>(async ({ url, pid, seconds, requests, everyMs }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: requests.length });
  const until = performance.now() + seconds * 1_000;
  const time: number[] = [];
  const work: number[] = [];
  let errors = 0;
  const askOnce = async (asked: LoadRequest) => {
    const [since, before] = [performance.now(), workOf(pid)];
    const isRight = await ask(url, agent, asked);
    work.push(workOf(pid) - before);
    time.push(performance.now() - since);
    if (!isRight) errors += 1;
  };
  const clients = requests.map(async (asked) => {
    for (let at = performance.now(); performance.now() < until; ) {
      await askOnce(asked);
      // Not in step with anybody, and on an average as often as it says.
      at += everyMs * (0.5 + Math.random());
      const left = at - performance.now();
      if (left > 0) await after(left);
    }
  });
  await Promise.all(clients);
  agent.destroy();
  return { errors, time, work } satisfies QuietResult;
});

async function ask(url: string, agent: Agent, { headers, body, expected }: LoadRequest): Promise<boolean> {
  try {
    const sent = request(url, { method: 'POST', agent, headers }).end(body);
    const [response] = await once(sent, 'response');
    return (await text(response)) === expected && response.statusCode === 200;
  } catch {
    return false;
  }
}

/** Milliseconds for which the main thread of a process has run. */
function workOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
