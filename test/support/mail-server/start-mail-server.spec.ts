import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { EarlyMoment, MailMoment } from './faults.js';
import { RawClient } from './raw-client.js';
import { type MailServer, startMailServer } from './start-mail-server.js';

const MOMENTS: (EarlyMoment | MailMoment)[] = ['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'dot'];
const AUTH = 'AUTH PLAIN AGEAYg==';
const COMMANDS = ['EHLO client.example.test', AUTH, 'MAIL FROM:<a@example.test>', 'RCPT TO:<b@example.test>', 'DATA'];
const SOURCE = ['Subject: plain', '', 'hello', '.'].join('\r\n');

describe('The test mail server', () => {
  let server: MailServer;
  const clients: RawClient[] = [];

  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(async () => {
    for (const { socket } of clients.splice(0)) socket.destroy();
    await server.stop();
  });

  const send = (mail: SendMailOptions = {}) =>
    createTransport({ url: server.url, auth: { user: 'u', pass: 'p' } }).sendMail({
      from: 'hiring@example.test',
      to: 'ana@example.test',
      ...mail,
    });

  const dial = () => {
    const client = new RawClient(server.port);
    clients.push(client);
    return client;
  };
  const dialUpTo = async (moment: EarlyMoment | MailMoment) => {
    const client = dial();
    await client.say([...COMMANDS, SOURCE].slice(0, MOMENTS.indexOf(moment)));
    return client;
  };

  describe('behaving well', () => {
    it('keeps a mail with its envelope, its exact source and its parsed parts', async () => {
      await send({ to: ['ana@example.test', 'ben@example.test'], subject: 'Größe', text: '.dot\r\n..\r\nend' });
      const mail = await server.nextMail();
      expect(mail.envelope).toEqual({ from: 'hiring@example.test', to: ['ana@example.test', 'ben@example.test'] });
      expect(mail.parsed).toMatchObject({ subject: 'Größe', text: expect.stringContaining('.dot\n..\nend') });
      expect(mail.raw.toString()).toContain('\r\n.dot\r\n..\r\nend\r\n');
      expect(server.received).toEqual([mail]);
    });

    it('keeps bytes that are no text', async () => {
      const raw = Buffer.from('Subject: bytes\r\n\r\n\xff\xfe \x00\r\n', 'latin1');
      await send({ raw });
      expect((await server.nextMail()).raw).toEqual(raw);
    });

    it('understands commands that arrive together or in pieces', async () => {
      const client = dial();
      const [first = '', ...rest] = [...COMMANDS, SOURCE, 'QUIT', ''].join('\r\n');
      client.socket.write(first);
      client.socket.write(rest.join(''));
      expect((await server.nextMail()).parsed.subject).toBe('plain');
    });

    it('takes several mails over one connection', async () => {
      const pool = createTransport({ url: server.url, pool: true, maxConnections: 1 });
      for (const subject of ['one', 'two']) {
        await pool.sendMail({ from: 'a@example.test', to: 'b@example.test', subject });
      }
      pool.close();
      expect(server.received.map((mail) => mail.parsed.subject)).toEqual(['one', 'two']);
    });
  });

  describe('awaited', () => {
    it('hands out each mail once, the oldest that fits first, before or after it arrives', async () => {
      const second = server.nextMail({ subject: 'second' });
      await send({ subject: 'first' });
      await send({ subject: 'second' });
      await send({ subject: 'third' });
      expect((await second).parsed.subject).toBe('second');
      expect((await server.nextMail()).parsed.subject).toBe('first');
      expect((await server.nextMail({ to: 'ANA@example.test', subject: /^th/ })).parsed.subject).toBe('third');
      await expect(server.nextMail({}, { timeoutMs: 1 })).rejects.toThrow('No mail at all arrived within 1 ms');
    });

    it('finds a mail by whatever a predicate looks at', async () => {
      await send({ subject: 'a' });
      await send({ subject: 'b', headers: { 'X-Kind': 'SLIP' } });
      const slip = await server.nextMail((mail) => mail.parsed.headers.some(({ key }) => key === 'x-kind'));
      expect(slip.parsed.subject).toBe('b');
    });

    it('in vain, tells what did arrive instead', async () => {
      await send({ subject: 'Your date', to: 'ben@example.test' });
      await server.nextMail();
      await send({ subject: 'Your date has moved' });
      const nothing = server.nextMail({ to: 'ben@example.test', subject: 'Your date' }, { timeoutMs: 1 });
      await expect(nothing).rejects.toThrow(
        [
          'No mail to ben@example.test with the subject Your date arrived within 1 ms. These did arrive:',
          '  "Your date" from <hiring@example.test> to ben@example.test (awaited before)',
          '  "Your date has moved" from <hiring@example.test> to ana@example.test',
        ].join('\n'),
      );
    });

    it('lets nobody wait for a server that was stopped', async () => {
      const never = server.nextMail({ to: 'ana@example.test' });
      const refusal = expect(never).rejects.toThrow('before the mail server was stopped. None did.');
      await server.stop();
      await refusal;
      server = await startMailServer();
    });
  });

  describe('misbehaving', () => {
    it.each(MOMENTS)('hangs at %s until the client leaves', async (at) => {
      server.behave({ at, does: 'hang', onConnection: 1 });
      const client = await dialUpTo(at);
      // Had the first client been answered, it would have been before all this was.
      const other = await dialUpTo('dot');
      expect(await other.hear()).toBe('250 2.0.0 Accepted');
      expect(client.unheard).toBe('');
      expect(client.socket.closed).toBe(false);
    });

    it.each(MOMENTS)('drops the connection at %s', async (at) => {
      server.behave({ at, does: 'drop' });
      const client = await dialUpTo(at);
      expect(await client.hear()).toBe('closed');
    });

    it.each(MOMENTS)('resets the connection at %s', async (at) => {
      server.behave({ at, does: 'reset' });
      const client = await dialUpTo(at);
      expect(await client.hear()).toBe('ECONNRESET');
    });

    it.each([
      ['greeting', '421 4.3.2 Too busy'],
      ['greeting', '554 5.3.2 No service'],
      ['ehlo', '421 4.3.2 Going down'],
      ['auth', '535 5.7.8 Wrong'],
      ['mail', '451 4.3.0 Later'],
      ['rcpt', '550 5.1.1 Unknown'],
      ['rcpt', '450 4.2.1 Greylisted'],
      ['rcpt', '552 5.2.2 Full'],
      ['data', '421 4.3.0 Later'],
      ['dot', '451 4.3.0 Later'],
      ['dot', '550 5.7.1 Refused'],
      ['dot', '552 5.3.4 Too big'],
    ] as const)('answers at %s with %s, and keeps nothing', async (at, reply) => {
      server.behave({ at, does: { reply } });
      await expect(send()).rejects.toMatchObject({ responseCode: Number(reply.slice(0, 3)), response: reply });
      expect(server.received).toEqual([]);
    });

    it.each(['hang', 'drop', 'reset'] as const)(
      'has taken the mail, if after its dot it chooses to %s',
      async (does) => {
        server.behave({ at: 'dot', does });
        await dialUpTo('dot');
        expect((await server.nextMail()).parsed.subject).toBe('plain');
      },
    );

    it('keeps a mail that it accepts in words of the script', async () => {
      server.behave({ at: 'dot', does: { reply: '250 2.0.0 queued as 4711' } });
      expect(await send()).toMatchObject({ response: '250 2.0.0 queued as 4711' });
      expect(server.received).toHaveLength(1);
    });

    it.each(MOMENTS)('drips an answer at %s that never ends', async (at) => {
      server.behave({ at, does: { dripEveryMs: 1 } });
      const client = await dialUpTo(at);
      while (client.unheard.length < 60) await once(client.socket, 'data');
      expect(client.unheard).toMatch(/^(220-please hold the line\r\n){2}/);
    });

    it('refuses connections, and accepts them again on the same port', async () => {
      await server.refuseConnections();
      await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
      await server.acceptConnections();
      await send({ subject: 'back' });
      expect((await server.nextMail()).parsed.subject).toBe('back');
    });
  });

  describe('following a script', () => {
    it('only on the connection it names, counted from when it was given', async () => {
      await send();
      server.behave({ at: 'greeting', does: { reply: '421 4.3.2 Busy' }, onConnection: 2 });
      await send();
      await expect(send()).rejects.toMatchObject({ responseCode: 421 });
      await send();
    });

    it('only on the mail it names, counted over all connections', async () => {
      server.behave([
        { at: 'dot', does: { reply: '451 4.3.0 Later' }, onMail: 1 },
        { at: 'rcpt', does: { reply: '550 5.1.1 Unknown' }, onMail: 3 },
      ]);
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      await send();
      await expect(send()).rejects.toMatchObject({ responseCode: 550 });
      await send();
      expect(server.received).toHaveLength(2);
    });

    it('only for the recipient it names, who then is not in the envelope', async () => {
      server.behave({ at: 'rcpt', does: { reply: '550 5.1.1 Unknown' }, to: 'ben@example.test' });
      await send({ to: ['ben@example.test', 'ana@example.test'] });
      expect((await server.nextMail()).envelope.to).toEqual(['ana@example.test']);
    });

    it('as a function that sees each situation', async () => {
      server.behave(({ at, mail, to }) =>
        at === 'dot' && mail % 2 === 0 && to[0] ? { reply: '451 4.3.0 Even' } : undefined,
      );
      await send();
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      await send();
    });

    it('until it is told to behave', async () => {
      server.behave({ at: 'mail', does: { reply: '451 4.3.0 Later' } });
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      server.behave([]);
      await send();
    });

    it('whose own mistake comes to light when it stops', async () => {
      server.behave(() => {
        throw new Error('a mistake in the script');
      });
      await expect(send()).rejects.toThrow();
      await expect(server.stop()).rejects.toThrow('a mistake in the script');
      server = await startMailServer();
    });
  });
});
