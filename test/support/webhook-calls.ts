import { expect } from '@jest/globals';
import type { TestApp } from './test-app.js';
import type { TestOrganization } from './test-organization.js';
import type { WebhookReceiver } from './webhook-receiver.js';

/** Makes endpoints of a receiver, lets something happen that they are told of, and asks how they stand. */
export function webhookCalls(app: () => TestApp, org: () => TestOrganization, receiver: () => WebhookReceiver) {
  const call = async (name: string, input: Record<string, unknown>, select: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await org().graphql(
      `mutation($input: ${type}!) { ${name}(input: $input) { __typename ${select} ... on Problem { code message path } } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data[name];
  };

  const endpoint = async (input: Record<string, unknown> = {}): Promise<{ id: string; secret: string }> => {
    const made = await call(
      'createWebhookEndpoint',
      { url: receiver().url, ...input },
      '... on WebhookEndpointWithSecret { webhookEndpoint { id } secret }',
    );
    expect(made).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
    return { id: made.webhookEndpoint.id, secret: made.secret };
  };

  const state = async (id: string) => {
    const { data, errors } = await org().graphql(
      `{ node(id: "${id}") { ... on WebhookEndpoint {
        disabledBecause failingSince lastSuccessAt pausedUntil
        deliveries(first: 10) { nodes { id status trigger attemptCount nextAttemptAt event { type }
          attempts { trigger outcome httpStatus durationMs answer } } } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.node;
  };

  /** One event that is sent, of an application of its own. */
  const happen = async () => {
    const { id } = await org().application();
    await app().settle();
    return id;
  };

  return { call, endpoint, state, happen };
}
