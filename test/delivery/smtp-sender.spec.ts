import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { composeMime } from '../../src/delivery/smtp/compose-mime.js';
import type { RelayOptions } from '../../src/delivery/smtp/relay.js';
import { SmtpSender } from '../../src/delivery/smtp/smtp-sender.js';
import {
  DROP,
  HANG,
  ONE_BY_ONE,
  RESET,
  type ScriptedSmtp,
  type SmtpScript,
  startScriptedSmtp,
} from '../support/scripted-smtp.js';

const envelope = { from: 'bounce+1@acme.example', to: 'ana@example.test' };
const mime = composeMime({
  messageId: '<0198c0de-0000-7000-8000-000000000001@mail.example.test>',
  date: new Date('2026-11-06T08:00:00Z'),
  from: { name: 'Acme', address: 'hello@acme.example' },
  to: { address: 'ana@example.test' },
  locale: 'en',
  subject: 'News',
  text: 'Hello\n.\n..\nBye',
  html: '<p>Hello</p>',
});

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function start(script: SmtpScript = {}, options: Partial<RelayOptions> = {}) {
  const server = await startScriptedSmtp(script);
  ended.push(() => server.close());
  const sender = new SmtpSender({ url: server.url, name: 'followthrough.test', ...options });
  ended.push(() => sender.close());
  const onDataStarted = jest.fn(async () => {
    server.heard.push('onDataStarted');
  });
  const send = (signal?: AbortSignal) => sender.send(mime, envelope, { onDataStarted }, signal);
  return { server, sender, send, onDataStarted };
}

const count = (server: ScriptedSmtp, command: string) => server.heard.filter((line) => line.startsWith(command)).length;

describe('a send', () => {
  it('is accepted when the relay answers 2xx to the final dot', async () => {
    const { server, send } = await start();
    expect(await send()).toEqual({ outcome: 'accepted', response: '250 2.0.0 queued as 1' });
    expect(server.mails).toEqual([mime.toString().replace(/^\./gm, '..').replace(/\r\n$/, '')]);
  });

  it('is recorded before sender and recipient are named', async () => {
    const { server, send } = await start();
    await send();
    expect(server.heard.filter((line) => line !== 'onDataStarted')).toEqual([
      'EHLO followthrough.test',
      'MAIL FROM:<bounce+1@acme.example>',
      'RCPT TO:<ana@example.test>',
      'DATA',
      'message',
    ]);
    const started = server.heard.indexOf('onDataStarted');
    expect(started).toBeGreaterThan(0);
    expect(started).toBeLessThan(server.heard.indexOf('MAIL FROM:<bounce+1@acme.example>'));
  });

  it('quotes an address for the relay whose dots have to be', async () => {
    const { server, sender, onDataStarted } = await start();
    const to = 'ana..rios.@carrier.example';
    expect(await sender.send(mime, { ...envelope, to }, { onDataStarted })).toMatchObject({ outcome: 'accepted' });
    expect(server.heard).toContain('RCPT TO:<"ana..rios."@carrier.example>');
  });

  it('does not go on before its start is committed', async () => {
    const { server, sender } = await start();
    const onDataStarted = async () => {
      // Time for a command that did not wait to arrive: each of these is a conversation with the same server.
      for (const _ of Array(5)) await once(connect(server.port, '127.0.0.1'), 'data');
      server.heard.push('committed');
    };
    expect(await sender.send(mime, envelope, { onDataStarted })).toMatchObject({ outcome: 'accepted' });
    expect(server.heard.slice(1, 3)).toEqual(['committed', 'MAIL FROM:<bounce+1@acme.example>']);
  });

  it('says nothing of a mail whose start cannot be recorded, and leaves the connection to the next one', async () => {
    const { server, sender, send } = await start();
    const cause = new Error('the lease is lost');
    const result = await sender.send(mime, envelope, { onDataStarted: () => Promise.reject(cause) });
    expect(result).toMatchObject({ outcome: 'failed', phase: 'before-data', reason: 'data-not-started', cause });
    expect(server.heard).toEqual(['EHLO followthrough.test']);
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.sockets).toHaveLength(1);
  });

  it('notices a relay that leaves while the start is recorded', async () => {
    const { server, sender } = await start();
    const result = await sender.send(mime, envelope, {
      onDataStarted: async () => {
        const gone = new Promise((resolve) => server.sockets[0]?.once('close', resolve));
        server.sockets[0]?.resetAndDestroy();
        await gone;
      },
    });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'connection-lost', class: 'temporary' });
  });

  it.each([
    ['greeting', '421 4.3.2 too busy', 421, '4.3.2', 'temporary', null],
    ['greeting', '554 5.7.1 you are blocked', 554, '5.7.1', 'relay', 'POLICY'],
    ['mail', '451 4.7.1 later', 451, '4.7.1', 'temporary', null],
    ['mail', '553 5.1.8 sender refused', 553, '5.1.8', 'relay', 'SENDER_REFUSED'],
    ['mail', '530 5.7.0 authenticate first', 530, '5.7.0', 'relay', 'LOGIN'],
    ['mail', '552 5.3.4 too big', 552, '5.3.4', 'permanent-message', 'TOO_LARGE'],
    ['rcpt', '450 4.2.1 greylisted', 450, '4.2.1', 'temporary', null],
    ['rcpt', '550 5.1.1 no such user', 550, '5.1.1', 'permanent-recipient', 'UNKNOWN_USER'],
    ['rcpt', '550 no such user', 550, null, 'permanent-recipient', 'UNKNOWN_USER'],
    ['rcpt', '554 5.7.1 not from you', 554, '5.7.1', 'permanent-message', 'POLICY'],
    ['rcpt', '554 5.7.1 Relay access denied', 554, '5.7.1', 'relay', 'RELAYING_DENIED'],
    ['data', '451 4.3.0 no room', 451, '4.3.0', 'temporary', null],
    ['data', '554 5.5.1 nothing to do', 554, '5.5.1', 'permanent-message', 'POLICY'],
    ['message', '452 4.3.1 disk full', 452, '4.3.1', 'temporary', null],
    ['message', '421 4.3.0 going down', 421, '4.3.0', 'temporary', null],
    ['message', '552 5.2.3 too big', 552, '5.2.3', 'permanent-message', 'TOO_LARGE'],
    ['message', '550 5.7.26 does not pass DMARC', 550, '5.7.26', 'sender-fault', 'AUTHENTICATION'],
    ['message', '550 5.1.1 no such user', 550, '5.1.1', 'permanent-recipient', 'UNKNOWN_USER'],
  ] as const)('is rejected at %s by "%s"', async (phase, response, code, enhanced, kind, cause) => {
    const { send } = await start({ [phase]: response });
    expect(await send()).toEqual({ outcome: 'rejected', phase, code, enhanced, response, class: kind, cause });
  });

  it('is rejected at EHLO only when HELO is refused too', async () => {
    const { send } = await start({ ehlo: '502 what?', helo: '550 5.7.1 go away' });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase: 'ehlo', code: 550, class: 'relay' });
    const old = await start({ ehlo: '502 what?' });
    expect(await old.send()).toMatchObject({ outcome: 'accepted' });
  });

  it('shows of a refusal one line, at most 512 characters, without control characters', async () => {
    const { send } = await start({ rcpt: `550-5.1.1 no\u001b[2J user\r\n550 5.1.1 ${'x'.repeat(2000)}` });
    const result = await send();
    expect(result).toMatchObject({ outcome: 'rejected', enhanced: '5.1.1', class: 'permanent-recipient' });
    expect(result).toHaveProperty('response', `550-5.1.1 no [2J user 550 5.1.1 ${'x'.repeat(480)}`);
  });

  it('refuses to start for an address or a mail that no relay could take', async () => {
    const { sender, server, onDataStarted } = await start();
    const hooks = { onDataStarted };
    const injected = { ...envelope, to: 'ana@example.test>\r\nRCPT TO:<b@y.test' };
    await expect(sender.send(mime, injected, hooks)).rejects.toThrow('to address cannot be used: several-addresses');
    await expect(sender.send(mime, { ...envelope, from: '' }, hooks)).rejects.toThrow('from address cannot be used');
    await expect(sender.send(Buffer.from('ñ'), envelope, hooks)).rejects.toThrow('7 bit');
    expect(server.sockets).toHaveLength(0);
  });
});

describe('a send that gets no answer', () => {
  const brisk = { connect: 2_000, greeting: 60, beforeData: 120, afterData: 60 };

  it.each([
    ['greeting', HANG, 'timeout'],
    ['ehlo', HANG, 'timeout'],
    ['mail', HANG, 'timeout'],
    ['rcpt', HANG, 'timeout'],
    ['data', HANG, 'timeout'],
    ['greeting', DROP, 'connection-lost'],
    ['ehlo', DROP, 'connection-lost'],
    ['mail', RESET, 'connection-lost'],
    ['rcpt', DROP, 'connection-lost'],
    ['data', DROP, 'connection-lost'],
    ['greeting', 'HTTP/1.1 400 Bad Request', 'unexpected-answer'],
    ['greeting', `220-${'endless '.repeat(10_000)}`, 'unexpected-answer'],
    ['rcpt', '354 what?', 'unexpected-answer'],
    ['data', '250 fine', 'unexpected-answer'],
  ] as const)('at %s (%s) has failed for sure: %s', async (phase, step, reason) => {
    const { send, server } = await start({ [phase]: step }, { deadlines: brisk });
    expect(await send()).toMatchObject({ outcome: 'failed', phase, reason, class: 'temporary' });
    expect(server.mails).toEqual([]);
  });

  it.each([
    [HANG, 'timeout'],
    [DROP, 'connection-lost'],
    [RESET, 'connection-lost'],
    ['354 more?', 'unexpected-answer'],
    ['fine', 'unexpected-answer'],
  ] as const)('after the dot (%s) is uncertain: %s', async (step, reason) => {
    const { send, server } = await start({ message: step }, { deadlines: brisk });
    expect(await send()).toMatchObject({ outcome: 'uncertain', reason });
    expect(server.mails).toHaveLength(1);
  });

  it.each([
    ['greeting', { outcome: 'failed', phase: 'greeting', reason: 'timeout' }],
    ['message', { outcome: 'uncertain', reason: 'timeout' }],
  ] as const)('is not kept waiting by a relay that trickles its answer at %s', async (phase, expected) => {
    const { send, server } = await start({ [phase]: HANG }, { deadlines: brisk });
    const trickle = setInterval(() => {
      if (phase === 'greeting' || server.mails.length > 0) server.sockets[0]?.write('2');
    }, 5);
    expect(await send()).toMatchObject(expected);
    clearInterval(trickle);
  });

  it('counts a connection that no one takes as failed', async () => {
    const { server, send } = await start();
    await server.close();
    ended.shift();
    expect(await send()).toMatchObject({ phase: 'connect', reason: 'host-not-reached', detail: 'ECONNREFUSED' });
  });

  it('at HELO, where EHLO is unknown, has failed for sure too', async () => {
    const { send } = await start({ ehlo: '502 what?', helo: HANG }, { deadlines: brisk });
    expect(await send()).toMatchObject({ outcome: 'failed', phase: 'ehlo', reason: 'timeout' });
  });

  it('can be told to stop: before the data for sure, afterwards uncertainly', async () => {
    const early = await start({ ehlo: ONE_BY_ONE, rcpt: HANG });
    const stop = new AbortController();
    const sending = early.send(stop.signal);
    await early.server.hears('RCPT');
    stop.abort();
    expect(await sending).toMatchObject({ outcome: 'failed', phase: 'rcpt', reason: 'aborted' });
    expect(await early.send(stop.signal)).toMatchObject({ outcome: 'failed', phase: 'connect', reason: 'aborted' });

    const late = await start({ message: HANG });
    const stopLate = new AbortController();
    const sendingLate = late.send(stopLate.signal);
    await late.server.hears('message');
    stopLate.abort();
    expect(await sendingLate).toMatchObject({ outcome: 'uncertain', reason: 'aborted' });
  });

  it('sends nothing when it is told to stop while its start is being recorded', async () => {
    const { server, sender } = await start();
    const stop = new AbortController();
    const result = await sender.send(mime, envelope, { onDataStarted: async () => stop.abort() }, stop.signal);
    expect(result).toMatchObject({ outcome: 'failed', reason: 'aborted' });
    expect(count(server, 'DATA')).toBe(0);
  });
});

describe('a connection', () => {
  it('is used again for the next mail, without a new greeting', async () => {
    const { server, send } = await start();
    await send();
    await send();
    expect(server.sockets).toHaveLength(1);
    expect(count(server, 'EHLO')).toBe(1);
    expect(server.mails).toHaveLength(2);
  });

  it('serves as many mails at once as are sent, and keeps no more open than its relay allows', async () => {
    const { server, sender, send } = await start({}, { concurrency: 2 });
    const results = await Promise.all([send(), send(), send(), send()]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(server.sockets).toHaveLength(4);
    await Promise.all([send(), send()]);
    expect(server.sockets).toHaveLength(4);
    await sender.close();
    expect(count(server, 'QUIT')).toBe(4);
  });

  it('is reset after a refusal', async () => {
    const { server, send } = await start({ rcpt: ['550 5.1.1 no such user', '250 ok'] });
    await send();
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.heard.filter((line) => /^(RSET|RCPT|EHLO)/.test(line))).toEqual([
      'EHLO followthrough.test',
      'RCPT TO:<ana@example.test>',
      'RSET',
      'RCPT TO:<ana@example.test>',
    ]);
  });

  it.each([
    ['drops', [DROP, '250 ok']],
    ['resets', [RESET, '250 ok']],
    ['ends with 421', ['421 4.4.2 idle too long', '250 ok']],
  ] as const)('that the relay %s between two mails is replaced unnoticed', async (_how, [answer, then]) => {
    const { server, send, onDataStarted } = await start({ mail: ['250 ok', answer, then] });
    await send();
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.sockets).toHaveLength(2);
    // It is recorded again for the new connection.
    expect(onDataStarted).toHaveBeenCalledTimes(3);
    expect(server.mails).toHaveLength(2);
  });

  it('that was closed while idle is not tried', async () => {
    const { server, send } = await start();
    await send();
    const closed = new Promise((resolve) => server.sockets[0]?.once('close', resolve));
    server.sockets[0]?.end('421 4.4.2 idle too long\r\n');
    await closed;
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(count(server, 'MAIL')).toBe(2);
  });

  it('that cannot be reset is replaced', async () => {
    const { server, send } = await start({ rcpt: ['450 later', '250 ok'], rset: '421 bye' });
    await send();
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.sockets).toHaveLength(2);
  });

  it('is replaced once and not for ever', async () => {
    const { server, send } = await start({ mail: ['250 ok', DROP] });
    await send();
    expect(await send()).toMatchObject({ outcome: 'failed', phase: 'mail', reason: 'connection-lost' });
    expect(server.sockets).toHaveLength(2);
  });

  it('is given back when no mail follows', async () => {
    const { server, send } = await start({}, { deadlines: { idle: 10 } });
    await send();
    await server.hears('QUIT');
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.sockets).toHaveLength(2);
  });

  it('is given back after a hundred mails', async () => {
    const { server, send } = await start();
    for (let mail = 0; mail <= 100; mail += 1) await send();
    expect(server.sockets).toHaveLength(2);
  });

  it('is closed with a goodbye once what is under way has ended, and nothing is sent any more', async () => {
    const { server, sender, send } = await start();
    const sending = send();
    const closing = sender.close();
    expect(await sending).toMatchObject({ outcome: 'accepted' });
    await closing;
    expect(server.heard.at(-1)).toBe('QUIT');
    await expect(send()).rejects.toThrow('closed');
  });
});
