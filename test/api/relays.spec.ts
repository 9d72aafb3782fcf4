import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { expiredCertificate, expiredKey } from '../support/localhost-certificate.js';
import {
  type RelayServer,
  relayPassword,
  relayUser,
  startRelayServer,
  trustTestCertificates,
} from '../support/relay-server.js';
import { type SmtpScript, startScriptedSmtp } from '../support/scripted-smtp.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import type { TestOrganization } from '../support/test-organization.js';

let app: TestApp;
let guarded: TestApp;
let server: RelayServer;
let distrust: () => void;
let org: TestOrganization;
let superuser: pg.Client;

beforeAll(async () => {
  distrust = trustTestCertificates();
  app = await startTestApp({ settings: { OUTBOUND_ALLOW: '127.0.0.1' } });
  guarded = await startTestApp({ beside: app });
  server = await startRelayServer();
  superuser = new pg.Client({ connectionString: app.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await guarded.stop();
  await app.stop();
  await server.stop();
  distrust();
});
beforeEach(async () => {
  org = await app.organization();
});

async function sql<Row>(text: string, values: unknown[]): Promise<Row[]> {
  return (await superuser.query(text, values)).rows;
}

const shown =
  '__typename ... on Relay { id host port security username passwordSet fromAddress fromName envelopeSender removedAt lastFailure { kind at } } ... on Problem { code message path }';
const facts =
  '... on RelayUnreachable { timedOut } ... on RelayCertificateInvalid { certificateFault } ... on RelayRefusedLogin { smtpCode } ... on RelayRefusedConnection { smtpCode } ... on RelayRefusedSender { smtpCode }';

async function ask(name: string, input: object, who = org, more = '') {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${shown} ${more} } }`;
  const { data, errors } = await who.graphql(query, { input });
  expect(errors).toBeUndefined();
  return data[name];
}

const login = { username: relayUser, password: relayPassword };
const setRelay = (input: object = {}, who = org) =>
  ask(
    'setRelay',
    { host: 'localhost', port: server.port, ...login, ...input },
    who,
    '... on RelayAddressRefused { addressFault }',
  );
const inUse = async (who = org) =>
  (await who.graphql(`{ relay { ${shown.replaceAll(/__typename|\.\.\. on Problem \{.*/g, '')} } }`)).data.relay;
const removeRelay = (relayId: string, who = org) => ask('removeRelay', { relayId }, who);

async function testRelay(relayId: string, who = org) {
  return await ask('testRelay', { relayId }, who, `${facts} ... on RelayAddressRefused { addressFault }`);
}

async function tried(input: object) {
  const { id } = await setRelay(input);
  return await testRelay(id);
}

describe('a relay of an organization', () => {
  it('is set and shown without its password, and is nobody else’s', async () => {
    const other = await app.organization();
    const set = await setRelay({ fromAddress: 'jobs@northwind.test', fromName: 'Northwind Jobs' });
    expect(set).toEqual({
      __typename: 'Relay',
      id: expect.any(String),
      host: 'localhost',
      port: server.port,
      security: 'STARTTLS',
      username: relayUser,
      passwordSet: true,
      fromAddress: 'jobs@northwind.test',
      fromName: 'Northwind Jobs',
      envelopeSender: 'SERVICE',
      removedAt: null,
      lastFailure: null,
    });
    expect(await inUse()).toMatchObject({ id: set.id });
    expect(await inUse(other)).toBeNull();
    for (const answer of [await removeRelay(set.id, other), await testRelay(set.id, other)]) {
      expect(answer).toMatchObject({ code: 'NOT_FOUND', path: ['input', 'relayId'] });
    }
    expect(await inUse()).toMatchObject({ id: set.id });
  });

  it('is replaced by the next one, and removed, and its password is gone with it', async () => {
    const first = await setRelay();
    const second = await setRelay({ host: '127.0.0.1' });
    expect(await inUse()).toMatchObject({ id: second.id, host: '127.0.0.1' });
    expect(await testRelay(first.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await removeRelay(second.id)).toMatchObject({
      id: second.id,
      removedAt: expect.any(String),
      passwordSet: false,
    });
    expect(await removeRelay(second.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await inUse()).toBeNull();
    const rows = await sql('SELECT sealed_password FROM relays WHERE organization_id = $1', [org.id]);
    expect(rows).toEqual([{ sealed_password: null }, { sealed_password: null }]);
  });

  it('is one, also when several are set at once', async () => {
    const set = await Promise.all([1, 2, 3].map(() => setRelay()));
    expect(set.map(({ __typename }) => __typename)).toEqual(['Relay', 'Relay', 'Relay']);
    const rows = await sql('SELECT id FROM relays WHERE organization_id = $1 AND removed_at IS NULL', [org.id]);
    expect(rows).toHaveLength(1);
  });

  it('is stored with its password sealed, and opened for no other row', async () => {
    const { id } = await setRelay();
    const [row] = await sql<{ sealed_password: Buffer; text: string }>(
      'SELECT sealed_password, relays::text AS text FROM relays WHERE organization_id = $1',
      [org.id],
    );
    expect(row?.text).not.toContain(relayPassword);
    expect(row?.sealed_password.toString('latin1')).not.toContain('password');
    const other = await app.organization();
    const stolen = await setRelay({}, other);
    await sql('UPDATE relays SET sealed_password = $2 WHERE id = $1', [stolen.id, row?.sealed_password]);
    expect(await testRelay(stolen.id, other)).toMatchObject({ code: 'RELAY_PASSWORD_UNREADABLE' });
    expect(await testRelay(id)).toMatchObject({ __typename: 'Relay' });
  });

  it.each([
    ['a private address', { host: '127.0.0.1' }, 'NOT_PUBLIC', 'host'],
    ['a name for this machine', { host: 'localhost' }, 'NOT_PUBLIC', 'host'],
    ['the metadata of a cloud', { host: '169.254.169.254' }, 'NOT_PUBLIC', 'host'],
    ['an address in disguise', { host: '0x7f.1' }, 'NOT_PUBLIC', 'host'],
    ['a port where no mail is taken', { host: '192.0.43.8', port: 22 }, 'PORT', 'port'],
    ['no host at all', { host: 'mail:25' }, 'MALFORMED', 'host'],
  ])('is refused at %s', async (_what, input, addressFault, argument) => {
    const who = await guarded.organization();
    const refused = await setRelay({ port: 587, ...input }, who);
    expect(refused).toMatchObject({ code: 'RELAY_ADDRESS_REFUSED', addressFault, path: ['input', argument] });
  });

  it.each([
    ['a user without a password', { password: null }, 'password'],
    ['a password without a user', { username: null }, 'username'],
    ['a user with a line end', { username: 'a\r\nMAIL FROM:<b@y.test>' }, 'username'],
    ['the service’s own domain', { fromAddress: 'ceo@Followthrough.localhost' }, 'fromAddress'],
    ['a sender that is no address', { fromAddress: 'b@y.test>\r\nBcc: c@z.test' }, 'fromAddress'],
    ['an envelope sender that is not there', { envelopeSender: 'FROM_ADDRESS' }, 'fromAddress'],
    ['a port that is none', { port: 0 }, 'port'],
  ])('is refused with %s', async (_what, input, argument) => {
    expect(await setRelay(input)).toMatchObject({ code: 'INVALID_INPUT', path: ['input', argument] });
  });

  it('needs no login', async () => {
    expect(await setRelay({ username: null, password: null })).toMatchObject({ username: null, passwordSet: false });
  });

  it('with a password is refused where there is no key to seal it with', async () => {
    const keyless = await startTestApp({ beside: app, settings: { SECRET_KEYS: '', OUTBOUND_ALLOW: '127.0.0.1' } });
    const who = await keyless.organization();
    expect(await setRelay({}, who)).toMatchObject({ code: 'RELAY_PASSWORDS_NOT_KEPT' });
    await keyless.stop();
  });

  it('is none of a sandbox', async () => {
    await sql('UPDATE organizations SET sandbox_of = gen_random_uuid() WHERE id = $1', [org.id]);
    expect(await setRelay()).toMatchObject({ code: 'SANDBOX_HAS_NO_RELAY' });
  });
});

describe('a relay that is tried', () => {
  it.each([
    ['STARTTLS', 'STARTTLS', {}],
    ['TLS from the first byte', 'TLS', { secure: true }],
  ])('works over %s, and no mail is sent', async (_what, security, options) => {
    const relay = await startRelayServer(options);
    expect(await tried({ port: relay.port, security })).toMatchObject({ __typename: 'Relay', lastFailure: null });
    expect([relay.connections(), relay.mails]).toEqual([1, []]);
    await relay.stop();
  });

  it('is told what it refuses, and never the password', async () => {
    const answer = await tried({ password: 'another secret' });
    expect(answer).toMatchObject({ code: 'RELAY_REFUSED_LOGIN', smtpCode: 535 });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('is refused with an expired certificate, before it hears the password', async () => {
    const heard: string[] = [];
    const relay = await startRelayServer({
      cert: expiredCertificate,
      key: expiredKey,
      onAuth: ({ password }, _session, done) => {
        heard.push(String(password));
        done(null, { user: relayUser });
      },
    });
    expect(await tried({ port: relay.port })).toMatchObject({
      code: 'RELAY_CERTIFICATE_INVALID',
      certificateFault: 'EXPIRED',
    });
    expect(heard).toEqual([]);
    await relay.stop();
  });

  it('is refused with a certificate that nobody vouches for', async () => {
    distrust();
    const answer = await tried({});
    distrust = trustTestCertificates();
    expect(answer).toMatchObject({ code: 'RELAY_CERTIFICATE_INVALID', certificateFault: 'UNTRUSTED' });
  });

  it.each([
    ['offers no STARTTLS', {}, { code: 'RELAY_NO_STARTTLS' }],
    [
      'refuses with its greeting',
      { greeting: '554 5.7.1 SECRET-BANNER' },
      { code: 'RELAY_REFUSED_CONNECTION', smtpCode: 554 },
    ],
    ['is no mail server', { greeting: 'SSH-2.0-SECRET-BANNER' }, { code: 'RELAY_UNREACHABLE', timedOut: false }],
  ] as [string, SmtpScript, object][])('and %s is told so, without its words', async (_what, script, expected) => {
    const relay = await startScriptedSmtp(script);
    const answer = await tried({ port: relay.port });
    expect(answer).toMatchObject(expected);
    expect(JSON.stringify(answer)).not.toContain('BANNER');
    await relay.close();
  });

  it('and speaks no TLS where TLS was set is told so', async () => {
    expect(await tried({ security: 'TLS' })).toMatchObject({ code: 'RELAY_TLS_FAILED' });
  });

  it('and is not there is told so', async () => {
    const gone = await startScriptedSmtp();
    await gone.close();
    expect(await tried({ port: gone.port })).toMatchObject({ code: 'RELAY_UNREACHABLE', timedOut: false });
  });

  it('and refuses our sender is told so', async () => {
    const refusing = await startRelayServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('not yours'), { responseCode: 553 })),
    });
    expect(await tried({ port: refusing.port })).toMatchObject({ code: 'RELAY_REFUSED_SENDER', smtpCode: 553 });
    await refusing.stop();
  });

  it('is not connected to at an address that became private', async () => {
    const { id } = await setRelay();
    const who = {
      ...org,
      graphql: async (query: string, variables?: Record<string, unknown>) =>
        (await guarded.http.post('/graphql').set('authorization', `Bearer ${org.apiKey}`).send({ query, variables }))
          .body,
    };
    expect(await testRelay(id, who)).toMatchObject({ code: 'RELAY_ADDRESS_REFUSED', addressFault: 'PORT' });
  });
});
