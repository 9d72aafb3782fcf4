import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { composeMime, type MailToCompose } from './compose-mime.js';

const mail: MailToCompose = {
  messageId: '<0198c0de-0000-7000-8000-000000000001@mail.example.test>',
  date: new Date('2026-11-06T08:00:00Z'),
  from: { name: 'Acme Hiring', address: 'hello@acme.example' },
  to: { name: 'Ana Ríos', address: 'ana@example.test' },
  replyTo: { address: 'recruiter@acme.example' },
  locale: 'es',
  subject: 'Tu candidatura: nueva fecha',
  text: 'Hola Ana:\nsabrás más el 11 de diciembre.\n',
  html: '<p>Hola Ana:</p>\n<p>sabrás más el 11 de diciembre.</p>',
};

const header = (mime: Buffer, name: string) =>
  mime
    .toString()
    .split('\r\n\r\n')[0]
    ?.split(/\r\n(?! )/)
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.replace(/\r\n /g, ' '));

describe('a composed mail', () => {
  it('is to an address whose dots have to be quoted in quotes', () => {
    const to = { name: 'Ana', address: 'ana..rios.@carrier.example' };
    expect(header(composeMime({ ...mail, to }), 'To')).toEqual(['To: Ana <"ana..rios."@carrier.example>']);
  });

  it('is, byte for byte, what the values say', async () => {
    expect(composeMime(mail).toString()).toBe(
      [
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: OOF, AutoReply',
        'Content-Language: es',
        'From: Acme Hiring <hello@acme.example>',
        'To: =?UTF-8?Q?Ana_R=C3=ADos?= <ana@example.test>',
        'Reply-To: recruiter@acme.example',
        'Subject: Tu candidatura: nueva fecha',
        'Message-ID: <0198c0de-0000-7000-8000-000000000001@mail.example.test>',
        'Date: Fri, 06 Nov 2026 08:00:00 +0000',
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative;',
        ' boundary="=_-0198c0de000070008000000000000001-Part_1"',
        '',
        '--=_-0198c0de000070008000000000000001-Part_1',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Hola Ana:',
        'sabr=C3=A1s m=C3=A1s el 11 de diciembre.',
        '',
        '--=_-0198c0de000070008000000000000001-Part_1',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<p>Hola Ana:</p>',
        '<p>sabr=C3=A1s m=C3=A1s el 11 de diciembre.</p>',
        '--=_-0198c0de000070008000000000000001-Part_1--',
        '',
      ].join('\r\n'),
    );
  });

  it('is the same to the byte when it is composed again for a resend', async () => {
    expect(composeMime(mail)).toEqual(composeMime({ ...mail }));
  });

  it('is read back field by field', async () => {
    const parsed = await PostalMime.parse(composeMime(mail));
    expect(parsed).toMatchObject({
      messageId: mail.messageId,
      date: '2026-11-06T08:00:00.000Z',
      from: mail.from,
      to: [mail.to],
      replyTo: [{ name: '', address: 'recruiter@acme.example' }],
      subject: mail.subject,
      attachments: [],
    });
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html?.trim()).toBe(mail.html);
  });

  it('brings calendar files, each with its method, the same to the byte in every try', async () => {
    const content = `BEGIN:VCALENDAR\r\nSUMMARY:選考結果\r\nEND:VCALENDAR\r\n`;
    const calendars = [
      { filename: 'date-1.ics', method: 'PUBLISH' as const, content },
      { filename: 'date-2.ics', method: 'CANCEL' as const, content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    ];
    const withDate = { ...mail, calendars };
    const mime = composeMime(withDate);
    expect(mime.toString()).toContain(
      [
        '',
        '--=_-0198c0de000070008000000000000001-Part_1',
        'Content-Type: text/calendar; method=PUBLISH; charset=utf-8; name=date-1.ics',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename=date-1.ics',
        '',
        '',
      ].join('\r\n'),
    );
    expect(composeMime({ ...withDate })).toEqual(mime);
    // The parser ends the lines of a calendar with LF alone.
    const parsed = await PostalMime.parse(mime, { attachmentEncoding: 'utf8' });
    const read = content.replaceAll('\r\n', '\n');
    expect(parsed.attachments).toMatchObject([
      {
        filename: 'date-1.ics',
        mimeType: 'text/calendar',
        method: 'PUBLISH',
        disposition: 'attachment',
        content: read,
      },
      { filename: 'date-2.ics', mimeType: 'text/calendar', method: 'CANCEL', disposition: 'attachment' },
    ]);
    expect(mime.toString()).toContain(`\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`);
    expect(parsed).toMatchObject({ subject: mail.subject, to: [mail.to] });
    expect(parsed.text?.trim()).toBe(mail.text.trim());
    expect(parsed.html?.trim()).toBe(mail.html);
  });

  it('answers to the root of its conversation, and only where it has one', () => {
    const root = '<0198c0de-0000-7000-8000-00000000000a@mail.example.test>';
    const mime = composeMime({ ...mail, repliesTo: root });
    expect(header(mime, 'In-Reply-To')).toEqual([`In-Reply-To: ${root}`]);
    expect(header(mime, 'References')).toEqual([`References: ${root}`]);
    expect(header(composeMime(mail), 'References')).toEqual([]);
    expect(() => composeMime({ ...mail, repliesTo: `${root}\r\nBcc: b@y.test` })).toThrow('Message-ID');
  });

  it('names the language of its texts in canonical form', async () => {
    expect(header(composeMime({ ...mail, locale: 'PT-br' }), 'Content-Language')).toEqual(['Content-Language: pt-BR']);
    expect(() => composeMime({ ...mail, locale: 'es\r\nBcc: b@y.test' })).toThrow(RangeError);
  });

  it('offers one-click unsubscribing where an address for it is given, and only there', async () => {
    const mime = composeMime({ ...mail, unsubscribeUrl: 'https://acme.example/u/1?a=1&b=ü' });
    expect(header(mime, 'List-Unsubscribe')).toEqual(['List-Unsubscribe: <https://acme.example/u/1?a=1&b=%C3%BC>']);
    expect(header(mime, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe-Post: List-Unsubscribe=One-Click']);
    expect(header(composeMime(mail), 'List-Unsubscribe')).toEqual([]);
  });

  it('sends a Japanese text in base64 and a long English one in quoted-printable', async () => {
    const html = `<p>${'a word '.repeat(500)}</p>`;
    const mime = composeMime({ ...mail, text: '選考結果のお知らせ', html });
    expect(mime.toString()).toContain('Content-Transfer-Encoding: base64');
    expect(await PostalMime.parse(mime)).toMatchObject({ text: '選考結果のお知らせ', html: `${html}\n` });
  });

  it('carries a megabyte', async () => {
    const text = 'Una línea.\n'.repeat(100_000);
    expect((await PostalMime.parse(composeMime({ ...mail, text }))).text).toBe(`${text}\n`);
  });

  it.each(['1@x', 'none', '<a@b.test>\r\nBcc: b@y.test', '<a b@c.test>'])(
    'refuses a Message-ID that is none: %j',
    async (messageId) => {
      expect(() => composeMime({ ...mail, messageId })).toThrow('a Message-ID is <unique@domain>');
    },
  );
});
