import { setTimeout as delay } from 'node:timers/promises';
import { DecisionLoad } from '../harness/decision-load.js';
import type { FaultRow } from '../harness/fault-row.js';
import { queueMails } from '../harness/queue-mails.js';
import { Stage } from '../harness/stage.js';

const flood = 50_000;
const mails = 10;

export const neighbours: FaultRow = {
  name: 'neighbours',
  promise: "one organization queues 50,000: another's 10 leave within 30 s",
  minutes: 2,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const api = await stage.start('api');
      const [loud, quiet] = [await stage.organization(api, 'Loud'), await stage.organization(api, 'Quiet')];
      await queueMails(stage.database, loud.id, 'loud', flood);
      await stage.start('worker');
      // And it goes on: its calls wait in the same API, its events in the same queues.
      const loudClient = stage.client(api, loud.apiKey, 16);
      const more = new DecisionLoad(() => loudClient, 'more');
      more.begin(8);
      await delay(5_000);
      findings.progress(`${flood} mails of one organization are queued; another decides ${mails} times`);
      const quietClient = stage.client(api, quiet.apiKey);
      const load = new DecisionLoad(() => quietClient, 'quiet');
      const job = await load.job();
      const since = Date.now();
      await Promise.all(Array.from({ length: mails }, () => load.decide(job)));
      const acknowledged = Date.now();
      const isQuiet = (to: readonly string[]) => to[0]?.startsWith('quiet-') ?? false;
      const ofQuiet = () => stage.mail.received.filter(({ envelope }) => isQuiet(envelope.to));
      while (ofQuiet().length < mails && Date.now() - acknowledged < 120_000) await delay(100);
      const last = Math.max(...ofQuiet().map(({ receivedAt }) => receivedAt), since);
      findings.equal('mails of the quiet one that left', ofQuiet().length, mails);
      findings.figure('acknowledged within', `${((acknowledged - since) / 1_000).toFixed(1)} s`);
      findings.atMost('the last of them left after', (last - acknowledged) / 1_000, 30, ' s');
      const left = stage.mail.received.length - ofQuiet().length;
      findings.figure('mails of the loud one that left meanwhile', left);
      findings.equal('the loud one was not done before', left < flood, true);
      await more.end();
    } finally {
      await stage.strike();
    }
  },
};
