import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { localhostCertificate, localhostKey } from '../../../test/support/localhost-certificate.js';
import { DROP, HANG, type SmtpScript, startScriptedSmtp } from '../../../test/support/scripted-smtp.js';
import type { RelayOptions } from './relay.js';
import { SmtpSender } from './smtp-sender.js';

const mime = Buffer.from('Subject: News\r\n\r\nHello\r\n');
const envelope = { from: 'hello@acme.example', to: 'ana@example.test' };
const hooks = { onDataStarted: async () => undefined };

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** @returns what each mail that arrived was protected by. */
async function startServer(options: SMTPServerOptions) {
  const arrived: { secure: boolean; user: string | undefined }[] = [];
  const server = new SMTPServer({
    key: localhostKey,
    cert: localhostCertificate,
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss word' ? done(null, { user: username }) : done(new Error('wrong')),
    onData: (stream, { secure, user }, done) => {
      arrived.push({ secure, user: user || undefined });
      stream.on('end', () => done());
      stream.resume();
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  ended.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.server.address() as { port: number };
  return { arrived, port };
}

function senderTo(options: RelayOptions) {
  const sender = new SmtpSender({ deadlines: { greeting: 2_000 }, ...options });
  ended.push(() => sender.close());
  return sender.send(mime, envelope, hooks);
}

const trusted = { tls: 'required', ca: localhostCertificate } as const;

describe('a relay that must encrypt', () => {
  it('is spoken to over STARTTLS when its certificate can be trusted', async () => {
    const { port, arrived } = await startServer({});
    expect(await senderTo({ url: `smtp://localhost:${port}`, ...trusted })).toMatchObject({ outcome: 'accepted' });
    expect(arrived).toEqual([{ secure: true, user: undefined }]);
  });

  it('is spoken to over TLS from the first byte when it is smtps', async () => {
    const { port, arrived } = await startServer({ secure: true });
    expect(await senderTo({ url: `smtps://127.0.0.1:${port}`, ...trusted })).toMatchObject({ outcome: 'accepted' });
    expect(arrived).toEqual([{ secure: true, user: undefined }]);
  });

  it.each(['smtp', 'smtps'])('is not spoken to when its certificate cannot be trusted (%s)', async (scheme) => {
    const { port, arrived } = await startServer({ secure: scheme === 'smtps' });
    expect(await senderTo({ url: `${scheme}://127.0.0.1:${port}`, tls: 'required' })).toEqual({
      outcome: 'failed',
      phase: 'tls',
      reason: 'tls-failed',
      class: 'relay',
      detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(arrived).toEqual([]);
  });

  it.each<[string, SmtpScript, string]>([
    ['has none', {}, 'relay'],
    ['cannot just now', { starttls: '454 4.7.0 not now' }, 'temporary'],
  ])('and %s gets no mail', async (_what, script, kind) => {
    const server = await startScriptedSmtp(script);
    ended.push(() => server.close());
    const result = await senderTo({ url: server.url, tls: 'required' });
    expect(result).toMatchObject({ outcome: 'failed', phase: 'tls', reason: 'tls-refused', class: kind });
    expect(server.heard.filter((line) => line.startsWith('MAIL'))).toEqual([]);
  });

  it.each<[string, SmtpScript, string]>([
    ['hangs up on STARTTLS', { starttls: DROP }, 'connection-lost'],
    ['never answers it', { starttls: HANG }, 'timeout'],
    ['agrees and then says nothing', { starttls: '220 go' }, 'timeout'],
  ])('and %s has failed for now', async (_what, script, reason) => {
    const server = await startScriptedSmtp(script);
    ended.push(() => server.close());
    const deadlines = { greeting: 60, beforeData: 120 };
    const result = await senderTo({ url: server.url, tls: 'required', deadlines });
    expect(result).toMatchObject({ outcome: 'failed', phase: 'tls', reason, class: 'temporary' });
  });
});

describe('a relay on this machine', () => {
  it('is encrypted with any certificate when it offers to', async () => {
    const { port, arrived } = await startServer({});
    expect(await senderTo({ url: `smtp://127.0.0.1:${port}` })).toMatchObject({ outcome: 'accepted' });
    expect(arrived).toEqual([{ secure: true, user: undefined }]);
  });

  it('is spoken to in the clear when it does not, or when encryption is off', async () => {
    const plain = await startServer({ disabledCommands: ['STARTTLS'] });
    expect(await senderTo({ url: `smtp://127.0.0.1:${plain.port}` })).toMatchObject({ outcome: 'accepted' });
    const able = await startServer({});
    const off = await senderTo({ url: `smtp://127.0.0.1:${able.port}`, tls: 'off' });
    expect(off).toMatchObject({ outcome: 'accepted' });
    expect([...plain.arrived, ...able.arrived].map(({ secure }) => secure)).toEqual([false, false]);
  });
});

describe('a relay with an account', () => {
  it('is logged in to with the credentials of its address', async () => {
    const { port, arrived } = await startServer({});
    const url = `smtp://us%40er:p%40ss%20word@127.0.0.1:${port}`;
    expect(await senderTo({ url, ...trusted })).toMatchObject({ outcome: 'accepted' });
    expect(arrived).toEqual([{ secure: true, user: 'us@er' }]);
  });

  it('that refuses the password is paused, and not the mail', async () => {
    const { port } = await startServer({});
    const result = await senderTo({ url: `smtp://user:wrong@127.0.0.1:${port}`, ...trusted });
    expect(result).toMatchObject({ outcome: 'rejected', phase: 'auth', code: 535, class: 'relay' });
  });

  it('that cannot check it just now is tried again', async () => {
    const server = await startScriptedSmtp({ auth: '454 4.7.0 directory down' });
    ended.push(() => server.close());
    const result = await senderTo({ url: server.url.replace('//', '//user:pass@') });
    expect(result).toMatchObject({ outcome: 'rejected', phase: 'auth', class: 'temporary' });
  });

  it('that offers no login gets no mail', async () => {
    const server = await startScriptedSmtp({ ehlo: '250 relay.test' });
    ended.push(() => server.close());
    const result = await senderTo({ url: server.url.replace('//', '//user:pass@') });
    expect(result).toMatchObject({ outcome: 'failed', phase: 'auth', reason: 'auth-not-offered', class: 'relay' });
  });
});
