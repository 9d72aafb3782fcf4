import { describe, expect, it } from '@jest/globals';
import { faultOfMailAddress, parseMailAddress, quotedAddress } from './mail-address.js';

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
    ['', 'empty'],
    ['ana', 'no-at-sign'],
    ['@example.test', 'no-local-part'],
    ['ana@', 'no-domain'],
    ['ana@bo@example.test', 'several-at-signs'],
    ['a@x.test, b@y.test', 'several-addresses'],
    ['a@x.test;b@y.test', 'several-addresses'],
    ['a@x.test b@y.test', 'several-addresses'],
    ['"a@x, b@y"@z.test', 'several-addresses'],
    ['Ana <ana@example.test>', 'not-bare'],
    ['<ana@example.test>', 'not-bare'],
    ['"ana"@example.test', 'not-bare'],
    ['ana(work)@example.test', 'not-bare'],
    ['team:ana@example.test;', 'not-bare'],
    ['ana@example.test,', 'not-bare'],
    ['an a@example.test', 'space'],
    ['ana@example.test\n', 'space'],
    ['ana\r@example.test', 'space'],
    ['ana\0@example.test', 'space'],
    ['ana@example\u2028.test', 'space'],
    ['ana\ud800@example.test', 'space'],
    ['\u202eana@example.test', 'space'],
    ['ana@exam\u00adple.test', 'space'],
    ['...@example.test', 'local-part-dots'],
    ['"ana..\\""@example.test', 'not-bare'],
    ['"a@b..c"@example.test', 'not-bare'],
    ['ana@.', 'no-domain'],
    ['ana[1]@example.test', 'local-part-character'],
  ])('is refused where it is not one bare address: %j (%s)', (text, reason) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason });
  });

  it('names more than one mailbox where a line break would add another recipient', () => {
    const injected = 'ana@example.test\r\nBcc: b@y.test';
    expect(parseMailAddress(injected)).toEqual({ ok: false, reason: 'several-addresses' });
  });

  it.each(['josé@example.test', '用户@example.test'])('says when the local part is what is not ASCII: %s', (text) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason: 'non-ascii-local-part' });
  });

  it.each([
    ['ana@localhost', 'domain-of-one-part'],
    ['ana@example.test..', 'domain-dots'],
    ['ana@.example.test', 'domain-dots'],
    ['ana@example..test', 'domain-dots'],
    ['ana@例え。。テスト', 'domain-dots'],
    ['ana@-example.test', 'unusable-domain'],
    ['ana@127.0.0.1', 'domain-is-address'],
    ['ana@127.1', 'domain-is-address'],
    ['ana@0x7f.1', 'domain-is-address'],
    ['ana@①②⑦.⓪.⓪.①', 'domain-is-address'],
    ['ana@[127.0.0.1]', 'domain-is-address'],
    ['ana@[::1]', 'domain-is-address'],
    ['ana@example.123', 'domain-is-address'],
    ['ana@ex%61mple.test', 'unusable-domain'],
    ['ana@a_b.test', 'unusable-domain'],
    ['ana@example.test:25', 'unusable-domain'],
    [`ana@${longLabel}d.test`, 'unusable-domain'],
  ])('is refused for its domain: %s (%s)', (text, reason) => {
    expect(parseMailAddress(text)).toEqual({ ok: false, reason });
  });

  it('is told what is wrong with it, in words of its own for each reason', () => {
    const texts = ['', 'a', '@b.test', 'a@', 'a@b@c.test', 'a@b.test,c@d.test', '<a@b.test>', 'a @b.test', 'é@b.test'];
    const others = [
      '..@b.test',
      '[@b.test',
      'a@b.test..',
      'a@b',
      'a@1.1.1.1',
      'a@b_c.test',
      `${'a'.repeat(65)}@b.test`,
    ];
    const told = [...texts, ...others].map(faultOfMailAddress);
    expect(new Set(told).size).toBe(told.length);
    expect(faultOfMailAddress('a')).toBe('is not an e-mail address of the form name@example.com: it has no @');
    expect(faultOfMailAddress('ana@example.test')).toBeNull();
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
