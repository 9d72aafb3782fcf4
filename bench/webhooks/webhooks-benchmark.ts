import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startChild } from '../support/child.ts';
import type { BenchDatabase } from '../support/database.ts';
import { median } from '../support/report.ts';
import { fillTimelines } from '../sweep/data.ts';
import { countDelivered, type Endpoint, fillFeeds, forgetDeliveries, makeDeliveries, publishEvent } from './data.ts';
import { type Sink, startSink } from './sink.ts';

export interface WebhooksBenchmark extends Pick<BenchDatabase, 'ownerUrl' | 'serviceUrl'> {
  readonly code: string;
  readonly organizations: number;
  readonly deliveries: number;
  readonly rounds: number;
  /** Of the measurement of how late events are, in seconds. */
  readonly seconds: number;
  readonly workerOptions: readonly string[];
  readonly log: (line: string) => void;
}

// Events a second while it is measured how late they are.
const pace = 100;

/**
 * How fast one worker process brings what is due to a receiver on this machine, each on record; what an endpoint that
 * hangs costs the others; and how long an event takes from its commit to the receiver.
 */
export async function runWebhooksBenchmark(benchmark: WebhooksBenchmark): Promise<void> {
  const { log, rounds, code, organizations: many, deliveries } = benchmark;
  const owner = new pg.Client({ connectionString: benchmark.ownerUrl });
  await owner.connect();
  const sink = await startSink();
  const worker = startChild(new URL('worker.ts', import.meta.url), benchmark.workerOptions);
  try {
    const { defaultPolicy } = await import(`../../${code}/rules/index.js`);
    const organizations = await fillTimelines(owner, { organizations: many, openEach: 1 }, defaultPolicy);
    await worker.ask({ start: { databaseUrl: benchmark.serviceUrl, code } });
    const endpointsAt = async (path: string, of: readonly string[]): Promise<Endpoint[]> => {
      const wanted = of.map((organizationId) => ({ organizationId, url: `${sink.url}${path}` }));
      const { ids } = await worker.ask<{ ids: string[] }>({ endpoints: wanted });
      return ids.map((id, place) => ({ id, organizationId: of[place] ?? '' }));
    };
    const each = Math.ceil(deliveries / many);
    await fillFeeds(owner, organizations, each);
    const endpoints = await endpointsAt('/take', organizations);
    const [hanging = endpoints[0] as Endpoint] = await endpointsAt('/hang', organizations.slice(0, 1));
    const alone: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      for (const withHanging of [false, true]) {
        await forgetDeliveries(owner, organizations);
        if (withHanging) await makeDeliveries(owner, [hanging], each);
        const rate = await bring(owner, sink, endpoints, each);
        // The first round warms up: code, connections, prepared statements.
        if (round > 0) (withHanging ? beside : alone).push(rate);
        log(
          `round ${round}  ${rate.toFixed(0)} deliveries/s, each recorded${withHanging ? ', beside one that hangs' : ''}`,
        );
      }
    }
    log(`median  ${median(alone).toFixed(0)} deliveries/s (at least 500 is asked)`);
    log(`beside an endpoint that hangs: ${(median(beside) / median(alone)).toFixed(2)} (at least 0.95 is asked)`);
    await forgetDeliveries(owner, organizations);
    const late = await lateness(owner, sink, organizations, benchmark.seconds);
    const at = (share: number) => (late[Math.ceil(late.length * share) - 1] ?? 0).toFixed(0);
    log(
      `${late.length} events at ${pace}/s, commit to receiver: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (under 2000 is asked)`,
    );
  } finally {
    await worker.stop();
    await sink.stop();
    await owner.end();
  }
}

/** Deliveries per second, until the last is on record. */
async function bring(owner: pg.Client, sink: Sink, endpoints: readonly Endpoint[], each: number): Promise<number> {
  const all = endpoints.length * each;
  let taken = 0;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  sink.hear(() => {
    taken += 1;
    if (taken === all) resolve();
  });
  const begun = performance.now();
  await makeDeliveries(owner, endpoints, each);
  await done;
  while ((await countDelivered(owner, endpoints)) < all) await delay(5);
  return all / ((performance.now() - begun) / 1_000);
}

/** From each commit to the receiver, in milliseconds, the shortest first. */
async function lateness(
  owner: pg.Client,
  sink: Sink,
  organizations: readonly string[],
  seconds: number,
): Promise<number[]> {
  const committed = new Map<string, number>();
  const heard = new Map<string, number>();
  sink.hear((id) => void heard.set(id, performance.now()));
  const begun = performance.now();
  for (let made = 0; made < pace * seconds; made += 1) {
    await delay(Math.max(0, begun + (made * 1_000) / pace - performance.now()));
    const id = await publishEvent(owner, organizations[made % organizations.length] ?? '');
    committed.set(id, performance.now());
  }
  while ([...committed.keys()].some((id) => !heard.has(id))) await delay(50);
  return [...committed].map(([id, at]) => Math.max(0, (heard.get(id) ?? 0) - at)).sort((a, b) => a - b);
}
