import { describe, expect, it } from '@jest/globals';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mimeText } from './mime-bytes.js';

const bodies = {
  'a few words': 'You will hear from us by Friday.\r\n',
  'letters of another script': 'Вы узнаете до пятницы.\r\n'.repeat(40),
  'letters with accents': 'Sabrás más el 11 de diciembre. '.repeat(200),
  'lines that end in blanks': 'one \r\ntwo\t\r\n \r\nthree ',
  'lines that begin with dots': '.\r\n..\r\n.three\r\n',
  'one long line': 'x'.repeat(100_000),
  'a long line of astral letters': '𝔸'.repeat(30_000),
  'signs that mean something': '=20=\r\n--=_-part\r\nFrom me\r\n\r\n=',
  'a word across every line end': 'wörd '.repeat(4_000),
};

describe('the bytes of a mail', () => {
  it.each(Object.entries(bodies))("are those of the library's own stream: %s", async (_, body) => {
    for (const encoding of ['quoted-printable', 'base64', false] as const) {
      const composer = () =>
        new MailComposer({
          messageId: '<one@followthrough.test>',
          date: new Date('2026-12-01T09:00:00Z'),
          from: 'a@followthrough.test',
          subject: 'Ñandú',
          text: { content: body, contentTransferEncoding: encoding },
          html: { content: `<p>${body}</p>`, contentTransferEncoding: encoding },
          attachments: [
            { filename: 'dates.ics', content: body, contentType: 'text/calendar', contentTransferEncoding: 'base64' },
          ],
          boundaryPrefix: '=_',
          baseBoundary: 'one',
        }).compile();
      expect(mimeText(composer())).toBe((await composer().build()).toString());
    }
  });

  it('are not made of what is no text', () => {
    const composer = new MailComposer({ from: 'a@followthrough.test', text: Buffer.from('text') });
    expect(() => mimeText(composer.compile())).toThrow('composed from a text');
  });
});
