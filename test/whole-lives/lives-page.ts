import { escapeText } from '../../src/platform/html/escape-text.js';

/** What one reader got, from the first mail to the last. */
export interface ReadLife {
  readonly name: string;
  readonly locale: string;
  readonly reader: string;
  readonly mails: readonly { readonly date: string; readonly subject: string; readonly text: string }[];
}

/** To be read from top to bottom. Links are of that one run. */
export function livesPage(lives: readonly ReadLife[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Ten whole lives</title>
<style>
:root{color-scheme:light dark}
body{margin:24px auto;max-width:80ch;font:16px/1.5 system-ui,sans-serif}
pre{white-space:pre-wrap;border-left:4px solid #8884;padding-left:16px}
</style>
</head>
<body>
<h1>Ten whole lives</h1>
${lives.map(lifeOf).join('\n')}
</body>
</html>
`;
}

/** The same as plain text, one mail under the other. */
export function livesText(lives: readonly ReadLife[]): string {
  const mails = lives.flatMap(({ name, locale, reader, mails: read }) =>
    read.map(
      ({ date, subject, text }) =>
        `${'='.repeat(72)}\n${name} (${locale}, ${reader})\n${when(date)} · ${subject}\n\n${withoutSecrets(text)}`,
    ),
  );
  return mails.join('\n');
}

function lifeOf({ name, locale, reader, mails }: ReadLife): string {
  return `<h2>${escapeText(name)} (${locale}, ${reader})</h2>
${mails.map(mailOf).join('\n')}`;
}

function mailOf({ date, subject, text }: ReadLife['mails'][number]): string {
  return `<h3 dir="auto">${when(date)} · ${escapeText(subject)}</h3>
<pre dir="auto">${escapeText(withoutSecrets(text))}</pre>`;
}

function when(date: string): string {
  return date.slice(0, 16).replace('T', ' ');
}

function withoutSecrets(text: string): string {
  return text.replaceAll(/https:\/\/timelines\.example\.test\/\S+/gu, '…');
}
