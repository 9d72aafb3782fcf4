import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startMailServer } from '../../support/mail-server/start-mail-server.js';
import { DecisionLoad } from '../harness/decision-load.js';
import { FaultDatabase } from '../harness/fault-database.js';
import type { FaultRow } from '../harness/fault-row.js';
import { lastVersion } from '../harness/last-version.js';
import { compare, drained } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

const versionSql = 'SELECT max(version)::int AS version FROM schema_migrations';

export const migration: FaultRow = {
  name: 'migration',
  promise: 'migration from the last version under load: 0 failed requests',
  minutes: 1,
  run: async (findings) => {
    const { directory, name } = await lastVersion();
    const stage = new Stage(await FaultDatabase.start({ migrated: false }), await startMailServer());
    const version = async () => (await stage.database.sql<{ version: number }>(versionSql))[0]?.version;
    try {
      const migrates = { MIGRATION_DATABASE_URL: stage.database.ownerUrl };
      const before = await stage.start('api', migrates, { cwd: directory });
      const oldWorker = await stage.start('worker', {}, { cwd: directory });
      const { apiKey } = await stage.organization(before);
      let api = before;
      const [toBefore, oldVersion] = [stage.client(before, apiKey, 16), await version()];
      let client = toBefore;
      const load = new DecisionLoad(() => client, 'migration');
      load.begin(6);
      await delay(3_000);
      findings.progress(`${name} serves; this version migrates, and starts beside it`);
      api = await stage.start('api', migrates);
      client = stage.client(api, apiKey, 16);
      await stage.start('worker');
      await delay(2_000);
      await Promise.all([before.end('SIGTERM'), oldWorker.end('SIGTERM')]);
      await delay(2_000);
      await load.end();
      findings.figure('migrated', `from ${oldVersion} to ${await version()}`);
      findings.equal('there was something to migrate', oldVersion !== (await version()), true);
      findings.figure('requests answered', load.tries.answered);
      findings.equal('requests refused', load.tries.refused, {});
      findings.equal('requests dropped', load.tries.dropped, []);
      findings.figure('slowest answer', `${(load.tries.slowestMs / 1_000).toFixed(1)} s`);
      const seconds = await drained(stage, { withinSeconds: 120 });
      findings.equal('all drained', seconds !== null, true);
      const compared = await compare(stage, load.acknowledged.keys());
      findings.equal('lost', compared.lost, []);
      findings.equal('duplicates', compared.duplicates, 0);
    } finally {
      await stage.strike();
      await rm(directory, { recursive: true });
    }
  },
};
