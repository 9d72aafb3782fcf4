import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportFile } from '../../src/ats/imports/import-file.js';
import { claimImport, giveBackImport, LeaseLost } from '../../src/ats/imports/import-statements.js';
import { StoredFile } from '../../src/ats/imports/stored-file.js';
import { claimDeliveries, settleDelivery } from '../../src/ats/inbox/delivery-statements.js';
import { systemActor } from '../../src/platform/actor/actor.js';
import type { WriteTransaction } from '../../src/platform/database/transaction.js';
import { WorkerDatabase } from '../../src/platform/database/worker-database.js';
import { Problem } from '../../src/platform/problems/problem.js';
import { connectAts } from '../support/ats/connections.js';
import { sampleBytes } from '../support/ats/samples.js';
import { signedBy } from '../support/ats/signed-deliveries.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

/** A process that stood still for longer than its lease, and goes on. */
describe('a late result', () => {
  let app: TestApp;
  let org: TestOrganization;
  let connection: string;
  let site: string;

  beforeAll(async () => {
    app = await startTestApp();
    org = await app.organization();
    connection = await connectAts(org, 'GENERIC');
    site = await app.app.getUrl();
  });
  afterAll(() => app.stop());

  const write = async <T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> => {
    const done = await app.app.get(WorkerDatabase).write(systemActor(org.id), work);
    if (done instanceof Problem) throw new Error(done.message);
    return done as T;
  };

  it('of a file is nowhere: who has taken it over reports each record', async () => {
    const headers = { authorization: `Bearer ${org.apiKey}` };
    const body = 'candidate_id,name,email\n1,Ana,ana@mail.example\n';
    const sent = await fetch(`${site}/ats/imports?connection=${connection}`, { method: 'POST', headers, body });
    const { importId } = (await sent.json()) as { importId: string };
    const late = await write((tx) => claimImport(tx, importId));
    expect(await write((tx) => claimImport(tx, importId))).toBeNull();
    app.clock.advance({ seconds: 120 });
    const held = await write((tx) => claimImport(tx, importId));
    if (late === null || held === null) throw new Error('not claimed');
    const run = (each: typeof held) =>
      app.app.get(ImportFile).run(org.id, each, app.app.get(StoredFile).source(org.id, importId));
    await expect(run(late)).rejects.toBeInstanceOf(LeaseLost);
    await write((tx) => giveBackImport(tx, late));
    const asked = `{ atsImport(id: "${importId}") { status doneCount counts { status count } } }`;
    expect((await org.graphql(asked)).data.atsImport).toEqual({ status: 'PENDING', doneCount: 0, counts: [] });
    await run(held);
    const counts = [{ status: 'CREATED', count: 1 }];
    expect((await org.graphql(asked)).data.atsImport).toEqual({ status: 'DONE', doneCount: 1, counts });
  });

  it('of a delivery changes nothing', async () => {
    const rotate = `mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) { ... on AtsInboxWithSecret { secret } } }`;
    const input = { atsIntegrationId: connection };
    const { secret } = (await org.graphql(rotate, { input })).data.rotateAtsSecret;
    const { headers, body } = signedBy.generic(sampleBytes('generic', 'rows'), secret);
    await fetch(`${site}/ats/generic/${connection}`, { method: 'POST', headers, body: new Uint8Array(body) });
    const claim = () => write((tx) => claimDeliveries(tx, 10, 120));
    const [late] = await claim();
    expect(await claim()).toEqual([]);
    app.clock.advance({ seconds: 120 });
    const [held] = await claim();
    if (late === undefined || held === undefined) throw new Error('not claimed');
    const asked = `{ atsIntegration(id: "${connection}") { deliveries(first: 1) { nodes { status failure } } } }`;
    const standing = async () => (await org.graphql(asked)).data.atsIntegration.deliveries.nodes;
    await write((tx) => settleDelivery(tx, late, { status: 'FAILED', failure: 'OWN_FAULT' }));
    expect(await standing()).toEqual([{ status: 'PENDING', failure: null }]);
    await write((tx) => settleDelivery(tx, held, { status: 'NOTHING' }));
    expect(await standing()).toEqual([{ status: 'NOTHING', failure: null }]);
  });
});
