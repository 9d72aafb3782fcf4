import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DailyChecks } from '../../src/delivery/sending-domain/daily-checks.js';
import { relayPassword, relayUser } from '../support/relay-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';
import { verifyDkim } from '../support/verify-dkim.js';

// A Tuesday morning.
const start = '2026-12-01T09:00:00Z';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const settings = {
  MAIL_FROM: 'timelines@followthrough.example',
  DKIM_DOMAIN: 'followthrough.example',
  DKIM_SELECTOR: 's1',
  DKIM_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  BOUNCE_DOMAIN: 'bounces.example',
  BOUNCE_KEY: 'k'.repeat(32),
};

describe('mails by the service’s relay, of an organization with a domain of its own', () => {
  let app: TestApp;
  let org: TestOrganization;
  let domain: string;
  let domainId: string;
  let records: { name: string; value: string }[];
  let count = 0;

  beforeAll(async () => {
    app = await startTestApp({ now: start, relay: true, settings });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set(start);
    count += 1;
    domain = `northwind-${count}.example`;
    org = await app.organization();
    const added = await ask('addSendingDomain', { domain }, '... on SendingDomain { id records { name value } }');
    ({ id: domainId, records } = added);
    for (const { name, value } of records) app.dns.names.set(name, { txt: [value.match(/.{1,255}/gs) ?? []] });
    const verified = { sendingDomainId: domainId };
    expect(await ask('verifySendingDomain', verified, '... on SendingDomain { status }')).toEqual({
      status: 'VERIFIED',
    });
  });

  const ask = async (name: string, input: object, select: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${select} ... on Problem { code } } }`;
    return (await org.graphql(query, { input })).data[name];
  };
  const setSender = async (input: object) => {
    const set = await ask('setSender', input, '... on SenderChange { sender { inUse } }');
    expect(set.code).toBeUndefined();
  };
  const address = () => `told-${count}@candidates.example`;
  const decide = async () => {
    const { id: applicationId } = await org.application({ candidate: { email: address() } });
    await org.mutate('recordDecision', { applicationId, outcome: 'REJECTED', tellCandidate: 'NOW' });
  };
  const mailsNow = () => app.mail.received.filter(({ envelope }) => envelope.to.includes(address()));
  const told = async () => {
    const before = mailsNow().length;
    await decide();
    await app.settle();
    const [mail, ...more] = mailsNow().slice(before);
    expect(more).toEqual([]);
    if (mail === undefined) throw new Error('no mail came');
    return mail;
  };
  const byService = { from: 'timelines@followthrough.example', domain: 'followthrough.example' };
  const shown = ({ parsed, raw }: Awaited<ReturnType<typeof told>>) => {
    const { body, headers, ...signature } = verifyDkim(publicKey, raw.toString('latin1'));
    expect([body, headers]).toEqual([true, true]);
    return { from: parsed.from?.address, domain: signature.domain };
  };

  it('are from its sender, and signed by the key that its domain publishes', async () => {
    expect(shown(await told())).toEqual(byService);
    await setSender({ fromAddress: `jobs@${domain}`, fromName: 'Northwind Jobs' });
    const { parsed, raw, envelope } = await told();
    expect(parsed.from).toMatchObject({ address: `jobs@${domain}`, name: 'Northwind Jobs' });
    // As a reader of the mail would: by selector and domain of the signature, out of DNS.
    const published = records.find(({ name }) => name === `s1._domainkey.${domain}`)?.value.split('p=')[1] ?? '';
    const key = createPublicKey({ key: Buffer.from(published, 'base64'), format: 'der', type: 'spki' });
    expect(verifyDkim(key, raw.toString('latin1'))).toMatchObject({
      domain,
      selector: 's1',
      body: true,
      headers: true,
    });
    expect(envelope.from).toMatch(/^bounces\+.*@bounces\.example$/);
    expect(parsed.messageId).toMatch(/@followthrough\.example>$/);
  });

  it('are from the name with which it signs if no other is given, and from the service once there is no sender', async () => {
    await setSender({ fromAddress: `jobs@${domain}` });
    expect((await told()).parsed.from).toMatchObject({ address: `jobs@${domain}`, name: 'Northwind Labs' });
    await setSender({});
    expect(shown(await told())).toEqual(byService);
  });

  it('are from who is the sender when they leave', async () => {
    app.mail.behave({ at: 'rcpt', does: { reply: '451 4.7.1 later' } });
    await decide();
    await app.settle();
    app.mail.behave([]);
    await setSender({ fromAddress: `jobs@${domain}` });
    app.clock.advance({ minutes: 5 });
    await app.settle();
    expect(mailsNow().map(shown)).toEqual([{ from: `jobs@${domain}`, domain }]);
  });

  it('are from the service while its records are gone, and from its sender again when they are back', async () => {
    await setSender({ fromAddress: `jobs@${domain}` });
    const days = async (most: number) => {
      for (let day = 1; day <= most; day += 1) {
        app.clock.advance({ hours: 24 });
        await app.app.get(DailyChecks, { strict: false }).run();
      }
    };
    for (const { name } of records) app.dns.names.delete(name);
    await days(3);
    expect(shown(await told())).toEqual({ from: `jobs@${domain}`, domain });
    await days(1);
    expect(shown(await told())).toEqual(byService);
    for (const { name, value } of records) app.dns.names.set(name, { txt: [value.match(/.{1,255}/gs) ?? []] });
    await days(1);
    expect(shown(await told())).toEqual({ from: `jobs@${domain}`, domain });
  });

  it('are from the service once the domain is removed', async () => {
    await setSender({ fromAddress: `jobs@${domain}` });
    await ask('removeSendingDomain', { sendingDomainId: domainId }, '... on SendingDomain { id }');
    expect(shown(await told())).toEqual(byService);
  });

  it('leave by a relay of its own instead, from what was set there', async () => {
    await setSender({ fromAddress: `jobs@${domain}` });
    const login = { username: relayUser, password: relayPassword };
    const relay = { host: 'localhost', port: app.relay?.port, ...login, fromAddress: 'hiring@elsewhere.example' };
    const { id: relayId } = await ask('setRelay', relay, '... on Relay { id }');
    const sender = async () => (await org.graphql('{ sender { fromAddress inUse } }')).data.sender;
    expect(await sender()).toEqual({ fromAddress: `jobs@${domain}`, inUse: false });
    await decide();
    await app.settle();
    expect(mailsNow()).toEqual([]);
    const content = app.relay?.mails.find(({ to }) => to.includes(address()))?.content;
    expect(content).toContain('<hiring@elsewhere.example>');
    expect(content).not.toContain('DKIM-Signature');
    await ask('removeRelay', { relayId }, '... on Relay { id }');
    expect(await sender()).toMatchObject({ inUse: true });
    expect(shown(await told())).toEqual({ from: `jobs@${domain}`, domain });
  });
});
