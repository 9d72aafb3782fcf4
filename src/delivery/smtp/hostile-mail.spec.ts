import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { anyCharacter } from '../../../test/support/any-character.js';
import { composeMime, type MailToCompose } from './compose-mime.js';
import { UnusableMailAddress } from './usable-address.js';

const mail: MailToCompose = {
  messageId: '<0198c0de-0000-7000-8000-000000000001@mail.example.test>',
  date: new Date('2026-11-06T08:00:00Z'),
  from: { name: 'Acme', address: 'hello@acme.example' },
  to: { name: 'Ana', address: 'ana@example.test' },
  locale: 'en',
  subject: 'News',
  text: 'Hello',
  html: '<p>Hello</p>',
};

const headerLines = (mime: Buffer) => mime.toString().split('\r\n\r\n')[0]?.split('\r\n') ?? [];
const headerNames = (mime: Buffer) =>
  headerLines(mime)
    .filter((line) => !line.startsWith(' '))
    .map((line) => line.split(':')[0]);

const EXPECTED_HEADERS = headerNames(composeMime(mail));

/** What the header line holds, and what a reader sees. */
const HOSTILE_NAMES = [
  ['CRLF and Bcc', 'Ana\r\nBcc: b@y.test', 'To: "Ana Bcc: b@y.test" <ana@example.test>', 'Ana Bcc: b@y.test'],
  ['a lone CR', 'Ana\rBcc: b@y.test', 'To: "Ana Bcc: b@y.test" <ana@example.test>', 'Ana Bcc: b@y.test'],
  ['a lone LF', 'Ana\nBcc: b@y.test', 'To: "Ana Bcc: b@y.test" <ana@example.test>', 'Ana Bcc: b@y.test'],
  ['NUL', 'An\0a', 'To: An a <ana@example.test>', 'An a'],
  ['U+2028', 'Ana\u2028Bcc: b@y.test', 'To: "Ana Bcc: b@y.test" <ana@example.test>', 'Ana Bcc: b@y.test'],
  ['a lone surrogate', 'Ana\ud800', 'To: =?UTF-8?Q?Ana=EF=BF=BD?= <ana@example.test>', 'Ana\ufffd'],
  ['a right-to-left override', 'Ana\u202etset.y@b', 'To: "Anatset.y@b" <ana@example.test>', 'Anatset.y@b'],
  ['another address', 'Ana <b@y.test>', 'To: "Ana <b@y.test>" <ana@example.test>', 'Ana <b@y.test>'],
  ['a list', '"a@x, b@y"', 'To: "\\"a@x, b@y\\"" <ana@example.test>', '"a@x, b@y"'],
  [
    'an encoded word',
    '=?utf-8?B?QmNjOiBiQHk=?=',
    'To: "= ?utf-8?B?QmNjOiBiQHk= ?=" <ana@example.test>',
    '= ?utf-8?B?QmNjOiBiQHk= ?=',
  ],
  ['a backslash at the end', 'Ana\\', 'To: "Ana\\\\" <ana@example.test>', 'Ana\\'],
  ['a group', 'x: b@y.test;', 'To: "x: b@y.test;" <ana@example.test>', 'x: b@y.test;'],
] as const;

describe('a hostile candidate', () => {
  it.each(HOSTILE_NAMES)('gains nothing by %s in a name', async (_what, name, line, shown) => {
    const mime = composeMime({ ...mail, to: { ...mail.to, name } });
    expect(headerLines(mime)).toContain(line);
    expect(headerNames(mime)).toEqual(EXPECTED_HEADERS);
    expect(await PostalMime.parse(mime)).toMatchObject({ to: [{ name: shown, address: 'ana@example.test' }] });
  });

  it.each(HOSTILE_NAMES)('gains nothing by %s in a subject', async (_what, subject, _line, shown) => {
    const mime = composeMime({ ...mail, subject });
    expect(headerNames(mime)).toEqual(EXPECTED_HEADERS);
    expect(await PostalMime.parse(mime)).toMatchObject({ subject: shown, to: [mail.to] });
  });

  it.each([
    ['5,000 nested groups', `${'g:('.repeat(5000)}a@b.test`, 'too-long'],
    ['two addresses', 'a@x.test, b@y.test', 'several-addresses'],
    ['a quoted list', '"a@x, b@y"@z.test', 'several-addresses'],
    ['CRLF and a command', 'ana@example.test>\r\nRCPT TO:<b@y.test', 'several-addresses'],
    ['a parameter of MAIL', 'ana@example.test SIZE=1', 'space'],
    ['a non-ASCII local part', 'añá@example.test', 'non-ascii-local-part'],
  ])('has an address that is %s refused, without naming it', async (_what, address, reason) => {
    let error: unknown;
    try {
      composeMime({ ...mail, to: { address } });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UnusableMailAddress);
    expect(error).toMatchObject({ field: 'to', reason, message: `the mail's to address cannot be used: ${reason}` });
  });

  it('is written to under the ASCII form of a look-alike domain', async () => {
    const mime = composeMime({ ...mail, to: { address: 'ana@exаmple.com' } });
    expect(headerLines(mime)).toContain('To: ana@xn--exmple-4nf.com');
  });

  it.each([
    ['5,000 nested groups', 'g:('.repeat(5000)],
    ['one endless word', 'A'.repeat(5000)],
    ['one endless word beyond ASCII', '𝒜'.repeat(5000)],
  ])('cannot fill a mail with a name of %s', async (_what, name) => {
    const mime = composeMime({ ...mail, to: { ...mail.to, name }, subject: name });
    expect(Math.max(...headerLines(mime).map((line) => line.length))).toBeLessThanOrEqual(998);
    const parsed = await PostalMime.parse(mime);
    expect([...(parsed.to?.[0]?.name ?? '')]).toHaveLength(200);
    expect([...(parsed.subject ?? '')]).toHaveLength(400);
  });

  it.each([
    ['a line of one dot', 'one\n.\ntwo', 'one\n.\ntwo\n'],
    ['a lone CR', 'one\rtwo', 'one\ntwo\n'],
    ['NUL and escape sequences', 'one\0\u001b[31mtwo', 'one[31mtwo\n'],
    ['U+2028', 'one\u2028two', 'one\u2028two\n'],
    ['a lone surrogate', 'one\udc00two', 'one\ufffdtwo\n'],
    ['a line of 10,000 characters', 'x'.repeat(10_000), `${'x'.repeat(10_000)}\n`],
    [
      'the boundary',
      '--=_-0198c0de000070008000000000000001-Part_1--',
      '--=_-0198c0de000070008000000000000001-Part_1--\n',
    ],
    ['headers of a part', '\n\nContent-Type: text/html\n\n<script>', '\n\nContent-Type: text/html\n\n<script>\n'],
  ])('has %s in a body arrive as text', async (_what, text, shown) => {
    const mime = composeMime({ ...mail, text });
    const parsed = await PostalMime.parse(mime);
    expect(parsed.text).toBe(shown);
    expect(parsed.html?.trim()).toBe(mail.html);
  });

  it('never gets an odd line into a mail, whatever is written', async () => {
    const anything = fc.string({ unit: anyCharacter, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (name, subject, body) => {
        const mime = composeMime({ ...mail, to: { ...mail.to, name }, subject: `S${subject}`, text: `T${body}` });
        const lines = mime.toString('latin1').split('\r\n');
        expect(lines.filter((line) => line.length > 998 || /[^\t\x20-\x7e]/.test(line))).toEqual([]);
        expect(headerNames(mime)).toEqual(EXPECTED_HEADERS);
      }),
      { numRuns: 200 },
    );
  });
});
