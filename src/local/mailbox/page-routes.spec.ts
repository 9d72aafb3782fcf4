import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport, type SendMailOptions } from 'nodemailer';
import supertest from 'supertest';
import { type LocalMailbox, startMailbox } from './start-mailbox.js';

const HOSTILE = '"><script>alert(1)</script>';

describe('The pages of the local mailbox', () => {
  let mailbox: LocalMailbox;

  beforeAll(async () => {
    mailbox = await startMailbox({ log: { warn: () => undefined } });
  });
  afterAll(() => mailbox.stop());

  const get = (path: string) => supertest(mailbox.url).get(path);
  const send = async (mail: SendMailOptions) => {
    await createTransport(mailbox.smtpUrl).sendMail({ from: 'hiring@example.test', to: 'ana@example.test', ...mail });
    const { body } = await get('/messages');
    return `/mail/${(body as { id: string }[])[0]?.id}`;
  };

  it('say what will appear before there is any mail', async () => {
    const { text } = await get('/').expect(200).expect('content-type', 'text/html; charset=utf-8');
    expect(text).toContain('Nothing has been sent yet');
    expect(text).toContain(mailbox.smtpUrl);
  });

  it('refresh themselves without JavaScript, and tell the script when nothing is new', async () => {
    const first = await get('/');
    expect(first.text).toContain('<noscript><meta http-equiv="refresh" content="3"/></noscript>');
    const version = first.headers['etag'] ?? '';
    await get('/').set('If-None-Match', version).expect(304);
    await send({ subject: 'news' });
    const { text } = await get('/').set('If-None-Match', version).expect(200);
    expect(text).toContain('news');
  });

  it('link from the list to each mail in all of its views', async () => {
    const path = await send({ subject: 'Your decision date', text: 'In words', html: '<p>In markup</p>' });
    expect((await get('/')).text).toContain(`href="${path}"`);
    const { text } = await get(path).expect(200);
    for (const view of [path, `${path}/text`, `${path}/headers`, `${path}/source`]) {
      expect(text).toContain(`<a href="${view}"`);
      await get(view).expect(200).expect('content-type', 'text/html; charset=utf-8');
    }
    expect(text).toContain(`<iframe class="sheet" src="${path}/html"`);
    expect((await get(`${path}/text`)).text).toContain('In words');
    expect((await get(`${path}/headers`)).text).toContain('Message-ID');
    expect((await get(`${path}/source`)).text).toContain('Content-Type: multipart/alternative');
  });

  it('show a mail without HTML as text, with its web addresses as links', async () => {
    const path = await send({ text: 'See https://example.test/s/abc?x=1&y=2. Bye <b>' });
    const { text } = await get(path);
    expect(text).not.toContain('<iframe');
    expect(text).toContain(
      '<a href="https://example.test/s/abc?x=1&amp;y=2" target="_blank" rel="noopener noreferrer">',
    );
    expect(text).toContain('</a>. Bye &lt;b>');
    await get(`${path}/html`).expect(404);
  });

  it('say so when a mail has no text for those who read no HTML', async () => {
    const path = await send({ html: '<p>Only markup</p>' });
    expect((await get(`${path}/text`)).text).toContain('This mail has no text part');
  });

  it('show the source of a mail that cannot be parsed, in every view', async () => {
    const levels = Array.from(
      { length: 300 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    );
    const path = await send({ raw: `${levels.join('\r\n')}\r\nlost in there` });
    for (const view of [path, `${path}/text`, `${path}/source`]) {
      const { text } = await get(view).expect(200);
      expect(text).toContain('could not be parsed');
      expect(text).toContain('lost in there');
    }
    expect((await get('/')).text).toContain('(a mail that could not be parsed)');
  });

  it('never let a mail write markup into a page', async () => {
    const path = await send({
      from: { name: HOSTILE, address: 'hiring@example.test' },
      subject: HOSTILE,
      text: `${HOSTILE} https://example.test/"onclick=alert(1)`,
      headers: { 'X-Note': HOSTILE },
      attachments: [{ filename: `${HOSTILE}.txt`, content: 'x' }],
    });
    for (const view of ['/', path, `${path}/text`, `${path}/headers`, `${path}/source`]) {
      const { text } = await get(view).expect(200);
      expect(text).not.toMatch(/<script>|"onclick/);
      expect(text).toContain('&lt;script>alert(1)&lt;/script>');
    }
  });

  it('show the HTML of a mail apart: sandboxed, with nothing from the network, its links in a new tab', async () => {
    const markup =
      '<!DOCTYPE html><html><body><script>alert(1)</script><a href="https://example.test/">x</a></body></html>';
    const path = await send({ html: markup });
    const { text, headers } = await get(`${path}/html`).expect(200);
    expect(text.trim()).toBe(markup.replace('<html>', '<base target="_blank"><html>'));
    const policy = (headers['content-security-policy'] ?? '').split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'self'", 'img-src data:']));
    expect(policy.find((directive) => directive.startsWith('sandbox'))).not.toMatch(/scripts|same-origin|forms/);
    expect(policy.some((directive) => directive.startsWith('script-src'))).toBe(false);
  });

  it('are never cached, sniffed, framed by others or fed from elsewhere', async () => {
    const path = await send({ subject: 'any' });
    for (const page of ['/', path, '/mail/nothing', '/messages', '/mailbox.css', '/nowhere']) {
      const { headers } = await get(page);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
      });
    }
  });

  it.each(['/mail/nothing', '/mail/nothing/html', '/mail/nothing/source', '/mail/__proto__', '/nowhere'])(
    'answer 404 for %s',
    async (path) => {
      const { text } = await get(path).expect(404).expect('content-type', 'text/html; charset=utf-8');
      expect(text).toContain('There is nothing here');
    },
  );

  it('change nothing: only reading is possible', async () => {
    const path = await send({ subject: 'stays' });
    await supertest(mailbox.url).delete(path.replace('mail', 'messages')).expect(404);
    await supertest(mailbox.url).post('/').expect(404);
    await supertest(mailbox.url).head(path).expect(200);
    await get(path).expect(200);
  });

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:1', '[::1]:8025'])(
    'answer a browser that calls them %s',
    async (host) => {
      await get('/messages').set('Host', host).expect(200);
    },
  );

  it.each([
    'rebound.example.test',
    'localhost.example.test',
    'localhost@example.test',
    '127.0.0.1.example.test',
    '0.0.0.0',
    '',
  ])('refuse a browser that was led here by the name "%s"', async (host) => {
    for (const path of ['/', '/messages', '/mailbox.css', '/nowhere']) {
      const { status, text } = await get(path).set('Host', host);
      expect(status).toBe(403);
      expect(text).toBe('The mailbox answers on localhost only.\n');
    }
  });
});
