import { setTimeout as delay } from 'node:timers/promises';
import type { Misbehaviour } from '../../support/mail-server/faults.js';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import { compare, drained } from '../harness/ledger.js';
import { Stage } from '../harness/stage.js';

const mails = 1_000;
const faults: readonly Misbehaviour[] = ['drop', 'reset', 'hang'];

/** The mail server has every twentieth mail, and its answer is lost. */
export const lostAnswers: FaultRow = {
  name: 'lost-answers',
  promise: 'the mail server takes the dot, then drops, hangs or resets (5% of sends): each is flagged, same Message-ID',
  minutes: 6,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const api = await stage.start('api');
      await stage.start('worker');
      const { apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey, 16);
      const load = new DecisionLoad(() => client, 'lost-answer');
      const suspects = new Set<string>();
      let dots = 0;
      stage.mail.behave(({ at, to: [address = ''] }) => {
        if (at !== 'dot') return undefined;
        dots += 1;
        if (dots % 20 !== 0 || suspects.has(address)) return undefined;
        suspects.add(address);
        return faults[suspects.size % faults.length];
      });
      load.begin(8);
      while (load.acknowledged.size < mails) await delay(100);
      await load.end();
      // One that hangs is waited for three minutes.
      const seconds = await drained(stage, { withinSeconds: 420, hurry: true });
      findings.equal('all drained', seconds !== null, true);
      const compared = await compare(stage, load.acknowledged.keys());
      findings.figure('decisions acknowledged', compared.acknowledged);
      findings.figure('answers lost', suspects.size);
      findings.equal('lost', compared.lost, []);
      findings.equal('duplicates', compared.duplicates, suspects.size);
      findings.equal('duplicates without a flag', compared.unflagged, []);
      const rows = await stage.database.sql<{ address: string }>(
        `SELECT to_address AS address FROM messages WHERE possible_duplicate`,
      );
      findings.equal(
        'flagged, and no answer was lost',
        rows.filter(({ address }) => !suspects.has(address)),
        [],
      );
    } finally {
      await stage.strike();
    }
  },
};
