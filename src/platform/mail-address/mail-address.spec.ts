import { describe, expect, it } from '@jest/globals';
import { faultOfAddress, parseMailAddress, quotedAddress } from './mail-address.js';

const longLabel = 'd'.repeat(63);

describe('a mail address', () => {
  it.each([
    ['ana@example.test', 'ana@example.test'],
    ['Ana.Rios+jobs@Example.TEST', 'Ana.Rios+jobs@example.test'],
    ["o'hara_{x}!#$%&*/=?^`|~-@a.b", "o'hara_{x}!#$%&*/=?^`|~-@a.b"],
    ['ana@büro.example', 'ana@xn--bro-hoa.example'],
    ['ana@例え。テスト', 'ana@xn--r8jz45g.xn--zckzah'],
    ['a@1.example', 'a@1.example'],
    [`${'l'.repeat(64)}@example.test`, `${'l'.repeat(64)}@example.test`],
    [' ana@example.test\t', 'ana@example.test'],
    ['\u3000ana@example.test\u00a0', 'ana@example.test'],
    ['ana@example.test.', 'ana@example.test'],
    ['ana@例え。テスト。', 'ana@xn--r8jz45g.xn--zckzah'],
    ['.ana@carrier.example', '.ana@carrier.example'],
    ['ana..rios.@carrier.example', 'ana..rios.@carrier.example'],
    ['"ana..rios."@carrier.example', 'ana..rios.@carrier.example'],
  ])('is accepted when one mailbox is meant: %s', (text, address) => {
    expect(parseMailAddress(text)).toEqual({ ok: true, address });
  });

  it('shows a look-alike domain as the other name that it is', () => {
    expect(parseMailAddress('ana@exаmple.com')).toEqual({ ok: true, address: 'ana@xn--exmple-4nf.com' });
  });

  it.each([
    ['', 'nothing'],
    ['ana', 'no domain'],
    ['@example.test', 'no local part'],
    ['ana@', 'an empty domain'],
    ['a@x.test, b@y.test', 'two addresses'],
    ['"a@x, b@y"@z.test', 'a quoted list'],
    ['Ana <ana@example.test>', 'a name'],
    ['<ana@example.test>', 'angle brackets'],
    ['"ana"@example.test', 'quotes'],
    ['ana(work)@example.test', 'a comment'],
    ['team:ana@example.test;', 'a group'],
    ['an a@example.test', 'a space'],
    ['ana@example.test\n', 'a line break behind it'],
    ['...@example.test', 'nothing but dots'],
    ['"ana..\\""@example.test', 'a quote in quotes'],
    ['"a@b..c"@example.test', 'an address in quotes'],
    ['ana@example.test\r\nBcc: b@y.test', 'a line break'],
    ['ana\r@example.test', 'a lone CR'],
    ['ana\0@example.test', 'NUL'],
    ['ana@example\u2028.test', 'U+2028'],
    ['ana\ud800@example.test', 'a lone surrogate'],
    ['\u202eana@example.test', 'a right-to-left override'],
    ['ana@exam\u00adple.test', 'a soft hyphen'],
  ])('is refused as malformed: %j (%s)', (text) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason: 'malformed' });
  });

  it.each(['josé@example.test', '用户@example.test'])('says when the local part is what is not ASCII: %s', (text) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason: 'non-ascii-local-part' });
  });

  it.each([
    'ana@localhost',
    'ana@example.test..',
    'ana@.',
    'ana@example..test',
    'ana@-example.test',
    'ana@127.0.0.1',
    'ana@127.1',
    'ana@0x7f.1',
    'ana@①②⑦.⓪.⓪.①',
    'ana@[127.0.0.1]',
    'ana@[::1]',
    'ana@ex%61mple.test',
    'ana@a_b.test',
    'ana@example.test:25',
    'ana@example.123',
    `ana@${longLabel}d.test`,
  ])('is refused for its domain: %s', (text) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason: 'unusable-domain' });
  });

  it.each([
    `${'l'.repeat(65)}@example.test`,
    `a@${longLabel}.${longLabel}.${longLabel}.${longLabel}.test`,
    `${'group:('.repeat(5000)}a@b.test`,
    `.${'l'.repeat(62)}.@example.test`,
  ])('is refused when it is too long for SMTP', (text) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason: 'too-long' });
  });
});

describe('an address with dots that RFC 5321 wants quoted', () => {
  it('is quoted for mail servers, and no other is', () => {
    expect(quotedAddress('ana..rios.@carrier.example')).toBe('"ana..rios."@carrier.example');
    expect(quotedAddress('.ana@carrier.example')).toBe('".ana"@carrier.example');
    expect(quotedAddress('ana.rios@carrier.example')).toBe('ana.rios@carrier.example');
  });
});

it('is told apart by what is wrong with it', () => {
  const faults = ['ana', `${'l'.repeat(65)}@example.test`, 'josé@example.test', 'ana@localhost'].map(faultOfAddress);
  expect(new Set(faults).size).toBe(4);
  expect(faults).toEqual([
    expect.stringContaining('form name@example.com'),
    expect.stringContaining('64 characters'),
    expect.stringContaining('ASCII'),
    expect.stringContaining('domain'),
  ]);
  expect(faultOfAddress('ana@example.test')).toBeNull();
});
