import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';
import { compare, drained } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

type Fault = 'backend killed' | 'killed in a transaction' | 'restarted at once' | 'away for 30 s';

// Twenty, in an order that no two runs share.
const faults: readonly Fault[] = [
  ...Array<Fault>(6).fill('backend killed'),
  ...Array<Fault>(6).fill('killed in a transaction'),
  ...Array<Fault>(5).fill('restarted at once'),
  ...Array<Fault>(3).fill('away for 30 s'),
];

const ofService = `datname = current_database() AND application_name LIKE 'followthrough-%'`;

async function befall({ database }: Stage, fault: Fault): Promise<void> {
  switch (fault) {
    case 'backend killed':
      await database.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ofService} ORDER BY random() LIMIT 3`,
      );
      return;
    case 'killed in a transaction':
      for (let killed = 0; killed < 3; ) {
        const rows = await database.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ofService} AND xact_start IS NOT NULL LIMIT 1`,
        );
        killed += rows.length;
      }
      return;
    case 'restarted at once':
    case 'away for 30 s':
      await database.kill();
      if (fault === 'away for 30 s') await delay(30_000);
      await database.start();
      await database.answers();
  }
}

const attemptsSql = `SELECT count(*)::int AS begun FROM message_attempts WHERE started_at >= $1`;

/** Seconds from now until a message is claimed and its attempt begins. */
async function untilClaimed({ database }: Stage): Promise<number> {
  const since = performance.now();
  const [now] = await database.sql<{ now: Date }>('SELECT clock_timestamp() AS now');
  for (;;) {
    const [row] = await database.sql<{ begun: number }>(attemptsSql, [now?.now]);
    const seconds = (performance.now() - since) / 1_000;
    if ((row?.begun ?? 0) > 0) return seconds;
    if (seconds > 120) return Number.POSITIVE_INFINITY;
    await delay(50);
  }
}

async function goThrough(stage: Stage, findings: Findings): Promise<void> {
  const slowest = new Map<Fault, number>();
  const shuffled = faults.map((fault) => ({ fault, at: Math.random() })).sort((a, b) => a.at - b.at);
  for (const [number, { fault }] of shuffled.entries()) {
    await befall(stage, fault);
    const seconds = await untilClaimed(stage);
    slowest.set(fault, Math.max(slowest.get(fault) ?? 0, seconds));
    findings.progress(`${number + 1} of ${faults.length}, ${fault}: claims again after ${seconds.toFixed(1)} s`);
    await delay(2_000);
  }
  for (const [fault, seconds] of slowest)
    findings.atMost(`claims resume, ${fault}, at the latest after`, seconds, 15, ' s');
}

export const postgres: FaultRow = {
  name: 'postgres',
  promise:
    'PostgreSQL: backend killed, immediate restart, 30 s away, mid-transaction, 20 times: 0 lost, no restart, claims resume within 15 s',
  minutes: 6,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const api = await stage.start('api');
      await stage.start('worker');
      await stage.start('worker');
      const { apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey, 16);
      const load = new DecisionLoad(() => client, 'postgres');
      load.begin(4, 50);
      await delay(3_000);
      await goThrough(stage, findings);
      await load.end();
      const seconds = await drained(stage, { withinSeconds: 180 });
      findings.atMost('drained after', seconds ?? Number.POSITIVE_INFINITY, 120, ' s');
      findings.equal('processes that had to be restarted', stage.services.filter(({ hasEnded }) => hasEnded).length, 0);
      const compared = await compare(stage, load.acknowledged.keys());
      findings.figure('decisions acknowledged', compared.acknowledged);
      findings.equal('lost', compared.lost, []);
      findings.figure('duplicates', compared.duplicates);
      findings.equal('duplicates without a flag', compared.unflagged, []);
      findings.equal('requests dropped', load.tries.dropped, []);
      findings.equal(
        'refused with anything but 503',
        Object.keys(load.tries.refused).filter((reason) => !reason.startsWith('503')),
        [],
      );
    } finally {
      await stage.strike();
    }
  },
};
