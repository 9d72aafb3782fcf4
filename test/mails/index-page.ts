import type { Sample } from './every-sample.js';

/** A page to look at all mails: kinds from top to bottom, languages side by side, each in the width of a phone. */
export function indexPage(main: readonly Sample[], others: readonly Sample[], locales: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The mails of Followthrough</title>
<style>
:root{color-scheme:light dark}
body{margin:24px;font:16px/1.5 system-ui,sans-serif}
section{display:flex;gap:24px;overflow-x:auto;padding-bottom:16px}
figure{flex:none;width:390px;margin:0}
figcaption{min-height:72px}
iframe{width:390px;height:844px;border:1px solid #8884}
</style>
</head>
<body>
<h1>The mails of Followthrough</h1>
<p>Written by <code>npm run mails</code>; each subject leads to the text part.</p>
${main.map((sample) => row(sample.name, sample.kind, sample, locales)).join('\n')}
<h2>Other faces, in English</h2>
<p>In other languages as text: ${locales
    .filter((locale) => locale !== 'en')
    .map((locale) => `<a href="other-faces.${locale}.txt">${locale}</a>`)
    .join(', ')}</p>
<section>
${others.map((sample) => figure(sample, 'en', sample.name)).join('\n')}
</section>
</body>
</html>
`;
}

function row(name: string, kind: string, sample: Sample, locales: readonly string[]): string {
  return `<h2 id="${name}">${kind}</h2>
<section>
${locales.map((locale) => figure(sample, locale, locale)).join('\n')}
</section>`;
}

function figure(sample: Sample, locale: string, title: string): string {
  const file = `${sample.name}/${locale}`;
  return `<figure>
<figcaption>${title}: <a href="${file}.txt" lang="${locale}" dir="auto">${sample.compose(locale).subject}</a></figcaption>
<iframe title="${sample.name}, ${locale}" src="${file}.html" loading="lazy"></iframe>
</figure>`;
}
