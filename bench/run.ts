import { parseArgs } from 'node:util';
import { runDeliveryBenchmark } from './delivery/delivery-benchmark.ts';
import { runListBenchmark } from './list/list-benchmark.ts';
import { runNeighboursBenchmark } from './neighbours/neighbours-benchmark.ts';
import { runPagesBenchmark } from './pages/pages-benchmark.ts';
import { type BenchDatabase, startDatabase } from './support/database.ts';
import { machineLine, summaryOf } from './support/report.ts';
import { startOptions } from './support/start-options.ts';
import { runSweepBenchmark } from './sweep/sweep-benchmark.ts';
import { runSyncBenchmark } from './sync/sync-benchmark.ts';
import { runWebhooksBenchmark } from './webhooks/webhooks-benchmark.ts';

const usage = `npm run bench -- list [options]
  --organizations 100  --applications 1000  --connections 16
  --rounds 3  --seconds 8  --warmup 3       per server and round
  --profile <folder>                        writes a CPU profile of the service there
npm run bench -- neighbours [options]       what others do to a quiet organization: one that asks much, clients that
                                            do not read, strangers without a key, fragments that multiply, refused
                                            documents, waiters under one Idempotency-Key, trials of a policy, long lists
  --rates shipped                           or unbound: as if nobody were bound by a rate
  --applications 10000  --quiet 5  --loud 16
  --rounds 3  --seconds 8  --beside unread,trials

npm run bench -- pages [options]            candidates' pages under readers who load at once; fails beyond 100 ms at p95
  --organizations 20  --applications 1000  --readers 50
  --rounds 3  --seconds 8
  --profile <folder>                        writes a CPU profile of the service there
npm run bench -- sweep [options]           of a small and of a large database; and in few and in many organizations
  --small 10000  --large 1000000  --due 1000  --backlog 100000  --many 1000  --rounds 3
  --profile <folder>                        writes a CPU profile of the sweep of the large database there
npm run bench -- delivery [options]         against nodemailer without a ledger
  --organizations 20  --mails 10000  --rounds 3
                                            without --organizations: in 20, and then in 500
  --profile <folder>                        writes CPU profiles of the workers there
npm run bench -- webhooks [options]         to a receiver on this machine
  --organizations 20  --deliveries 10000  --rounds 3  --seconds 20
  --profile <folder>                        writes a CPU profile of the worker there
npm run bench -- sync [options]             beside the same rows by INSERT … ON CONFLICT straight through pg
  --rows 100000  --seconds 20               short: --rows 5000 --seconds 5
  --profile <folder>                        writes a CPU profile of the service there`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    organizations: { type: 'string' },
    applications: { type: 'string' },
    connections: { type: 'string', default: '16' },
    readers: { type: 'string', default: '50' },
    quiet: { type: 'string', default: '5' },
    loud: { type: 'string' },
    rates: { type: 'string', default: 'shipped' },
    beside: { type: 'string', default: '' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    warmup: { type: 'string', default: '3' },
    profile: { type: 'string' },
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '1000' },
    backlog: { type: 'string', default: '100000' },
    many: { type: 'string', default: '1000' },
    mails: { type: 'string', default: '10000' },
    deliveries: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '100000' },
  },
});

const profiling = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
const log = (line: string) => process.stdout.write(`${line}\n`);

async function list({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> {
  const measured = await runListBenchmark({
    ownerUrl,
    serviceUrl,
    code: 'dist',
    data: {
      organizations: Number(values.organizations ?? 100),
      applicationsEach: Number(values.applications ?? 1_000),
    },
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    warmupSeconds: Number(values.warmup),
    connections: Number(values.connections),
    serviceOptions: [...startOptions, ...profiling],
    log,
  });
  for (const line of summaryOf(measured, 'PostGraphile')) log(line);
  const errors = measured.flatMap((each) => each.rounds).reduce((sum, round) => sum + round.errors, 0);
  if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
}

async function neighbours({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> {
  await runNeighboursBenchmark({
    ownerUrl,
    serviceUrl,
    code: 'dist',
    applicationsEach: Number(values.applications ?? 10_000),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    quiet: Number(values.quiet),
    ...(values.loud === undefined ? {} : { loud: Number(values.loud) }),
    rates: values.rates === 'unbound' ? 'unbound' : 'shipped',
    only: values.beside.split(',').filter((name) => name !== ''),
    log,
  });
}

async function pages({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> {
  await runPagesBenchmark({
    ownerUrl,
    serviceUrl,
    code: 'dist',
    organizations: Number(values.organizations ?? 20),
    applicationsEach: Number(values.applications ?? 1_000),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    readers: Number(values.readers),
    serviceOptions: [...startOptions, ...profiling],
    log,
  });
}

const delivery =
  (organizations: number) =>
  async ({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> => {
    await runDeliveryBenchmark({
      ownerUrl,
      serviceUrl,
      code: 'dist',
      organizations,
      mails: Number(values.mails),
      rounds: Number(values.rounds),
      workerOptions: profiling,
      log,
    });
  };

/** In few organizations and in many, on a database each. */
async function deliveries(): Promise<void> {
  const counts = values.organizations === undefined ? [20, 500] : [Number(values.organizations)];
  for (const organizations of counts) await onDatabase(delivery(organizations));
}

async function webhooks({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> {
  await runWebhooksBenchmark({
    ownerUrl,
    serviceUrl,
    code: 'dist',
    organizations: Number(values.organizations ?? 20),
    deliveries: Number(values.deliveries),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    workerOptions: profiling,
    log,
  });
}

async function sync({ ownerUrl, serviceUrl }: BenchDatabase): Promise<void> {
  await runSyncBenchmark({
    ownerUrl,
    serviceUrl,
    code: 'dist',
    rows: Number(values.rows),
    seconds: Number(values.seconds),
    serviceOptions: [...startOptions, ...profiling],
    log,
  });
}

/** Runs a benchmark on a database that is gone afterwards, however it ends. */
async function onDatabase(run: (database: BenchDatabase) => Promise<void>): Promise<void> {
  log(machineLine());
  const database = await startDatabase('dist');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  }
  try {
    await run(database);
  } finally {
    await database.stop();
  }
}

async function sweep(): Promise<void> {
  log(machineLine());
  await runSweepBenchmark({
    code: 'dist',
    small: Number(values.small),
    large: Number(values.large),
    due: Number(values.due),
    backlog: Number(values.backlog),
    many: Number(values.many),
    rounds: Number(values.rounds),
    sweeperOptions: profiling,
    log,
  });
}

const onOne = (run: (database: BenchDatabase) => Promise<void>) => () => onDatabase(run);
const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  list: onOne(list),
  neighbours: onOne(neighbours),
  delivery: deliveries,
  pages: onOne(pages),
  webhooks: onOne(webhooks),
  sync: onOne(sync),
  sweep,
};
const benchmark = positionals.length === 1 ? benchmarks[positionals[0] ?? ''] : undefined;
if (benchmark === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
} else await benchmark();
