import { parseArgs } from 'node:util';
import { runListBenchmark } from './list/list-benchmark.ts';
import { startDatabase } from './support/database.ts';
import { machineLine, summaryOf } from './support/report.ts';
import { runSweepBenchmark } from './sweep/sweep-benchmark.ts';

const usage = `npm run bench -- list [options]
  --organizations 100  --applications 1000  --connections 16
  --rounds 3  --seconds 8  --warmup 3       per server and round
  --profile <folder>                        writes a CPU profile of the service there

npm run bench -- sweep [options]
  --small 10000  --large 1000000  --due 1000  --backlog 100000  --rounds 3`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    organizations: { type: 'string', default: '100' },
    applications: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    warmup: { type: 'string', default: '3' },
    profile: { type: 'string' },
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '1000' },
    backlog: { type: 'string', default: '100000' },
  },
});

const log = (line: string) => process.stdout.write(`${line}\n`);

async function list(): Promise<void> {
  log(machineLine());
  const database = await startDatabase('dist');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  }
  try {
    const measured = await runListBenchmark({
      ownerUrl: database.ownerUrl,
      serviceUrl: database.serviceUrl,
      code: 'dist',
      data: { organizations: Number(values.organizations), applicationsEach: Number(values.applications) },
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      warmupSeconds: Number(values.warmup),
      connections: Number(values.connections),
      serviceOptions: values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
      log,
    });
    for (const line of summaryOf(measured, 'PostGraphile')) log(line);
    const errors = measured.flatMap((each) => each.rounds).reduce((sum, round) => sum + round.errors, 0);
    if (errors > 0) throw new Error(`${errors} requests failed: the numbers mean nothing`);
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
    rounds: Number(values.rounds),
    log,
  });
}

const benchmarks: Record<string, () => Promise<void>> = { list, sweep };
const benchmark = benchmarks[positionals.join(' ')];
if (benchmark !== undefined) await benchmark();
else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
