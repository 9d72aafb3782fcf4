import { setTimeout as after } from 'node:timers/promises';
import { contenders } from '../list/contenders.ts';
import { fillDatabase, type Tenant } from '../list/data.ts';
import { type Running, startContender } from '../list/start-contender.ts';
import { type Child, startChild } from '../support/child.ts';
import type { LoadRequest } from '../support/load.ts';
import type { Usage } from '../support/serve.ts';
import { startOptions } from '../support/start-options.ts';
import { burden, keysOf } from './burden.ts';
import type { HostileLoad, HostileResult } from './hostile-load.ts';
import { type HostileRequest, type HostileRequests, hostileRequests } from './hostile-requests.ts';
import type { QuietLoad, QuietResult } from './quiet-load.ts';
import { linesOf, type Round, ratioOf, summaryOf } from './rounds.ts';

export interface NeighboursBenchmark {
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** Folder of our compiled code, relative to the repository. */
  readonly code: string;
  readonly applicationsEach: number;
  readonly rounds: number;
  readonly seconds: number;
  /** Clients of the quiet organization. */
  readonly quiet: number;
  /** Clients of each neighbour; as many as `hostileRequests` says if it is left out. */
  readonly loud?: number;
  /** As the service is shipped; or as if nobody were bound by a rate. */
  readonly rates: 'shipped' | 'unbound';
  /** Names of the neighbours that are tried; all if there are none. */
  readonly only: readonly string[];
  readonly log: (line: string) => void;
}

/** Kinds of neighbours, as they take their turns. */
const kinds = ['unread', 'strangers', 'loud', 'fragments', 'refused', 'waiters', 'trials', 'lists'] as const;
type Kind = (typeof kinds)[number];

/** An organization beside the quiet one, which sends by all of its keys. */
interface Loud {
  readonly kind: Kind;
  readonly keys: readonly string[];
  /** When it last began to use up what it may send in a minute. */
  since: number;
}

// Until the neighbour's clients are under way: so soon, that what it may send in a minute is not used up before.
const marginSeconds = 0.1;

// As many as took the API from everybody, before it was guarded against them.
const hostileConnections = { unread: 4, strangers: 16 } as const;

// How much longer the slowest hundredth may take.
const mostRatio = 2;

// More than use up what an organization may send in a minute, at what one key may.
const keysEach = 8;

// A client of the quiet one sends so often where rates are as shipped: nine in ten of what its key may, a second apart.
const quietEveryMs = 111;

const windowMs = 61_000;

/**
 * Measures what others do to one organization: in each round the quiet one alone and beside a neighbour, and so for each kind of
 * neighbour in turn; the first round of each is not counted. Each side has a process of its own to send its requests. The quiet
 * one asks for the list of applications.
 *
 * With rates as shipped its clients ask ever so often, each by a key of its own, as who keeps within them does; its
 * neighbour sends as fast as it is answered by more keys than it needs, and begins each round with a whole minute's requests:
 * each kind is an organization of its own. Unbound, the quiet one asks as fast as it is answered too.
 */
export async function runNeighboursBenchmark(benchmark: NeighboursBenchmark): Promise<void> {
  const { ownerUrl, code, log } = benchmark;
  const chosen = kindsOf(benchmark);
  const [quiet, ...others] = await fillDatabase(ownerUrl, code, {
    organizations: 1 + chosen.length,
    applicationsEach: benchmark.applicationsEach,
  });
  if (quiet === undefined) throw new Error('an organization is needed');
  const loud: Loud[] = [];
  for (const [number, kind] of chosen.entries()) {
    const tenant = others[number];
    if (tenant === undefined) throw new Error('there is no neighbour');
    await burden(ownerUrl, code, tenant);
    loud.push({ kind, keys: await keysOf(ownerUrl, code, tenant, keysEach), since: Number.NEGATIVE_INFINITY });
  }
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const children = {
    server: startChild(contender.file, startOptions),
    quiet: startChild(new URL('./quiet-load.ts', import.meta.url)),
    hostile: startChild(new URL('./hostile-load.ts', import.meta.url)),
  };
  try {
    const settings = { ...benchmark, shippedRates: benchmark.rates === 'shipped' };
    const running = await startContender(contender, children.server, [quiet], settings);
    const asked = await asQuiet(running, quiet, benchmark);
    const measured = { running, quiet: children.quiet, hostile: children.hostile, asked };
    const rounds: Round[] = [];
    for (let number = 0; number <= benchmark.rounds; number += 1) {
      for (const neighbour of loud) {
        const round = await measure(measured, neighbour, benchmark);
        for (const line of linesOf(round)) log(`${number === 0 ? 'warm' : number}  ${line}`);
        // Until all of it is compiled, nothing is told by it.
        if (number > 0) rounds.push(round);
      }
    }
    for (const line of summaryOf(rounds)) log(line);
    const slower = chosen.map((name) => ({ name, ratio: ratioOf(rounds, name, 'time', 0.99) }));
    const broken = slower.filter(({ ratio }) => ratio > mostRatio);
    if (broken.length > 0)
      throw new Error(
        broken.map(({ name, ratio }) => `beside ${name} the p99 is ${ratio.toFixed(2)} of its own`).join('; '),
      );
  } finally {
    await Promise.all(Object.values(children).map((child) => child.stop()));
  }
}

/** The kinds that are asked for. */
function kindsOf({ only }: NeighboursBenchmark): Kind[] {
  const unknown = only.find((name) => !kinds.some((kind) => kind === name));
  if (unknown !== undefined) throw new Error(`${unknown} is none of ${kinds.join(', ')}`);
  return kinds.filter((kind) => only.length === 0 || only.includes(kind));
}

interface Measured {
  readonly running: Running;
  readonly quiet: Child;
  readonly hostile: Child;
  readonly asked: Pick<QuietLoad, 'requests' | 'everyMs'>;
}

async function measure(
  { running, quiet, hostile, asked }: Measured,
  loud: Loud,
  { rates, seconds, loud: connections }: NeighboursBenchmark,
): Promise<Round> {
  if (rates === 'shipped') await after(Math.max(0, loud.since + windowMs - performance.now()));
  const load = await loadOf(running, asked, seconds);
  const alone = await quiet.ask<QuietResult>(load);
  const burdening = await hostileLoadOf(loud, running, { connections, seconds: seconds + 2 * marginSeconds });
  loud.since = performance.now();
  const disturbed = hostile.ask<HostileResult>(burdening);
  await after(marginSeconds * 1_000);
  const beside = await quiet.ask<QuietResult>(load);
  const neighbour = await disturbed;
  const errors = alone.errors + beside.errors;
  if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
  if (alone.time.length * beside.time.length === 0) throw new Error('nothing was answered: the numbers mean nothing');
  if (neighbour.requests === 0) throw new Error('nobody was beside it: the numbers mean nothing');
  return { name: loud.kind, alone, beside, seconds, neighbour };
}

async function loadOf({ url, child }: Running, asked: Measured['asked'], seconds: number): Promise<QuietLoad> {
  const { pid } = await child.ask<Usage>({ usage: true });
  return { url, pid, seconds, ...asked };
}

/** By what its clients ask for the list, and how often. */
async function asQuiet(
  { requests: [request] }: Running,
  tenant: Tenant,
  { ownerUrl, code, quiet, rates }: NeighboursBenchmark,
): Promise<Measured['asked']> {
  if (request === undefined) throw new Error('there is nothing to ask');
  const keys = await keysOf(ownerUrl, code, tenant, quiet);
  const requests = keys.map((key) => withKey(request, key));
  return { requests, everyMs: rates === 'shipped' ? quietEveryMs : 0 };
}

function withKey<Request extends Pick<LoadRequest, 'headers'>>(request: Request, key: string): Request {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } };
}

/** What a neighbour does for so many seconds. */
async function hostileLoadOf(
  { kind, keys }: Loud,
  { url, requests: [list] }: Running,
  { connections, seconds }: { readonly connections: number | undefined; readonly seconds: number },
): Promise<HostileLoad> {
  if (list === undefined) throw new Error('there is nothing to ask');
  const [key = ''] = keys;
  if (kind === 'unread' || kind === 'strangers') {
    // The largest page: the sooner nobody between takes any more of it.
    const large = { ...list, body: list.body.replace('first: 20', 'first: 100') };
    return { url, kind, connections: hostileConnections[kind], seconds, request: withKey(large, key) };
  }
  const same: HostileRequests = { requests: [{ body: list.body, answer: '"nodes"' }], connections: 32 };
  const { requests, connections: usual, underOneKey = false } = kind === 'loud' ? same : hostileOf(kind);
  for (const request of requests.slice(0, 3)) await check(url, request, key);
  const asked = requests.flatMap((request) => keys.map((each) => by(request, each)));
  return { url, kind: 'asking', connections: connections ?? usual, seconds, requests: asked, underOneKey };
}

function hostileOf(kind: keyof typeof hostileRequests): HostileRequests {
  return hostileRequests[kind];
}

function by({ body }: HostileRequest, key: string) {
  return withKey({ headers: { 'content-type': 'application/json' }, body }, key);
}

async function check(url: string, request: HostileRequest, key: string): Promise<void> {
  const text = await (await fetch(url, { method: 'POST', ...by(request, key) })).text();
  if (!text.includes(request.answer)) throw new Error(`it is answered otherwise, the numbers mean nothing: ${text}`);
}
