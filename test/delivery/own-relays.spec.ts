import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger, type LoggerService } from '@nestjs/common';
import type { SMTPServerOptions } from 'smtp-server';
import { BounceAddresses } from '../../src/delivery/bounce/bounce-address.js';
import type { Dispatcher } from '../../src/delivery/dispatch/dispatcher.js';
import { RelayEntity } from '../../src/delivery/relay/relay.entity.js';
import { RelayConnections } from '../../src/delivery/relay/relay-connections.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { toDate } from '../../src/platform/database/dates.js';
import { newId } from '../../src/platform/ids/uuid.js';
import { OutboundGuard } from '../../src/platform/outbound/outbound-guard.js';
import { SealingKeys } from '../../src/platform/sealing/sealing-keys.js';
import { startDelivery, type TestDelivery } from '../faults/start-delivery.js';
import { expiredCertificate, expiredKey } from '../support/localhost-certificate.js';
import {
  type RelayServer,
  relayPassword,
  relayUser,
  startRelayServer,
  trustTestCertificates,
} from '../support/relay-server.js';
import { HANG, type SmtpScript, startScriptedSmtp } from '../support/scripted-smtp.js';

const start = '2026-12-01T09:00:00Z';

let delivery: TestDelivery;
let dispatcher: Dispatcher;
let distrust: () => void;
let org: string;
const lines: string[] = [];
const ended: (() => Promise<void>)[] = [];

const keep = (...said: unknown[]) => {
  lines.push(inspect(said, { depth: 20, maxStringLength: null }));
};
const capture: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };

beforeAll(async () => {
  distrust = trustTestCertificates();
  delivery = await startDelivery(start);
  Logger.overrideLogger(capture);
});
afterAll(async () => {
  await delivery.stop();
  distrust();
});
beforeEach(async () => {
  delivery.clock.set(start);
  delivery.mail.behave([]);
  dispatcher = delivery.dispatcher();
  org = await delivery.organization();
});
afterEach(async () => {
  await dispatcher.stop();
  await delivery.clear();
  for (const end of ended.splice(0)) await end();
});

async function relayServer(options: SMTPServerOptions = {}): Promise<RelayServer> {
  const server = await startRelayServer(options);
  ended.push(() => server.stop());
  return server;
}

/** One with another configuration, which is stopped before what it sends to. */
function another(options: Parameters<TestDelivery['dispatcher']>[0] = {}): Dispatcher {
  const made = delivery.dispatcher(options);
  ended.unshift(() => made.stop());
  return made;
}

async function scripted(script: SmtpScript) {
  const server = await startScriptedSmtp(script);
  ended.push(() => server.close());
  return server;
}

/** Takes the place of the organization's relay before. */
async function setRelay(
  organizationId: string,
  port: number,
  options: Partial<RelayEntity> & { password?: string } = {},
) {
  const { password = relayPassword, ...columns } = options;
  const row = { organizationId, id: newId() };
  await delivery.write(organizationId, async (tx) => {
    const gone = { removedAt: toDate(tx.now), sealedPassword: null, sealedWith: null };
    await tx.manager.update(RelayEntity, { organizationId }, gone);
    await tx.manager.insert(RelayEntity, {
      ...row,
      host: 'localhost',
      port,
      security: 'STARTTLS',
      username: relayUser,
      ...delivery.relays.seal(password, row),
      fromAddress: null,
      fromName: null,
      createdAt: toDate(tx.now),
      removedAt: null,
      lastFailure: null,
      lastFailureAt: null,
      ...columns,
    });
  });
  return row.id;
}

const relayOf = (organizationId: string, id: string) =>
  delivery.write(organizationId, (tx) => tx.manager.findOneByOrFail(RelayEntity, { organizationId, id }));
const enqueue = (organizationId = org, address = 'ana@candidates.test') =>
  delivery.enqueue(organizationId, { to: { name: 'Ana Ríos', address } });
const mailsOf = (organizationId: string) =>
  delivery.mail.received.filter(({ envelope }) => envelope.to.some((to) => to.includes(organizationId.slice(-12))));
const addressOf = (organizationId: string, n = 0) => `c${n}.${organizationId.slice(-12)}@candidates.test`;

describe('mails of an organization with a relay', () => {
  it('leave by it alone, each organization’s by its own, as whom it says', async () => {
    const [mine, others] = [await relayServer(), await relayServer({ secure: true })];
    const other = await delivery.organization();
    const without = await delivery.organization();
    await setRelay(org, mine.port, { fromAddress: 'jobs@northwind.example', fromName: 'Northwind Jobs' });
    await setRelay(other, others.port, { security: 'TLS' });
    for (const each of [org, other, without]) {
      for (let n = 0; n < 5; n += 1) await enqueue(each, addressOf(each, n));
    }
    await dispatcher.idle();
    const five = (id: string) => [0, 1, 2, 3, 4].map((n) => addressOf(id, n));
    expect(mine.mails.flatMap(({ to }) => to).sort()).toEqual(five(org));
    expect(others.mails.flatMap(({ to }) => to).sort()).toEqual(five(other));
    expect(mailsOf(without)).toHaveLength(5);
    expect([...mailsOf(org), ...mailsOf(other)]).toEqual([]);
    expect(mine.mails[0]).toMatchObject({ from: 'jobs@northwind.example', secure: true, user: relayUser });
    expect(mine.mails[0]?.content).toContain('From: Northwind Jobs <jobs@northwind.example>');
    expect(others.mails[0]).toMatchObject({ from: 'timelines@followthrough.test', secure: true });
    expect(others.mails[0]?.content).toContain('From: Northwind Labs <timelines@followthrough.test>');
  });

  it('share a few connections, which are used again', async () => {
    const relay = await relayServer();
    await setRelay(org, relay.port);
    for (let n = 0; n < 20; n += 1) await enqueue();
    await dispatcher.idle();
    expect(relay.mails).toHaveLength(20);
    expect(relay.connections()).toBeLessThanOrEqual(4);
  });

  it('come back to the service where it hears of that, and go to one address in staging', async () => {
    const relay = await relayServer();
    await setRelay(org, relay.port, { fromAddress: 'jobs@northwind.example' });
    const bounceAddresses = new BounceAddresses('bounces.test', 'k'.repeat(32));
    const id = await enqueue();
    await another({ bounceAddresses, redirectTo: 'staging@northwind.test' }).idle();
    expect(relay.mails).toMatchObject([{ from: bounceAddresses.of(id), to: ['staging@northwind.test'] }]);
  });

  it('are signed as the service’s domain only if they are from its address', async () => {
    const relay = await relayServer();
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const signing = another({ dkim: { domain: 'followthrough.test', selector: 's1', privateKey } });
    await setRelay(org, relay.port, { fromAddress: 'jobs@northwind.example' });
    await enqueue();
    await signing.idle();
    await setRelay(org, relay.port);
    await enqueue();
    await signing.idle();
    expect(relay.mails.map(({ content }) => /^DKIM-Signature:[\s\S]*d=followthrough\.test;/.test(content))).toEqual([
      false,
      true,
    ]);
  });

  it('leave by the next one once it is set, and by the service’s own once it is removed', async () => {
    const [first, second] = [await relayServer(), await relayServer()];
    await setRelay(org, first.port);
    await enqueue();
    await dispatcher.idle();
    const id = await setRelay(org, second.port);
    await enqueue();
    await dispatcher.idle();
    await delivery.sql(
      'UPDATE relays SET removed_at = now(), sealed_password = NULL, sealed_with = NULL WHERE id = $1',
      [id],
    );
    await enqueue(org, addressOf(org));
    await dispatcher.idle();
    expect([first.mails.length, second.mails.length, mailsOf(org).length]).toEqual([1, 1, 1]);
  });

  it('never leave by it if it is a sandbox’s', async () => {
    const relay = await relayServer();
    await setRelay(org, relay.port);
    await delivery.sql('UPDATE organizations SET sandbox_of = gen_random_uuid() WHERE id = $1', [org]);
    const id = await enqueue();
    await dispatcher.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT' });
    expect(relay.connections()).toBe(0);
  });
});

describe('a relay that does not work', () => {
  /** What is known of a message, its attempt and the relay after it was tried once. */
  async function triedOver(port: number, options: Parameters<typeof setRelay>[2] = {}, over = dispatcher) {
    const relayId = await setRelay(org, port, options);
    const id = await enqueue();
    await over.idle();
    const [attempt] = await delivery.attempts(org, id);
    return { id, relayId, attempt, message: await delivery.message(org, id), relay: await relayOf(org, relayId) };
  }

  it('because of its password is paused: messages wait, uncounted, and others go on', async () => {
    const logins: unknown[] = [];
    const relay = await relayServer({
      onAuth: ({ password }, _session, done) => {
        logins.push(password);
        const wrong = Object.assign(new Error(`${password} is wrong`), { responseCode: 535 });
        return password === relayPassword ? done(null, { user: relayUser }) : done(wrong);
      },
    });
    const first = await triedOver(relay.port, { password: 'an old secret' });
    expect(first.message).toMatchObject({ status: 'QUEUED', attemptCount: 0 });
    expect(first.attempt).toMatchObject({ outcome: 'REJECTED', phase: 'auth', code: 535, answer: '535' });
    expect(first.relay).toMatchObject({ lastFailure: 'LOGIN_REFUSED', lastFailureAt: new Date(start) });
    const second = await enqueue();
    const other = await delivery.organization();
    await enqueue(other, addressOf(other));
    await dispatcher.idle();
    expect(logins).toHaveLength(1);
    expect(await delivery.message(org, second)).toMatchObject({ status: 'QUEUED', fence: 0 });
    expect(mailsOf(other)).toHaveLength(1);
    expect(lines.join('\n')).toContain('a mail server is paused');

    // After the pause one message tries, and then the next pause is longer.
    delivery.clock.advance({ seconds: 30 });
    await dispatcher.idle();
    expect(logins).toHaveLength(2);
    delivery.clock.advance({ seconds: 59 });
    await dispatcher.idle();
    expect(logins).toHaveLength(2);
    const right = await setRelay(org, relay.port);
    delivery.clock.advance({ minutes: 1 });
    await dispatcher.idle();
    delivery.clock.advance({ minutes: 10 });
    await dispatcher.idle();
    expect(relay.mails).toHaveLength(2);
    expect(await relayOf(org, right)).toMatchObject({ lastFailure: null });
  });

  it('forgets its last failure when it works again', async () => {
    const relay = await relayServer();
    const { relayId } = await triedOver(1);
    expect(await relayOf(org, relayId)).toMatchObject({ lastFailure: 'UNREACHABLE' });
    await delivery.sql('UPDATE relays SET port = $2 WHERE id = $1', [relayId, relay.port]);
    delivery.clock.advance({ minutes: 10 });
    await another().idle();
    expect(relay.mails).toHaveLength(1);
    expect(await relayOf(org, relayId)).toMatchObject({ lastFailure: null, lastFailureAt: null });
  });

  it('is told nothing if its certificate has expired', async () => {
    const relay = await relayServer({ cert: expiredCertificate, key: expiredKey });
    const { message, attempt, relay: row } = await triedOver(relay.port);
    expect(message).toMatchObject({ status: 'QUEUED', attemptCount: 0 });
    expect(attempt).toMatchObject({ phase: 'tls', answer: 'CERT_HAS_EXPIRED' });
    expect(row.lastFailure).toBe('CERTIFICATE_INVALID');
    expect(relay.mails).toEqual([]);
  });

  it('is told nothing without STARTTLS', async () => {
    const server = await scripted({});
    expect((await triedOver(server.port)).relay.lastFailure).toBe('NO_STARTTLS');
    expect(server.heard.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  });

  it('has to have the certificate of its host, wherever that leads', async () => {
    const relay = await relayServer();
    const asked: string[] = [];
    const guard = new OutboundGuard(parseConfig({ OUTBOUND_ALLOW: '127.0.0.1' }), async (host) => {
      asked.push(host);
      return ['127.0.0.1'];
    });
    const relays = new RelayConnections(guard, new SealingKeys([Buffer.alloc(32, 'tests')]));
    const { attempt } = await triedOver(relay.port, { host: 'mail.northwind.example' }, another({ relays }));
    expect(attempt).toMatchObject({ phase: 'tls', answer: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(asked).toEqual(['mail.northwind.example']);
  });

  it('is not connected to at a private address, though its name was public when it was set', async () => {
    const relay = await relayServer();
    const guard = new OutboundGuard(parseConfig({}), async () => ['127.0.0.1']);
    const relays = new RelayConnections(guard, new SealingKeys([Buffer.alloc(32, 'tests')]));
    const over = another({ relays });
    const { attempt, relay: row } = await triedOver(587, { host: 'mail.northwind.example' }, over);
    expect(attempt).toMatchObject({ phase: 'connect', answer: 'NOT_PUBLIC' });
    expect(row.lastFailure).toBe('ADDRESS_REFUSED');
    expect(relay.connections()).toBe(0);
  });

  it('is waited for while its password cannot be read', async () => {
    const relay = await relayServer();
    const guard = new OutboundGuard(parseConfig({ OUTBOUND_ALLOW: '127.0.0.1' }), async () => []);
    const relays = new RelayConnections(guard, new SealingKeys([randomBytes(32)]));
    const { message, relay: row } = await triedOver(relay.port, {}, another({ relays }));
    expect(message).toMatchObject({ status: 'QUEUED', attemptCount: 0 });
    expect(row.lastFailure).toBe('PASSWORD_UNREADABLE');
  });

  it.each([
    ['greeting', { greeting: '554 5.7.1 SECRET-BANNER' }, '554 5.7.1'],
    ['greeting', { greeting: 'SECRET-BANNER' }, 'unexpected-answer'],
    ['tls', { ehlo: '250-relay.test\r\n250 STARTTLS', starttls: '502 5.5.1 SECRET-BANNER' }, 'tls-refused'],
  ] as [string, SmtpScript, string][])('at its %s is not quoted', async (phase, script, answer) => {
    const server = await scripted(script);
    expect((await triedOver(server.port)).attempt).toMatchObject({ phase, answer });
  });

  it('and hangs takes no place of anybody else', async () => {
    const server = await scripted({ greeting: HANG });
    await setRelay(org, server.port);
    for (let n = 0; n < 10; n += 1) await enqueue();
    const other = await delivery.organization();
    for (let n = 0; n < 20; n += 1) await enqueue(other, addressOf(other, n));
    const narrow = another({ drainMs: 0 });
    await narrow.tick();
    for (let n = 0; n < 20; n += 1) await delivery.mail.nextMail({ to: addressOf(other, n) });
    expect(server.sockets.length).toBeLessThanOrEqual(4);
  });
});

describe('the service’s own relay', () => {
  it('is paused after ten failures, and what waits is untouched; all leaves when it is back', async () => {
    const relay = await relayServer();
    const other = await delivery.organization();
    await setRelay(other, relay.port);
    const ids = [];
    for (let n = 0; n < 30; n += 1) ids.push(await enqueue(org, addressOf(org, n)));
    await delivery.mail.refuseConnections();
    await dispatcher.idle();
    await enqueue(other);
    await dispatcher.idle();
    const messages = await Promise.all(ids.map((id) => delivery.message(org, id)));
    const attempts = await Promise.all(ids.map((id) => delivery.attempts(org, id)));
    const tried = attempts.filter(({ length }) => length > 0).length;
    // Those under way when the tenth failed had connected before.
    expect(tried).toBeGreaterThanOrEqual(10);
    expect(tried).toBeLessThan(14);
    expect(messages.every(({ status, attemptCount }) => status === 'QUEUED' && attemptCount === 0)).toBe(true);
    expect(relay.mails).toHaveLength(1);
    await delivery.mail.acceptConnections();
    delivery.clock.advance({ minutes: 10 });
    await dispatcher.idle();
    await dispatcher.idle();
    expect(mailsOf(org)).toHaveLength(30);
    expect(lines.join('\n')).toContain('a mail server is used again');
  });
});

it('a password stands in no log line, and in clear nowhere in the database', async () => {
  const said = lines.join('\n');
  expect(said).toContain('paused');
  const { rows } = await delivery.sql(
    `SELECT relays::text AS text FROM relays UNION ALL SELECT message_attempts::text FROM message_attempts
     UNION ALL SELECT domain_events::text FROM domain_events`,
  );
  const stored = rows.map(({ text }) => text).join('\n');
  for (const password of [relayPassword, 'an old secret']) {
    for (const form of ['utf8', 'base64', 'hex'] as const) {
      const text = Buffer.from(password).toString(form);
      expect(said).not.toContain(text);
      expect(stored).not.toContain(text);
    }
  }
  for (const text of [said, stored]) expect(text).not.toContain('SECRET-BANNER');
});
