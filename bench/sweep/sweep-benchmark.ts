import pg from 'pg';
import { type Child, startChild } from '../support/child.ts';
import { type BenchDatabase, startDatabase } from '../support/database.ts';
import { atOnce, startByHand } from './by-hand.ts';
import { fillTimelines, inEach, makeDue } from './data.ts';
import type { Swept } from './sweeper.ts';

export interface SweepBenchmark {
  readonly code: string;
  /** Open timelines of the small and of the large database. */
  readonly small: number;
  readonly large: number;
  readonly due: number;
  /** Organizations of another, in which as many are due as in twenty of the small one. */
  readonly many: number;
  /** Due at once in the large one, against the same rows written by hand. */
  readonly backlog: number;
  readonly rounds: number;
  /** Options of node, for the process that sweeps the large one. */
  readonly sweeperOptions: readonly string[];
  readonly log: (line: string) => void;
}

const ORGANIZATIONS = 50;
const FEW = 20;

interface Side {
  readonly database: BenchDatabase;
  readonly owner: pg.Client;
  readonly organizations: readonly string[];
  readonly sweeper: Child;
}

/** What a sweep writes anew. The timelines themselves it changes. */
const written = ['slips', 'domain_events', 'pgboss.job'] as const;
const heldOf = (table: string) => `held_${table.replace('pgboss.', '')}`;

export async function runSweepBenchmark(benchmark: SweepBenchmark): Promise<void> {
  const { log, rounds, due } = benchmark;
  const small = await startSide(benchmark, benchmark.small, []);
  const large = await startSide(benchmark, benchmark.large, benchmark.sweeperOptions);
  try {
    log(`${due} due of ${benchmark.small} and of ${benchmark.large} open timelines, ${rounds} rounds that take turns`);
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round <= rounds; round += 1) {
      for (const [index, side] of [small, large].entries()) {
        const ms = await sweepOnce(side, due);
        // The first one warms up: code, connections, prepared statements.
        if (round > 0) times[index]?.push(ms);
      }
    }
    const [ofSmall, ofLarge] = times.map(median) as [number, number];
    log(
      `median sweep of ${due} due: ${ofSmall.toFixed(0)} ms of ${benchmark.small}, ${ofLarge.toFixed(0)} ms of ${benchmark.large}`,
    );
    log(`large / small: ${(ofLarge / ofSmall).toFixed(2)} (at most 1.2 is asked)`);
    await measureBacklog(benchmark, large);
    await measureSpread(benchmark, small);
  } finally {
    await stopSide(small);
    await stopSide(large);
  }
}

/** As many due, in few organizations and in many; and as many transactions with as little in them as can be. */
async function measureSpread(benchmark: SweepBenchmark, { database, owner, ...small }: Side): Promise<void> {
  const { code, due, many, rounds, log } = benchmark;
  const few = { database, owner, ...small, organizations: small.organizations.slice(0, FEW) };
  const spread = await startSide(benchmark, Math.max(due, many), [], many);
  const byHand = await startByHand(code, spread.database.serviceUrl);
  try {
    const times: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round <= rounds; round += 1) {
      const inFew = await sweepOnce(few, due);
      const inMany = await sweepOnce(spread, due);
      await prepare(spread, due);
      const bare = await byHand.advance(spread.organizations);
      // The first one warms up.
      if (round > 0) for (const [index, ms] of [inFew, inMany, bare].entries()) times[index]?.push(ms);
    }
    const [inFew, inMany, bare] = times.map(median) as [number, number, number];
    log(
      `median sweep of ${due} due: ${inFew.toFixed(0)} ms in ${FEW} organizations, ${inMany.toFixed(0)} ms in ${many}`,
    );
    log(`many / few: ${(inMany / inFew).toFixed(2)} (at most 3 is asked)`);
    log(
      `${many} transactions written by hand, ${atOnce} at once: ${bare.toFixed(0)} ms, ${(bare / inFew).toFixed(2)} of few; many / by hand: ${(inMany / bare).toFixed(2)}`,
    );
  } finally {
    await byHand.stop();
    await stopSide(spread);
  }
}

async function measureBacklog({ backlog, rounds, log }: SweepBenchmark, side: Side): Promise<void> {
  const ratios: number[] = [];
  for (let round = 1; round <= Math.min(3, rounds); round += 1) {
    await forget(side);
    const swept = await sweepOnce(side, backlog);
    const byHand = await writeByHand(side, backlog);
    ratios.push(byHand / swept);
    const rate = (ms: number) => `${Math.round((backlog / ms) * 1_000)} timelines/s`;
    log(
      `round ${round}  ${backlog} due: judged, recorded and queued at ${rate(swept)}, the same rows written by hand at ${rate(byHand)}`,
    );
  }
  log(`sweep / written by hand: ${median(ratios).toFixed(2)} (at least 0.5 is asked)`);
}

async function sweepOnce(side: Side, due: number): Promise<number> {
  await prepare(side, due);
  const { advanced, ms } = await side.sweeper.ask<Swept>({ sweep: true });
  if (advanced < due) throw new Error(`${advanced} of ${due} were advanced`);
  return ms;
}

async function prepare({ owner, organizations }: Side, due: number): Promise<void> {
  await makeDue(owner, organizations, due);
  await inEach(owner, organizations, async (id) => {
    await owner.query('DELETE FROM slips WHERE organization_id = $1', [id]);
  });
  await owner.query('CHECKPOINT').catch(() => undefined);
}

/** What earlier rounds wrote beside the timelines. */
async function forget({ owner, organizations }: Side): Promise<void> {
  await inEach(owner, organizations, async (id) => {
    for (const table of ['slips', 'domain_events'])
      await owner.query(`DELETE FROM ${table} WHERE organization_id = $1`, [id]);
  });
  await owner.query('DELETE FROM pgboss.job');
}

/**
 * The rows of the last sweep written by hand, into the same tables with the same keys, indexes and row-level security: one
 * statement for each table in each organization, all in one transaction.
 */
async function writeByHand(side: Side, backlog: number): Promise<number> {
  const { owner, organizations } = side;
  for (const table of ['timelines', ...written]) {
    await owner.query(`DROP TABLE IF EXISTS ${heldOf(table)}`);
    await owner.query(`CREATE UNLOGGED TABLE ${heldOf(table)} (LIKE ${table})`);
  }
  await inEach(owner, organizations, async (id) => {
    await owner.query(
      `INSERT INTO held_timelines SELECT * FROM timelines WHERE organization_id = $1 AND slip_count > 0`,
      [id],
    );
    for (const table of ['slips', 'domain_events'])
      await owner.query(`INSERT INTO ${heldOf(table)} SELECT * FROM ${table} WHERE organization_id = $1`, [id]);
  });
  await owner.query(`INSERT INTO held_job SELECT * FROM pgboss.job`);
  const { rows } = await owner.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = 'timelines'::regclass AND attnum > 0 AND NOT attisdropped
       AND attname NOT IN ('organization_id', 'id', 'application_id', 'job_id', 'candidate_id')`,
  );
  const columns = rows.map(({ name }) => name);
  await makeDue(owner, organizations, backlog);
  await forget(side);
  await owner.query('ANALYZE held_timelines, held_slips, held_domain_events, held_job');
  const startedAt = performance.now();
  await owner.query('BEGIN');
  for (const id of organizations) {
    await owner.query(`SELECT set_config('app.organization_id', $1, true)`, [id]);
    await owner.query(
      `UPDATE timelines t SET (${columns.join(', ')}) = ROW(${columns.map((name) => `h.${name}`).join(', ')})
       FROM held_timelines h WHERE t.organization_id = $1 AND h.organization_id = $1 AND h.id = t.id`,
      [id],
    );
    for (const table of ['slips', 'domain_events'])
      await owner.query(`INSERT INTO ${table} SELECT * FROM ${heldOf(table)} WHERE organization_id = $1`, [id]);
  }
  await owner.query('INSERT INTO pgboss.job SELECT * FROM held_job');
  await owner.query('COMMIT');
  return performance.now() - startedAt;
}

async function startSide(
  { code, log }: SweepBenchmark,
  open: number,
  sweeperOptions: readonly string[],
  count = ORGANIZATIONS,
): Promise<Side> {
  const database = await startDatabase(code);
  const { defaultPolicy } = await import(`../../${code}/rules/index.js`);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  log(`filling ${count} organizations with ${open} open timelines`);
  const data = { organizations: count, openEach: Math.ceil(open / count) };
  const organizations = await fillTimelines(owner, data, defaultPolicy);
  const sweeper = startChild(new URL('sweeper.ts', import.meta.url), sweeperOptions);
  await sweeper.ask({ start: { databaseUrl: database.serviceUrl, code } });
  return { database, owner, organizations, sweeper };
}

async function stopSide({ database, owner, sweeper }: Side): Promise<void> {
  await sweeper.stop();
  await owner.end();
  await database.stop();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
