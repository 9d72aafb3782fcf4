import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import { compare, drained } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

const day = 86_400_000;
const imports = ['./test/faults/harness/skewed-clock.mjs'];

const earlySql = `
  SELECT m.to_address AS address FROM messages m
  WHERE m.sent_at < m.composed_at OR m.composed_at > clock_timestamp() OR m.sent_at > clock_timestamp()
    OR m.composed_at < clock_timestamp() - interval '1 hour'`;

/** What waits for its day: told tomorrow, whatever a process takes today for. */
const waitingSql = `SELECT count(*)::int AS sent FROM messages WHERE to_address LIKE 'tomorrow%' AND status = 'SENT'`;

export const clock: FaultRow = {
  name: 'clock',
  promise: "clock of a process a day off, stepped back: nothing early, nothing twice: the database's clock decides",
  minutes: 2,
  run: async (findings) => {
    const stage = await Stage.set();
    const directory = await mkdtemp(join(tmpdir(), 'followthrough-clock-'));
    const files = { api: join(directory, 'api'), ahead: join(directory, 'ahead'), behind: join(directory, 'behind') };
    const set = (which: keyof typeof files, skewMs: number) => writeFile(files[which], String(skewMs));
    try {
      await Promise.all([set('api', day), set('ahead', day), set('behind', -day)]);
      const wrong = (which: keyof typeof files) => ({ CLOCK_SKEW_FILE: files[which] });
      const api = await stage.start('api', wrong('api'), { imports });
      await stage.start('worker', wrong('ahead'), { imports });
      await stage.start('worker', wrong('behind'), { imports });
      const { apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey, 16);
      const load = new DecisionLoad(() => client, 'clock');
      const [today] = await stage.database.sql<{ tomorrow: string }>(
        `SELECT to_char((now() AT TIME ZONE 'Europe/Berlin') + interval '1 day', 'YYYY-MM-DD') AS tomorrow`,
      );
      const later = new DecisionLoad(() => client, 'tomorrow');
      await later.decide(await later.job(), { tellCandidate: 'LATER', tellOn: today?.tomorrow ?? '' });
      load.begin(4);
      findings.progress('one worker is a day ahead, one a day behind, and the API a day ahead');
      await delay(10_000);
      findings.progress('clocks are stepped: back by two days, on by two days, back by an hour');
      await Promise.all([set('ahead', -day), set('behind', day), set('api', -day / 24)]);
      await delay(10_000);
      await load.end();
      const seconds = await drained(stage, { withinSeconds: 120 });
      findings.equal('all drained', seconds !== null, true);
      const compared = await compare(stage, load.acknowledged.keys());
      findings.figure('decisions acknowledged', compared.acknowledged);
      findings.equal('lost', compared.lost, []);
      findings.equal('duplicates', compared.duplicates, 0);
      findings.equal("rows that do not bear the database's time", await stage.database.sql(earlySql), []);
      findings.equal('what is to be told tomorrow and was told today', await stage.database.sql(waitingSql), [
        { sent: 0 },
      ]);
      findings.equal('requests refused', load.tries.refused, {});
    } finally {
      await stage.strike();
      await rm(directory, { recursive: true });
    }
  },
};
