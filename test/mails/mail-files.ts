import { composeMail } from '../../src/notifications/mails/compose-mail.js';
import { MAIL_LANGUAGES } from '../../src/notifications/mails/mail-languages.js';
import { SAMPLE_MAILS } from './sample-mails.js';

/** The committed pictures of all mails: what each file in this folder has to hold, by file name. */
export function mailFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const entries: string[] = [];
  for (const { name, kind, facts } of SAMPLE_MAILS) {
    for (const { locale } of MAIL_LANGUAGES) {
      const mail = composeMail(kind, facts, locale);
      files.set(`${name}.${locale}.txt`, `${mail.subject}\n${mail.preheader}\n\n${mail.text}`);
      files.set(`${name}.${locale}.html`, mail.html);
      entries.push(`<section><h2>${name} (${locale})</h2><p><a href="${name}.${locale}.txt">${mail.subject}</a></p>
<iframe title="${name} (${locale})" src="${name}.${locale}.html" loading="lazy"></iframe></section>`);
    }
  }
  files.set('index.html', indexOf(entries));
  return files;
}

function indexOf(entries: string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The mails candidates get</title>
<style>
:root{color-scheme:light dark}
body{margin:24px;font:16px/1.5 system-ui,sans-serif}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(375px,1fr));gap:24px}
h2{margin:0;font-size:16px}
p{margin:0 0 8px}
iframe{width:100%;height:880px;border:1px solid #8884}
</style>
</head>
<body>
<h1>The mails candidates get</h1>
<p>Written by <code>npm run mails</code>; each subject leads to the text part.</p>
<main>
${entries.join('\n')}
</main>
</body>
</html>
`;
}
