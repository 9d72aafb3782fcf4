import { setTimeout as delay } from 'node:timers/promises';
import type { Situation } from '../../support/mail-server/faults.js';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import { Stage } from '../harness/stage.js';

const moments: readonly (readonly [at: Situation['at'], mostSeconds: number])[] = [
  ['greeting', 120],
  ['ehlo', 120],
  ['data', 120],
  ['dot', 180],
];

const heldSql = `
  SELECT extract(epoch FROM max(coalesce(a.ended_at, now()) - a.started_at))::float AS seconds, count(a.ended_at)::int AS ended
  FROM message_attempts a JOIN messages m ON m.organization_id = a.organization_id AND m.id = a.message_id
  WHERE m.to_address = $1`;

/** Each answers a byte every five seconds for ever: an inactivity timeout never strikes. */
export const slowLoris: FaultRow = {
  name: 'slow-loris',
  promise: 'slow-loris mail server at greeting, EHLO, DATA: slot free within 120 s (180 s after the dot)',
  minutes: 10,
  run: async (findings) => {
    for (const [at, most] of moments) {
      const stage = await Stage.set();
      try {
        const api = await stage.start('api');
        await stage.start('worker');
        const { apiKey } = await stage.organization(api);
        const load = new DecisionLoad(() => stage.client(api, apiKey), `slow-${at}`);
        stage.mail.behave((situation) => (situation.at === at ? { dripEveryMs: 5_000 } : undefined));
        const address = (await load.decide(await load.job())) ?? '';
        findings.progress(`it answers one byte every five seconds at ${at}`);
        let held = 0;
        for (let ended = 0; ended === 0 && held < most + 30; ) {
          await delay(1_000);
          const [row] = await stage.database.sql<{ seconds: number | null; ended: number }>(heldSql, [address]);
          held = row?.seconds ?? held + 1;
          ended = row?.ended ?? 0;
        }
        // Until the attempt is on record a look and its lease go by.
        findings.atMost(`slot free, ${at}, after`, held, most + 3, ' s');
      } finally {
        await stage.strike();
      }
    }
  },
};
