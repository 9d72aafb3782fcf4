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
import { lineOf, type Round, ratioOf, summaryOf } from './rounds.ts';

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

/** An organization beside the quiet one, which sends by all of its keys. */
interface Neighbour {
  readonly keys: readonly string[];
  /** When it last began to use up what it may send in a minute; 0: not yet. */
  since: number;
}

/** Makes a neighbour do what it does for so many seconds. */
type Disturb = (running: Running, neighbour: Neighbour, seconds: number) => Promise<HostileResult>;

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
const warmUpSeconds = 8;

/**
 * Measures what others do to one organization: the quiet one alone, then beside each of its neighbours, in rounds that take
 * turns. Each has a process of its own to send its requests. The quiet one asks for the list of applications.
 *
 * With rates as shipped its clients ask ever so often, each by a key of its own, as who keeps within them does; its
 * neighbour sends as fast as it is answered by more keys than it needs, and begins each round with a whole minute's requests.
 * Unbound, the quiet one asks as fast as it is answered too.
 */
export async function runNeighboursBenchmark(benchmark: NeighboursBenchmark): Promise<void> {
  const { ownerUrl, code, rates, rounds } = benchmark;
  const isShipped = rates === 'shipped';
  const organizations = 1 + (isShipped ? rounds : 1);
  const [quiet, ...loud] = await fillDatabase(ownerUrl, code, {
    organizations,
    applicationsEach: benchmark.applicationsEach,
  });
  if (quiet === undefined) throw new Error('two organizations are needed');
  const neighbours: Neighbour[] = [];
  for (const tenant of loud) {
    await burden(ownerUrl, code, tenant);
    neighbours.push({ keys: await keysOf(ownerUrl, code, tenant, keysEach), since: 0 });
  }
  const contender = contenders.find(({ name }) => name === 'Followthrough');
  if (contender === undefined) throw new Error('the service is no contender');
  const children = {
    server: startChild(contender.file, startOptions),
    quiet: startChild(new URL('./quiet-load.ts', import.meta.url)),
    hostile: startChild(new URL('./hostile-load.ts', import.meta.url)),
  };
  try {
    const settings = { ...benchmark, shippedRates: isShipped };
    const running = await startContender(contender, children.server, [quiet], settings);
    const asked = await asQuiet(running, quiet, benchmark);
    const measured = { running, quiet: children.quiet, asked, neighbours };
    const disturbing = disturbances(children.hostile, running, benchmark);
    const unknown = benchmark.only.find((name) => disturbing[name] === undefined);
    if (unknown !== undefined) throw new Error(`${unknown} is none of ${Object.keys(disturbing).join(', ')}`);
    await warmUp(measured);
    const broken: string[] = [];
    for (const [name, disturb] of Object.entries(disturbing)) {
      if (benchmark.only.length > 0 && !benchmark.only.includes(name)) continue;
      const ratio = await measureBeside(name, measured, disturb, benchmark);
      if (ratio > mostRatio) broken.push(`beside ${name} the p99 is ${ratio.toFixed(2)} of its own`);
    }
    if (broken.length > 0) throw new Error(broken.join('; '));
  } finally {
    await Promise.all(Object.values(children).map((child) => child.stop()));
  }
}

interface Measured {
  readonly running: Running;
  readonly quiet: Child;
  readonly asked: Pick<QuietLoad, 'requests' | 'everyMs'>;
  readonly neighbours: readonly Neighbour[];
}

/** Until most is compiled; and then until what that used of the quiet one's minute is over. */
async function warmUp({ running, quiet, asked }: Measured): Promise<void> {
  await quiet.ask<QuietResult>(
    await loadOf(running, { ...asked, everyMs: Math.min(asked.everyMs, 20) }, warmUpSeconds),
  );
  if (asked.everyMs > 0) await after(windowMs);
}

/** @returns how much longer the slowest hundredth took */
async function measureBeside(
  name: string,
  measured: Measured,
  disturb: Disturb,
  { log, rounds: count, seconds, rates }: NeighboursBenchmark,
): Promise<number> {
  const rounds: Round[] = [];
  for (let number = 1; number <= count; number += 1) {
    const neighbour = measured.neighbours[(number - 1) % measured.neighbours.length];
    if (neighbour === undefined) throw new Error('there is no neighbour');
    if (rates === 'shipped') await after(Math.max(0, neighbour.since + windowMs - performance.now()));
    const round = await measure(measured, disturb, neighbour, seconds);
    rounds.push(round);
    log(`${name} ${number}  alone  ${lineOf(round.alone)}`);
    log(`${name} ${number}  beside ${lineOf(round.beside)}   ${gotOf(round)}`);
  }
  const results = rounds.flatMap(({ alone, beside }) => [alone, beside]);
  const errors = results.reduce((sum, result) => sum + result.errors, 0);
  if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
  if (results.some(({ answers }) => answers === 0)) throw new Error('nothing was answered: the numbers mean nothing');
  for (const line of summaryOf(name, rounds)) log(line);
  return ratioOf(rounds, 'time', 'p99');
}

async function measure(
  { running, quiet, asked }: Measured,
  disturb: Disturb,
  neighbour: Neighbour,
  seconds: number,
): Promise<Round> {
  const load = await loadOf(running, asked, seconds);
  const alone = await quiet.ask<QuietResult>(load);
  neighbour.since = performance.now();
  const disturbed = disturb(running, neighbour, seconds + 2 * marginSeconds);
  await after(marginSeconds * 1_000);
  const beside = await quiet.ask<QuietResult>(load);
  const result = await disturbed;
  if (result.requests === 0) throw new Error('nobody was beside it: the numbers mean nothing');
  return { alone, beside, seconds, neighbour: result };
}

async function loadOf({ url, child }: Running, asked: Measured['asked'], seconds: number): Promise<QuietLoad> {
  const { pid } = await child.ask<Usage>({ usage: true });
  return { url, pid, seconds, ...asked };
}

function gotOf({ neighbour: { requests, limited }, seconds }: Round): string {
  const perSecond = (requests / seconds).toFixed(0).padStart(5);
  return `${perSecond} requests/s of the neighbour: ${requests - limited} answered, ${limited} refused by rate`;
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

/** What each neighbour does, by its name. */
function disturbances(
  child: Child,
  { requests: [list] }: Running,
  { loud }: NeighboursBenchmark,
): Readonly<Record<string, Disturb>> {
  if (list === undefined) throw new Error('there is nothing to ask');
  const same = { requests: [{ body: list.body, answer: '"nodes"' }], connections: 32 };
  const asking = Object.entries<HostileRequests>({ loud: same, ...hostileRequests }).map(
    ([name, asked]) => [name, keepAsking(child, { ...asked, connections: loud ?? asked.connections })] as const,
  );
  // The largest page: the sooner nobody between takes any more of it.
  const large = { ...list, body: list.body.replace('first: 20', 'first: 100') };
  return {
    unread: beHostile(child, 'unread', large),
    strangers: beHostile(child, 'strangers', large),
    ...Object.fromEntries(asking),
  };
}

function beHostile(child: Child, kind: 'unread' | 'strangers', request: LoadRequest): Disturb {
  return async ({ url }, { keys: [key = ''] }, seconds) => {
    const connections = hostileConnections[kind];
    const load: HostileLoad = { url, kind, connections, seconds, request: withKey(request, key) };
    return await child.ask<HostileResult>(load);
  };
}

function keepAsking(child: Child, { requests, connections, underOneKey = false }: HostileRequests): Disturb {
  return async ({ url }, { keys }, seconds) => {
    for (const request of requests.slice(0, 3)) await check(url, request, keys[0] ?? '');
    const asked = requests.flatMap((request) => keys.map((key) => by(request, key)));
    const load: HostileLoad = { url, kind: 'asking', connections, seconds, requests: asked, underOneKey };
    return await child.ask<HostileResult>(load);
  };
}

function by({ body }: HostileRequest, key: string) {
  return withKey({ headers: { 'content-type': 'application/json' }, body }, key);
}

async function check(url: string, request: HostileRequest, key: string): Promise<void> {
  const text = await (await fetch(url, { method: 'POST', ...by(request, key) })).text();
  if (!text.includes(request.answer)) throw new Error(`it is answered otherwise, the numbers mean nothing: ${text}`);
}
