import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RelayServer, relayPassword, relayUser, startRelayServer } from '../support/relay-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

const fromAddress = 'jobs@northwind.example';

describe('a relay that refuses a foreign envelope sender', () => {
  let app: TestApp;
  let org: TestOrganization;
  let server: RelayServer;

  beforeAll(async () => {
    app = await startTestApp({
      relay: true,
      settings: { BOUNCE_DOMAIN: 'bounces.example.test', BOUNCE_KEY: 'k'.repeat(32) },
    });
    server = await startRelayServer({
      onMailFrom: ({ address }, _session, done) =>
        address === fromAddress ? done() : done(Object.assign(new Error('not yours'), { responseCode: 553 })),
    });
    org = await app.organization();
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  const setRelay = (input: object = {}) => {
    const login = { username: relayUser, password: relayPassword };
    const relay = { host: 'localhost', port: server.port, ...login, fromAddress, ...input };
    const query =
      'mutation($input: SetRelayInput!) { setRelay(input: $input) { ... on Relay { id envelopeSender } ... on Problem { code } } }';
    return org.graphql(query, { input: relay }).then(({ data }) => data.setRelay);
  };
  const test = async (relayId: string) => {
    const query =
      'mutation($input: TestRelayInput!) { testRelay(input: $input) { __typename ... on Problem { code } } }';
    return (await org.graphql(query, { input: { relayId } })).data.testRelay;
  };
  const tell = async () => {
    const { id: applicationId } = await org.application({ candidate: { email: `told-${newCount()}@example.test` } });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
    await app.settle();
  };
  let count = 0;
  const newCount = () => {
    count += 1;
    return count;
  };

  it('takes no mail whose bounces the service would hear of', async () => {
    const { id, envelopeSender } = await setRelay();
    expect(envelopeSender).toBe('SERVICE');
    expect(await test(id)).toMatchObject({ code: 'RELAY_REFUSED_SENDER' });
    await tell();
    expect(server.mails).toEqual([]);
  });

  it('takes those that come back to the address they are from', async () => {
    const { id, envelopeSender } = await setRelay({ envelopeSender: 'FROM_ADDRESS' });
    expect(envelopeSender).toBe('FROM_ADDRESS');
    expect(await test(id)).toMatchObject({ __typename: 'Relay' });
    app.clock.advance({ hours: 1 });
    await tell();
    expect(server.mails.map(({ from }) => from)).toEqual([fromAddress, fromAddress]);
  });

  it('is told apart from one that lets the service hear: those mails keep its envelope sender', async () => {
    const lenient = app.relay as RelayServer;
    await setRelay({ port: lenient.port });
    await tell();
    expect(lenient.mails).toHaveLength(1);
    expect(lenient.mails[0]?.from).toMatch(/^bounces\+.*@bounces\.example\.test$/);
  });
});
