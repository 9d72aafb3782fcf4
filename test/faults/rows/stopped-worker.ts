import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import { compare } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

const attemptsSql = `
  SELECT a.number, a.fence, a.outcome, m.status, m.fence AS held_by, m.possible_duplicate AS flagged
  FROM message_attempts a JOIN messages m USING (organization_id)
  WHERE a.message_id = m.id AND m.to_address = $1 ORDER BY a.number`;

const startedSql = `SELECT count(*)::int AS started FROM messages WHERE to_address = $1 AND data_started_at IS NOT NULL`;

export const stoppedWorker: FaultRow = {
  name: 'stopped-worker',
  promise: 'a worker stopped past its lease, then continued: its late result is fenced out',
  minutes: 2,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const [api, stopped] = [await stage.start('api'), await stage.start('worker')];
      const { apiKey } = await stage.organization(api);
      const load = new DecisionLoad(() => stage.client(api, apiKey), 'stopped');
      const mayAnswer = Promise.withResolvers<void>();
      // The first dot is taken, and its answer is on its way while the worker stands still.
      stage.mail.behave({ at: 'dot', does: 'hang', onMail: 1 });
      const address = (await load.decide(await load.job())) ?? '';
      for (;;) {
        const [row] = await stage.database.sql<{ started: number }>(startedSql, [address]);
        if (row?.started === 1 && stage.mail.received.length === 1) break;
        await delay(50);
      }
      stopped.signal('SIGSTOP');
      findings.progress('the worker that sends is stopped; another starts, and its lease runs out');
      await stage.start('worker');
      await stage.mail.nextMail({ to: address }, { timeoutMs: 10_000 });
      await stage.mail.nextMail({ to: address }, { timeoutMs: 90_000 });
      stopped.signal('SIGCONT');
      // Its connection is gone by then: what it knows is that nobody knows.
      await delay(5_000);
      await stopped.end('SIGTERM');
      mayAnswer.resolve();
      const rows = await stage.database.sql<{
        number: number;
        fence: number;
        outcome: string | null;
        status: string;
        held_by: number;
        flagged: boolean;
      }>(attemptsSql, [address]);
      findings.equal('what became of it', [...new Set(rows.map(({ status }) => status))], ['SENT']);
      findings.equal(
        'attempts, by fence',
        rows.map(({ fence, outcome }) => `${fence} ${outcome}`),
        ['1 null', '2 ACCEPTED'],
      );
      findings.equal('flagged', rows[0]?.flagged, true);
      const compared = await compare(stage, load.acknowledged.keys());
      findings.equal('lost', compared.lost, []);
      findings.equal('duplicates', compared.duplicates, 1);
      findings.equal('duplicates without a flag', compared.unflagged, []);
      findings.equal(
        'the late result was noticed',
        stopped.log.includes('a result came after the lease had been taken over'),
        true,
      );
    } finally {
      await stage.strike();
    }
  },
};
