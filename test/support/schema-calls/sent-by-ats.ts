import { signedBy } from '../ats/signed-deliveries.js';
import type { Scene } from './scene.js';

/** What the scene's connection sends by its webhook, translated; its id. */
export async function sentDelivery(scene: Scene): Promise<string> {
  const { app } = scene;
  const atsIntegrationId = await scene.id('atsIntegration');
  const set = '... on AtsInboxWithSecret { secret }';
  const secret = await scene.make('rotateAtsSecret', { atsIntegrationId, label: scene.mark }, set, 'secret');
  const said = { atsIntegrationId, signature: 'HMAC' };
  await scene.make('updateAtsInbox', said, '... on AtsInbox { atsIntegrationId }', 'atsIntegrationId');
  const candidate = { remoteId: scene.text('sent'), fullName: scene.text('sent'), email: scene.address() };
  const { headers, body } = signedBy.generic(Buffer.from(JSON.stringify({ candidates: [candidate] })), secret);
  const url = `${await app.app.getUrl()}/ats/generic/${atsIntegrationId}`;
  const { status } = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  if (status !== 200) throw new Error(`a delivery was answered ${status}`);
  await app.settle();
  const query = `atsIntegration(id: "${atsIntegrationId}") { deliveries(first: 1) { nodes { id } } }`;
  return await scene.find(query, 'atsIntegration.deliveries.nodes.0.id');
}

/** A file of candidates of the scene's connection, taken in; the id of the import. */
export async function sentFile(scene: Scene): Promise<string> {
  const { app, org } = scene;
  const connection = await scene.id('atsIntegration');
  const name = scene.text('file');
  const url = `${await app.app.getUrl()}/ats/imports?${new URLSearchParams({ connection, name })}`;
  const body = `candidate_id,name,email,job\n${scene.text('filed')},${scene.text('filed')},${scene.address()},${scene.text('job')}\n`;
  const headers = { authorization: `Bearer ${org.apiKey}`, 'content-type': 'text/csv' };
  const response = await fetch(url, { method: 'POST', headers, body });
  if (response.status !== 202) throw new Error(`a file was answered ${response.status}`);
  await app.settle();
  return ((await response.json()) as { importId: string }).importId;
}
