import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailboxLog } from './mailbox-log.js';
import { type LocalMailbox, startMailbox } from './start-mailbox.js';

interface Summary {
  id: string;
  to: string[];
  from: string;
  subject: string;
  receivedAt: string;
}

interface Detail extends Summary {
  envelope: { from: string; to: string[] };
  headers: Record<string, string | string[]>;
  text: string | null;
  html: string | null;
  raw: string;
  attachments: { filename: string | null; contentType: string; size: number }[];
  unreadableBecause: string | null;
}

// postal-mime refuses more than 256 levels of parts.
const UNPARSABLE = [
  ...Array.from({ length: 300 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}`),
  '',
  'lost in there',
].join('\r\n');

describe('The local mailbox', () => {
  let mailbox: LocalMailbox;
  let warnings: string[];
  const log: MailboxLog = { warn: (_facts, message) => warnings.push(message) };

  beforeEach(async () => {
    warnings = [];
    mailbox = await startMailbox({ log, capacity: 3 });
  });
  afterEach(() => mailbox.stop());

  const send = (mail: SendMailOptions) =>
    createTransport(mailbox.smtpUrl).sendMail({ from: 'hiring@example.test', to: 'ana@example.test', ...mail });
  const list = async () => (await (await fetch(`${mailbox.url}/messages`)).json()) as Summary[];
  const open = async (id: string) => (await (await fetch(`${mailbox.url}/messages/${id}`)).json()) as Detail;
  const openNewest = async () => open((await list())[0]?.id ?? 'none');

  it('lists what was sent to it, newest first, forgetting the oldest beyond its capacity', async () => {
    for (const subject of ['one', 'two', 'three', 'four']) await send({ subject });
    const mails = await list();
    expect(mails.map((mail) => mail.subject)).toEqual(['four', 'three', 'two']);
    expect(mails[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      to: ['ana@example.test'],
      from: 'hiring@example.test',
      subject: 'four',
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('shows headers, both bodies, attachments and the source of one mail', async () => {
    await send({
      from: 'Köhler & Co. <hiring@example.test>',
      subject: 'Entscheidung für Ana Ríos',
      text: 'You will hear by Friday.',
      html: '<p>You will hear by <b>Friday</b>.</p>',
      headers: { 'X-Note': ['first', 'second'] },
      attachments: [{ filename: 'offer.pdf', content: Buffer.alloc(15), contentType: 'application/pdf' }],
    });
    const mail = await openNewest();
    expect(mail).toMatchObject({
      from: 'hiring@example.test',
      subject: 'Entscheidung für Ana Ríos',
      text: expect.stringContaining('You will hear by Friday.'),
      html: expect.stringContaining('<b>Friday</b>'),
      attachments: [{ filename: 'offer.pdf', contentType: 'application/pdf', size: 15 }],
      unreadableBecause: null,
    });
    expect(mail.headers['to']).toBe('ana@example.test');
    expect(mail.headers['x-note']).toEqual(['first', 'second']);
    expect(mail.raw).toContain('X-Note: second');
  });

  it('names the recipients of the envelope, to whom the mail would really have gone', async () => {
    await send({
      to: 'Shown <shown@example.test>',
      envelope: { from: '', to: ['real@example.test', 'two@example.test'] },
    });
    expect(await openNewest()).toMatchObject({
      to: ['real@example.test', 'two@example.test'],
      envelope: { from: '', to: ['real@example.test', 'two@example.test'] },
      headers: { to: 'Shown <shown@example.test>' },
    });
  });

  it('keeps a header called __proto__ as the header that it is', async () => {
    await send({ raw: 'Subject: odd\r\n__proto__: polluted\r\n\r\nhello' });
    const mail = await openNewest();
    expect(Object.entries(mail.headers)).toContainEqual(['__proto__', 'polluted']);
    expect('polluted' in {}).toBe(false);
  });

  it('lists a mail that cannot be parsed by its envelope, with its source', async () => {
    await send({ raw: UNPARSABLE });
    const mail = await openNewest();
    expect(mail).toMatchObject({ to: ['ana@example.test'], from: 'hiring@example.test', text: null, html: null });
    expect(mail.unreadableBecause).toMatch(/nesting/i);
    expect(mail.raw).toContain('lost in there');
    expect(warnings).toEqual(['mailbox: a mail could not be parsed; its source is kept']);
  });

  it('hands out the exact bytes of a mail', async () => {
    const bytes = Buffer.from('Subject: bytes\r\n\r\n..dot \xff\xfe\x00 end\r\n', 'latin1');
    await send({ raw: bytes });
    const [mail] = await list();
    const answer = await fetch(`${mailbox.url}/messages/${mail?.id}/raw`);
    expect(answer.headers.get('content-type')).toBe('message/rfc822');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('refuses a mail that no provider would take, and keeps nothing of it', async () => {
    const tooLarge = Buffer.alloc(26 * 1024 * 1024, 'a line of text\r\n');
    await expect(send({ raw: tooLarge })).rejects.toMatchObject({ responseCode: 552 });
    expect(await list()).toEqual([]);
  });

  it('takes mails that arrive at the same time', async () => {
    await Promise.all(['a', 'b', 'c'].map((subject) => send({ subject })));
    expect((await list()).map((mail) => mail.subject).sort()).toEqual(['a', 'b', 'c']);
  });

  it('answers 404 as JSON for a mail that it does not have', async () => {
    for (const path of ['/messages/nothing', '/messages/nothing/raw', '/messages/__proto__']) {
      const answer = await fetch(mailbox.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: expect.any(String) });
    }
  });

  it('listens on the ports it is given, and leaves both free when it stops', async () => {
    const smtpPort = Number(new URL(mailbox.smtpUrl).port);
    const httpPort = Number(new URL(mailbox.url).port);
    await mailbox.stop();
    mailbox = await startMailbox({ log, smtpPort, httpPort });
    expect(mailbox).toMatchObject({ smtpUrl: `smtp://127.0.0.1:${smtpPort}`, url: `http://127.0.0.1:${httpPort}` });
  });

  it('stops while a client keeps its connection open', async () => {
    const pool = createTransport({ url: mailbox.smtpUrl, pool: true });
    await pool.sendMail({ from: 'hiring@example.test', to: 'ana@example.test', text: 'hello' });
    await mailbox.stop();
    pool.close();
    mailbox = await startMailbox({ log });
  });

  it('does not start by halves: with the page’s port taken its mail server is not left behind', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const smtpPort = Number(new URL(mailbox.smtpUrl).port);
    await mailbox.stop();
    const taken = startMailbox({ log, smtpPort, httpPort: (other.address() as AddressInfo).port });
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
    mailbox = await startMailbox({ log, smtpPort });
    other.close();
  });
});
