import { describe, expect, it } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { escapeText } from './escape-text.js';
import { isolated } from './isolated.js';
import { Link } from './link.js';
import { Name } from './name.js';
import { Page, renderPage } from './page.js';
import { Sentence } from './sentence.js';

const hostile = `</title><script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;

describe('a page', () => {
  it('shows hostile words as words, wherever they stand', () => {
    const page = renderPage(
      <Page locale={hostile} direction="ltr" title={hostile} stylesheet="/s.css">
        <Name text={hostile} />
        <Sentence text={`From ${isolated(hostile)}.`} />
        <Link to={new URL(`https://example.test/${hostile}`)}>{hostile}</Link>
      </Page>,
    );
    expect(page).not.toMatch(/<(script|img)/);
    const escaped = `&lt;/title>&lt;script>alert(1)&lt;/script>&quot;'&amp;&lt;img src=x onerror=alert(1)>`;
    expect(page).toContain(`<html lang="${escaped}" dir="ltr">`);
    expect(page).toContain(`<title>${escaped}</title>`);
    expect(page.split(escaped)).toHaveLength(6);
  });
});

describe('a sentence', () => {
  it('holds names that keep their own direction', () => {
    const text = `From ${isolated('شركة')} to ${isolated('Ana')}: hello`;
    expect(renderToString(<Sentence text={text} />)).toBe('From <bdi>شركة</bdi> to <bdi>Ana</bdi>: hello');
  });

  it('is not broken by marks in a name', () => {
    const text = `From ${isolated('a\u2069b\u202Ec\u2068d')}.`;
    expect(renderToString(<Sentence text={text} />)).toBe('From <bdi>abcd</bdi>.');
  });
});

describe('a link', () => {
  it('leads to pages, mail and telephones', () => {
    expect(renderToString(<Link to="/messages">All</Link>)).toBe('<a href="/messages">All</a>');
    expect(renderToString(<Link to={new URL('mailto:ana@example.test')}>Write</Link>)).toBe(
      '<a href="mailto:ana@example.test">Write</a>',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x'])(
    'never leads to %s',
    (to) => {
      expect(() => renderToString(<Link to={new URL(to)}>x</Link>)).toThrow('does not lead');
    },
  );

  it.each(['//example.test', '/\\example.test'] as const)('does not take %s for a path of this server', (to) => {
    expect(() => renderToString(<Link to={to}>x</Link>)).toThrow('one slash');
  });
});

describe('text as HTML', () => {
  it('is safe between tags and in quotes', () => {
    expect(escapeText(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
  });
});
