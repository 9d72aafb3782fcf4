import { expect } from '@jest/globals';
import type { TestApp } from '../test-app.js';
import type { TestOrganization } from '../test-organization.js';
import { connectAts } from './connections.js';
import type { SignedDelivery } from './signed-deliveries.js';

/** With which deliveries to these inboxes are signed. */
export const inboxSecret = 'a secret of nobody else';

/** Where what another system sends arrives. */
export interface Inbox {
  readonly org: TestOrganization;
  readonly id: string;
  readonly path: string;
}

export interface Delivered {
  readonly status: string;
  readonly attemptCount: number;
  readonly rows: readonly object[];
}

/** Connects another system, sends as it does, and asks what became of it. */
export function inboxCalls(app: () => TestApp) {
  const ask = async (org: TestOrganization, query: string, variables = {}) => {
    const answer = await org.graphql(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  const connect = async (kind: string, more = {}, name = 'Northwind Labs'): Promise<Inbox> => {
    const org = await app().organization({ name });
    const id = await connectAts(org, kind, more);
    const query = 'mutation($input: RotateAtsSecretInput!) { rotateAtsSecret(input: $input) { __typename } }';
    await ask(org, query, { input: { atsIntegrationId: id, secret: inboxSecret } });
    return { org, id, path: kind.toLowerCase() };
  };

  const post = async ({ path, id }: Inbox, { headers, body }: SignedDelivery) => {
    const url = `${await app().app.getUrl()}/ats/${path}/${id}`;
    const { status } = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    expect(status).toBe(200);
  };

  const applications = async ({ org }: Inbox) => {
    const query = `{ applications(first: 5) { nodes { status stage candidate { fullName email } job { title }
      timeline { decisionDate } externalRef { source remoteId } } } }`;
    return (await ask(org, query)).applications.nodes;
  };
  const deliveries = async ({ org, id }: Inbox) => {
    const query = `query($id: ID!) { atsIntegration(id: $id) { deliveries(first: 20) { nodes {
      id event status failure detail attemptCount nextAttemptAt rows { type remoteId status problemMessage } } } } }`;
    return (await ask(org, query, { id })).atsIntegration.deliveries.nodes;
  };
  const redo = async ({ org }: Inbox, atsDeliveryId: string) => {
    const query = 'mutation($input: RedoAtsDeliveryInput!) { redoAtsDelivery(input: $input) { __typename } }';
    expect(await ask(org, query, { input: { atsDeliveryId } })).toEqual({
      redoAtsDelivery: { __typename: 'AtsDelivery' },
    });
  };

  return { ask, connect, post, applications, deliveries, redo };
}
