import { TakeImports, TranslateDeliveries } from '../../../src/ats/index.js';
import type { TestApp } from '../test-app.js';
import type { TestOrganization } from '../test-organization.js';
import { signedBy } from './signed-deliveries.js';

/** A system tells by its webhook and in a file what is known of somebody already, by the id that they have there. */
export async function tellOfCandidate(app: TestApp, org: TestOrganization, remoteId: string): Promise<void> {
  const make = `mutation { createAtsIntegration(input: {vendor: GENERIC, source: "ats"}) {
    ... on AtsIntegration { id } ... on AtsSourceTaken { id: atsIntegrationId } } }`;
  const { id: connection } = (await org.graphql(make)).data.createAtsIntegration;
  const rotate = `mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) {
    ... on AtsInboxWithSecret { secret } } }`;
  const { secret } = (await org.graphql(rotate, { input: { atsIntegrationId: connection } })).data.rotateAtsSecret;
  const said = { candidates: [{ remoteId, canEmail: true }] };
  const { headers, body } = signedBy.generic(Buffer.from(JSON.stringify(said)), secret);
  const site = await app.app.getUrl();
  const delivered = await fetch(`${site}/ats/generic/${connection}`, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  });
  const authorization = { authorization: `Bearer ${org.apiKey}` };
  const file = { method: 'POST', headers: authorization, body: `candidate_id\n${remoteId}\n` };
  const sent = await fetch(`${site}/ats/imports?connection=${connection}`, file);
  if (delivered.status !== 200 || sent.status !== 202) throw new Error('a system could not tell of a candidate');
  await app.app.get(TranslateDeliveries).run();
  await app.app.get(TakeImports).run();
}
