import { Stage } from './test/faults/harness/stage.js';
import { watchResident } from './test/memory/resident.js';
const stage = await Stage.set();
try {
  const api = await stage.start('api', {}, { built: true });
  const { apiKey } = await stage.organization(api);
  const { apiKey: quiet } = await stage.organization(api, 'Quiet');
  const w = watchResident(api.pid, 200);
  for (const [name, value] of [['arrays', Array.from({ length: 80_000 }, () => [])], ['objects', Array.from({ length: 30_000 }, (_, n) => ({ ['k'+n]: 1 }))], ['text', 'x'.repeat(240_000)]] as const) {
    const body = JSON.stringify({ query: 'query($v: String) { viewer { kind } jobs(first: 1) { nodes { id } } }', variables: { v: value } });
    const statuses: Record<string, number> = {};
    await Promise.all(Array.from({ length: 400 }, async (_, n) => {
      const r = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${n % 50 ? apiKey : quiet}`, ...(process.env['KEYED'] ? { 'idempotency-key': `k${name}${n}` } : {}) }, body }).then(async (a) => { await a.text(); return String(a.status); }, (e) => String(e.cause?.code ?? e));
      statuses[r] = (statuses[r] ?? 0) + 1;
    }));
    console.log(name, (body.length / 1024).toFixed(0), 'KB', statuses, 'max rss', w.most.toFixed(0), 'ended', api.hasEnded);
  }
  w.stop();
} finally { await stage.strike(); }
