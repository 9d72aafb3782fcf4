import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newMark, Scene, sceneSettings } from '../support/schema-calls/scene.js';
import { idsIn, rowsOf } from '../support/tenant-rows.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

// Every one of them may find the connection of the other organization's last call. 10,000: npm run test:isolation.
const calls = Number(process.env['ISOLATION_CALLS'] ?? 2_000);
const atOnce = 16;
// What is looked for is not how long a busy machine lets calls wait for one of the two connections. Milliseconds.
const patience = 60_000;
const unlimited = { RATE_KEY_PER_MINUTE: '999999999', RATE_ORGANIZATION_PER_MINUTE: '999999999' };

// Small, so that many are made in little time: one row, its neighbours, and lists.
const reads = [
  '{ organization { name } }',
  'query($id: ID!) { application(id: $id) { stage } }',
  'query($id: ID!) { application(id: $id) { job { title recruiter { fullName } } candidate { fullName } } }',
  'query($id: ID!) { application(id: $id) { timeline { revisions { internalNote } } } }',
  '{ applications(first: 2) { nodes { stage candidate { fullName } } totalCount } }',
  '{ jobs(first: 2) { nodes { title } } }',
  '{ messages(first: 1) { nodes { toName } } }',
];
const write =
  'mutation($input: MoveApplicationStageInput!) { moveApplicationStage(input: $input) { ... on Application { stage } ... on Problem { code message } } }';

let app: TestApp;
let agent: Agent;
let address: URL;

beforeAll(async () => {
  app = await startTestApp({ settings: { API_POOL_SIZE: '2', ...unlimited, ...sceneSettings }, relay: true, patience });
  agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  address = new URL('/graphql', await app.app.getUrl());
});
afterAll(async () => {
  agent.destroy();
  await app.stop();
});

/** One call over a connection that is kept: supertest opens one for each. */
function post(apiKey: string, body: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const sent = request(address, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

describe('two organizations on a pool of two connections', () => {
  it(`get their own rows and nothing else in ${calls} interleaved calls`, async () => {
    const tenants = [await tenantOf(), await tenantOf()] as const;
    app.clock.advance({ minutes: 15 });
    await app.settle();
    for (const tenant of tenants) tenant.ids = idsIn(await rowsOf(app.database.superuserUrl, tenant.scene.org.id));

    const faults: string[] = [];
    let made = 0;
    const client = async () => {
      while (made < calls && faults.length === 0) {
        const call = made++;
        const [own, other] = call % 2 === 0 ? tenants : [tenants[1], tenants[0]];
        const text = await post(own.scene.org.apiKey, bodyOf(own, call));
        const isOwn = text.includes(own.scene.mark) && !text.includes('"errors"') && !text.includes('"code"');
        const isForeign = [other.scene.mark, ...other.ids].some((mark) => text.includes(mark));
        if (!isOwn || isForeign) faults.push(`call ${call}: ${text}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    expect([made, faults]).toEqual([calls, []]);
  }, 600_000);
});

interface Tenant {
  readonly scene: Scene;
  readonly applicationId: string;
  ids: ReadonlySet<string>;
}

async function tenantOf(): Promise<Tenant> {
  const mark = newMark();
  const scene = await new Scene(app, await app.organization({ name: mark }), { mark }).complete();
  return { scene, applicationId: await scene.id('application'), ids: new Set() };
}

/** One call in eight writes. */
function bodyOf({ scene, applicationId }: Tenant, call: number) {
  const query = reads[Math.floor(call / 2) % (reads.length + 1)];
  if (query !== undefined) return { query, variables: { id: applicationId } };
  return { query: write, variables: { input: { applicationId, stage: `${scene.mark} stage ${call}` } } };
}
