import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { anyCharacter } from '../../../test/support/any-character.js';
import { composeMime, type MailToCompose } from './compose-mime.js';
import { bodyText, headerText } from './mail-text.js';

const mail: MailToCompose = {
  messageId: '<0198c0de-0000-7000-8000-000000000001@mail.example.test>',
  date: new Date('2026-11-06T08:00:00Z'),
  from: { name: 'Acme', address: 'hello@acme.example' },
  to: { name: 'Ana Ríos', address: 'ana@bücher.example' },
  replyTo: { name: 'Lee, Sam', address: 'sam@acme.example' },
  locale: 'es',
  subject: 'Ñandú',
  text: 'Hola',
  html: '<p>Hola</p>',
  redirectedFrom: 'ana@example.test',
  unsubscribeUrl: `https://acme.example/${'preferences/'.repeat(8)}`,
  providerHeaders: { 'X-Pm-Metadata-Followthrough': '0198c0de-0000-7000-8000-000000000001' },
};

/** The same mail by the library's own composer and stream. */
async function byTheLibrary(sent: MailToCompose): Promise<string> {
  const alternative = (body: string) => {
    const content = bodyText(body);
    const contentTransferEncoding = /^\p{ASCII}*$/u.test(content) ? ('quoted-printable' as const) : (false as const);
    return { content, contentTransferEncoding };
  };
  const mailbox = ({ name = '', address }: { name?: string; address: string }) => ({
    name: headerText(name, 200),
    address,
  });
  const composer = new MailComposer({
    messageId: sent.messageId,
    date: sent.date,
    from: mailbox(sent.from),
    to: mailbox(sent.to),
    replyTo: sent.replyTo && mailbox(sent.replyTo),
    ...(sent.repliesTo ? { inReplyTo: sent.repliesTo, references: sent.repliesTo } : {}),
    subject: headerText(sent.subject, 400),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': sent.locale,
      ...sent.providerHeaders,
      'X-Original-To': sent.redirectedFrom ?? '',
      'List-Unsubscribe': `<${sent.unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    text: alternative(sent.text),
    html: alternative(sent.html),
    attachments: (sent.calendars ?? []).map(({ filename, method, content }) => ({
      filename: headerText(filename, 200),
      content,
      contentType: `text/calendar; method=${method}; charset=utf-8`,
      contentDisposition: 'attachment',
      contentTransferEncoding: 'base64',
    })),
    boundaryPrefix: '=_',
    baseBoundary: sent.messageId.replace(/@.*|\W/g, ''),
  });
  return (await composer.compile().build()).toString();
}

const words = {
  'a few words': 'You will hear from us by Friday.\r\n',
  'letters of another script': 'Вы узнаете до пятницы.\r\n'.repeat(40),
  'letters with accents': 'Sabrás más el 11 de diciembre. '.repeat(200),
  'as many letters of one kind as of the other': 'aя1'.repeat(50),
  'one letter more of ASCII': `${'zЯ[@`{'.repeat(50)}A`,
  'lines that end in blanks': 'one \r\ntwo\t\r\n \r\nthree ',
  'lines that begin with dots': '.\r\n..\r\n.three\r\n',
  'one long line': 'x'.repeat(100_000),
  'a long line of astral letters': '𝔸'.repeat(30_000),
  'signs that mean something': '=20=\r\n--=_-part\r\nFrom me\r\n\r\n=',
  'a word across every line end': 'wörd '.repeat(4_000),
};

describe('the bytes of a mail', () => {
  it.each(Object.entries(words))("are those of the library's own composer: %s", async (_, text) => {
    const sent = { ...mail, text, html: `<p>${text}</p>`, subject: text, to: { ...mail.to, name: text } };
    expect(composeMime(sent).toString()).toBe(await byTheLibrary(sent));
    const file = { filename: `${text.slice(0, 100)}.ics`, method: 'PUBLISH' as const, content: text };
    const dated = { ...sent, calendars: [file, { ...file, method: 'CANCEL' as const }] };
    expect(composeMime(dated).toString()).toBe(await byTheLibrary(dated));
  });

  it('are those whatever is written, and however long the boundary is', async () => {
    const anything = fc.string({ unit: anyCharacter, maxLength: 200 });
    const id = fc.stringMatching(/^\w{1,62}$/);
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, id, async (name, subject, body, unique) => {
        const sent = {
          ...mail,
          messageId: `<${unique}@mail.example.test>`,
          to: { ...mail.to, name },
          subject,
          text: `T${body}`,
          calendars: [{ filename: `${name}.ics`, method: 'PUBLISH' as const, content: `C${body}` }],
          repliesTo: `<${unique}-0@mail.example.test>`,
        };
        expect(composeMime(sent).toString()).toBe(await byTheLibrary(sent));
      }),
      { numRuns: 200 },
    );
  });

  it('are not made of nothing', () => {
    expect(() => composeMime({ ...mail, text: '\0' })).toThrow('composed from a text');
  });
});
