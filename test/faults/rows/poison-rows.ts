import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { makePoisonous } from '../../support/ats/poison.js';
import { signedBy } from '../../support/ats/signed-deliveries.js';
import type { ApiClient } from '../harness/api-client.js';
import type { FaultRow } from '../harness/fault-row.js';
import { Stage } from '../harness/stage.js';

const secret = 'a secret of nobody else';

// What no check of ours knows of, and a fault of ours.
const states = ['22003', '23514', '54000', 'XX000'];
const goodAmong = 50;

// The next one goes on within it, also on a machine that does other things. Seconds.
const mostUntilAll = 10;

/** The short form, one fault at a time and with the clock in its hands, is test/api/ats-poison.spec.ts. */
export const poisonRows: FaultRow = {
  name: 'poison-rows',
  promise:
    'a delivery or a record of a file that cannot be stored, among good ones: it alone fails, those behind go on',
  minutes: 2,
  run: async (findings) => {
    const stage = await Stage.set({ settings: { SECRET_KEYS: Buffer.alloc(32, 'tests').toString('base64') } });
    const superuser = new pg.Client({ connectionString: stage.database.ownerUrl });
    try {
      const api = await stage.start('api');
      await stage.start('worker');
      await superuser.connect();
      await makePoisonous(superuser);
      const { apiKey } = await stage.organization(api);
      const client = stage.client(api, apiKey);
      const { id } = await client.mutate('createAtsIntegration', { vendor: 'GENERIC' }, 'AtsIntegration { id }');
      await client.mutate('rotateAtsSecret', { atsIntegrationId: id, secret }, 'AtsInboxWithSecret { secret }');

      const begun = performance.now();
      const names = [...states.map((state) => `poison ${state}`), ...Array<string>(goodAmong).fill('Good')];
      for (const [at, fullName] of names.entries()) {
        const candidates = [{ remoteId: `d${at}`, fullName, email: `d${at}@mail.example` }];
        const { headers, body } = signedBy.generic(Buffer.from(JSON.stringify({ candidates })), secret);
        const request = { method: 'POST', headers, body: new Uint8Array(body) };
        await fetch(`${api.url}/ats/generic/${id}`, request);
      }
      await until(async () => (await candidates(client)) === goodAmong);
      findings.atMost(
        'good deliveries behind it, until the last',
        (performance.now() - begun) / 1_000,
        mostUntilAll,
        ' s',
      );
      const failed = `{ atsIntegration(id: "${id}") { deliveries(first: 100) { nodes { status failure attemptCount } } } }`;
      const { nodes } = (await client.graphql(failed)).atsIntegration.deliveries;
      const refused = nodes.filter(({ failure }: { failure: string }) => failure === 'VALUE_REFUSED');
      findings.equal('failed at the first attempt', refused.length, states.length - 1);
      findings.equal(
        'attempts of each',
        [...new Set(refused.map((each: { attemptCount: number }) => each.attemptCount))],
        [1],
      );

      const lines = names.map((name, at) => `f${at},${name},f${at}@mail.example`);
      const headers = { authorization: `Bearer ${apiKey}` };
      const body = ['candidate_id,name,email', ...lines, ''].join('\n');
      const sent = await fetch(`${api.url}/ats/imports?connection=${id}`, { method: 'POST', headers, body });
      const { importId } = (await sent.json()) as { importId: string };
      const asked = `{ atsImport(id: "${importId}") { status counts { status count } } }`;
      await until(async () => (await client.graphql(asked)).atsImport.status !== 'PENDING');
      const { status, counts } = (await client.graphql(asked)).atsImport;
      findings.equal('the file', status, 'DONE');
      findings.equal(
        'its records',
        counts.map((each: { status: string; count: number }) => `${each.status} ${each.count}`).sort(),
        [`CREATED ${goodAmong}`, `PROBLEM ${states.length}`],
      );
    } finally {
      await superuser.end();
      await stage.strike();
    }
  },
};

async function candidates(client: ApiClient): Promise<number> {
  return (await client.graphql('{ candidates(first: 1) { totalCount } }')).candidates.totalCount;
}

/** Whoever waits for longer than a minute waits for nothing. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await delay(100)) if (await holds()) return;
}
