import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startMailServer } from '../../support/mail-server/start-mail-server.js';
import { DecisionLoad } from '../harness/decision-load.js';
import { FaultDatabase } from '../harness/fault-database.js';
import type { FaultRow } from '../harness/fault-row.js';
import type { Findings } from '../harness/findings.js';
import { lastVersion } from '../harness/last-version.js';
import { compare, drained } from '../harness/ledger.js';
import { nextVersion } from '../harness/next-version.js';
import { Stage } from '../harness/stage.js';

/** Two versions, each where it lies: in a working copy of its own, or here. */
interface Versions {
  readonly what: string;
  readonly old: { readonly cwd?: string };
  readonly young: { readonly cwd?: string };
}

export const migration: FaultRow = {
  name: 'migration',
  promise: 'migration from the last version under load: 0 failed requests',
  minutes: 2,
  run: async (findings) => {
    const last = await lastVersion();
    if (last !== null) {
      await migrateUnderLoad({ what: `${last.name} to this`, old: { cwd: last.directory }, young: {} }, findings);
      await rm(last.directory, { recursive: true });
    }
    const next = await nextVersion();
    const [oldest, youngest] = await migrateUnderLoad(
      { what: `this to ${next.name}`, old: {}, young: { cwd: next.directory } },
      findings,
    );
    findings.equal('there was something to migrate', oldest !== youngest, true);
    await rm(next.directory, { recursive: true });
  },
};

const appliedSql = `
  SELECT (max(version) || ' ' || md5(string_agg(checksum, ' ' ORDER BY name))) AS applied FROM schema_migrations`;

/** @returns what was applied before and after */
async function migrateUnderLoad({ what, old, young }: Versions, findings: Findings) {
  const stage = new Stage(await FaultDatabase.start({ migrated: false }), await startMailServer());
  const reader = new Reader(stage);
  const applied = async () => (await stage.database.sql<{ applied: string }>(appliedSql))[0]?.applied;
  try {
    const migrates = { MIGRATION_DATABASE_URL: stage.database.ownerUrl };
    const before = await stage.start('api', migrates, old);
    const oldWorker = await stage.start('worker', {}, old);
    const { apiKey } = await stage.organization(before);
    const [toBefore, oldState] = [stage.client(before, apiKey, 16), await applied()];
    let client = toBefore;
    const load = new DecisionLoad(() => client, 'migration');
    load.begin(6);
    await delay(3_000);
    reader.begin();
    findings.progress(`${what}: the younger migrates under load, beside somebody who reads for long, and starts`);
    const api = await stage.start('api', migrates, young);
    client = stage.client(api, apiKey, 16);
    await stage.start('worker', {}, young);
    await delay(2_000);
    await reader.end();
    await Promise.all([before.end('SIGTERM'), oldWorker.end('SIGTERM')]);
    await delay(2_000);
    await load.end();
    findings.figure('migrated', `${what}, beside ${reader.reads} long reads`);
    findings.figure('requests answered', load.tries.answered);
    findings.equal('requests refused', load.tries.refused, {});
    findings.equal('requests dropped', load.tries.dropped, []);
    findings.figure('slowest answer', `${(load.tries.slowestMs / 1_000).toFixed(1)} s`);
    findings.equal('all drained', (await drained(stage, { withinSeconds: 120 })) !== null, true);
    const compared = await compare(stage, load.acknowledged.keys());
    findings.equal('lost', compared.lost, []);
    findings.equal('duplicates', compared.duplicates, 0);
    return [oldState, await applied()];
  } finally {
    await reader.end();
    await stage.strike();
  }
}

/** As a dump or a report: for four seconds at a time it holds what is to be migrated, and then lets go for one. */
class Reader {
  reads = 0;
  #isOver = false;
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly stage: Stage) {}

  begin(): void {
    this.#done = this.#read();
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#done;
  }

  async #read(): Promise<void> {
    const session = await this.stage.database.session();
    while (!this.#isOver) {
      await session.query('BEGIN; LOCK TABLE messages, applications, candidates, jobs IN ACCESS SHARE MODE');
      this.reads += 1;
      await delay(4_000);
      await session.query('COMMIT');
      await delay(1_000);
    }
    await session.end();
  }
}
