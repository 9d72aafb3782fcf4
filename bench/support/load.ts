import autocannon from 'autocannon';
import { answerParent } from './child.ts';

/** One stretch of load on one server. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly requests: readonly (LoadRequest | PageRequest)[];
}

/** A POST to the load's address. */
export interface LoadRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The whole answer, as it was when it was checked. */
  readonly expected: string;
}

/** A GET of a page, which is never twice the same. */
export interface PageRequest {
  readonly path: string;
  /** What is on it each time. */
  readonly includes: string;
}

export interface LoadResult {
  readonly answers: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Connections that broke or timed out, statuses other than 200, answers that are not the expected one. */
  readonly errors: number;
}

answerParent<Load>(async ({ url, connections, seconds, requests }) => {
  const latencies: number[] = [];
  let wrong = 0;
  let started = 0;
  const expecting = requests.map((request) => ({
    ...('path' in request
      ? { method: 'GET' as const, path: request.path }
      : { method: 'POST' as const, headers: request.headers, body: request.body }),
    onResponse: (status: number, answer: string) => {
      const isRight = 'path' in request ? answer.includes(request.includes) : answer === request.expected;
      if (status !== 200 || !isRight) wrong += 1;
    },
  }));
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        duration: seconds,
        // Every connection begins with another request and then goes through all of them.
        setupClient: (client) => {
          const first = Math.floor((started * expecting.length) / connections);
          started += 1;
          client.setRequests([...expecting.slice(first), ...expecting.slice(0, first)].map((each) => ({ ...each })));
        },
      },
      (error, measured) => (error ? reject(error) : resolve(measured)),
    );
    run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  latencies.sort((a, b) => a - b);
  return {
    answers: latencies.length,
    requestsPerSecond: latencies.length / result.duration,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
    errors: wrong + result.errors + result.timeouts,
  };
});

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
