import { randomUUID } from 'node:crypto';
import { mutationOf } from '../harness/api-client.js';
import type { FaultRow } from '../harness/fault-row.js';
import { Stage } from '../harness/stage.js';

const createJob = mutationOf('createJob', 'Job { id title }');

export const sameCall: FaultRow = {
  name: 'same-call',
  promise: 'the same ATS call 50 times at once: one effect, one identical answer; another body is a conflict',
  minutes: 1,
  run: async (findings) => {
    const stage = await Stage.set();
    try {
      const apis = [await stage.start('api'), await stage.start('api')] as const;
      const { apiKey } = await stage.organization(apis[0]);
      const clients = apis.map((api) => stage.client(api, apiKey, 25));
      const headers = { 'idempotency-key': randomUUID() };
      const input = { title: 'Staff Engineer' };
      const tries = await Promise.all(
        Array.from({ length: 50 }, (_, n) => clients[n % 2]?.send(createJob, { input }, headers)),
      );
      const answers = new Set(
        tries.map((tried) => JSON.stringify(tried?.kind === 'answered' && [tried.status, tried.body])),
      );
      findings.equal('different answers to 50 calls of two processes', answers.size, 1);
      const other = await clients[0]?.send(createJob, { input: { title: 'Cook' } }, headers);
      findings.equal('another body under the same key', other?.kind === 'answered' && other.status, 422);
      const rows = await stage.database.sql('SELECT title FROM jobs');
      findings.equal('jobs', rows, [{ title: 'Staff Engineer' }]);
    } finally {
      await stage.strike();
    }
  },
};
