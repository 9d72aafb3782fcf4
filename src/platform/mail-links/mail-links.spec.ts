import { describe, expect, it } from '@jest/globals';
import { deadLinks, fillLinks, linkNames, linkSlot, UnknownLink, withoutLinkSlots } from './mail-links.js';

const bodies = {
  text: `Choose:\n  ${linkSlot('preferences')}\nOpen ${linkSlot('elsewhere')}.\n`,
  html: `<a href="${linkSlot('preferences')}">Choose</a>`,
};

describe('a link in a stored body', () => {
  it('is a place with a name', () => {
    expect(linkSlot('preferences')).toBe('{{link:preferences}}');
    expect(linkNames(bodies)).toEqual(['preferences', 'elsewhere']);
  });

  it.each(['', 'Preferences', 'a b', 'a:', 'a}}{{link:b', 'a:b', 'a\n', 'x'.repeat(65)])(
    'has no name like %j',
    (name) => {
      expect(() => linkSlot(name)).toThrow('a link is named');
    },
  );

  it('gets its address while sending, written as the part needs it', () => {
    const filled = fillLinks(bodies, (name) => `https://t.example/${name}?a=1&b="<'`);
    expect(filled.text).toBe(
      'Choose:\n  https://t.example/preferences?a=1&b=%22%3C%27\nOpen https://t.example/elsewhere?a=1&b=%22%3C%27.\n',
    );
    expect(filled.html).toBe('<a href="https://t.example/preferences?a=1&amp;b=%22%3C%27">Choose</a>');
  });

  it('gets an address with a dollar sign as it is', () => {
    expect(fillLinks(bodies, () => "https://t.example/$&$'$1").html).toContain('"https://t.example/$&amp;$%27$1"');
  });

  it('is asked for once, and its address is not searched for links again', () => {
    const asked: string[] = [];
    const { html } = fillLinks(bodies, (name) => {
      asked.push(name);
      return 'https://t.example/?{{link:preferences}}';
    });
    expect(asked).toHaveLength(2);
    expect(html).toContain('https://t.example/?{{link:preferences}}');
  });

  it.each(['other', '', 'a b', '__proto__'])('without an address ends the sending: %j', (name) => {
    const unknown = { text: `{{link:${name}}}`, html: '' };
    expect(() => fillLinks(unknown, () => undefined)).toThrow(UnknownLink);
    expect(() => fillLinks({ text: '', html: unknown.text }, () => null)).toThrow(UnknownLink);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/relative', ''])('takes no %j for an address', (address) => {
    expect(() => fillLinks(bodies, () => address)).toThrow(TypeError);
  });

  it('leads nowhere when it is shown to others', () => {
    expect(deadLinks(bodies).html).toBe('<a href="https://link.invalid/preferences">Choose</a>');
    expect(deadLinks(bodies).text).not.toContain('{{');
  });
});

describe('words of other people', () => {
  it.each([
    ['{{link:preferences}}', '{ {link:preferences}}'],
    ['{{{link:preferences}}}', '{{ {link:preferences}}}'],
    ['{{link:{{link:preferences}}', '{ {link:{ {link:preferences}}'],
    ['{{constructor.constructor}}', '{{constructor.constructor}}'],
  ])('cannot make a link: %s', (typed, written) => {
    expect(withoutLinkSlots(typed)).toBe(written);
    expect(linkNames({ text: written, html: '' })).toEqual([]);
  });
});
